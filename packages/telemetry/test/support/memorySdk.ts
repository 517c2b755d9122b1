import { context, metrics, trace } from '@opentelemetry/api'
import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { InMemorySpanExporter, NodeTracerProvider, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-node'

/** OpenTelemetry's own SDK, exporting into memory and only when asked: one for each file of tests. */
export const memorySdk = () => {
  const spans = new InMemorySpanExporter()
  const traces = new NodeTracerProvider({ spanProcessors: [new SimpleSpanProcessor(spans)] })
  const measured = new InMemoryMetricExporter(AggregationTemporality.DELTA)
  const reader = new PeriodicExportingMetricReader({ exporter: measured, exportIntervalMillis: 3_600_000 })
  const meters = new MeterProvider({ readers: [reader] })
  return {
    spans,
    traces,
    measured,
    reader,
    register: () => {
      traces.register()
      metrics.setGlobalMeterProvider(meters)
    },
    unregister: () => {
      trace.disable()
      metrics.disable()
      context.disable()
    },
    /** Begins with nothing reported. */
    forget: async () => {
      await reader.forceFlush()
      spans.reset()
      measured.reset()
    },
    close: async () => {
      await meters.shutdown()
      await traces.shutdown()
    },
  }
}
