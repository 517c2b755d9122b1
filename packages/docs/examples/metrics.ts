import {
  AggregationTemporality,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics'
import { timeGet } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { createTelemetry } from '@paifang/telemetry'

// #region metrics
const emulator = await startEmulator({ operations: [timeGet] })
// Yours exports to a collector, or is `new PrometheusExporter({ port: 9464 })` of @opentelemetry/exporter-prometheus.
const exporter = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE)
const meterProvider = new MeterProvider({ readers: [new PeriodicExportingMetricReader({ exporter })] })

const telemetry = createTelemetry({ meterProvider })
const top = createTopClient({ ...emulator.top, policies: telemetry.policies })
// #endregion metrics
await top.run(timeGet, {})

await meterProvider.forceFlush()
for (const { scopeMetrics } of exporter.getMetrics())
  for (const { metrics } of scopeMetrics)
    for (const { descriptor, dataPoints } of metrics)
      console.log(descriptor.name, dataPoints[0]?.attributes['rpc.method'])

await top.close()
await meterProvider.shutdown()
await emulator.close()

// prints
// rpc.client.call.duration taobao.time.get
// paifang.client.attempts taobao.time.get
// paifang.client.queue.duration taobao.time.get
