import { createNoopMeter, metrics, trace, type MeterProvider, type TracerProvider } from '@opentelemetry/api'
import type { PaifangEvent, Policy } from '@paifang/gateway'
import { refuseUnknownOptions } from '@paifang/gateway/author'
import { callPolicy } from './callPolicy'
import { eventReporter } from './eventReporter'
import { version } from './version'

export interface TelemetryOptions {
  /** Default: the one that is registered. `false`: no spans. */
  readonly tracerProvider?: TracerProvider | false
  /** Default: the one that is registered. `false`: no metrics. */
  readonly meterProvider?: MeterProvider | false
}

export interface Telemetry {
  /** For `policies` of a client: a span around every call, active while it runs, and its metrics. */
  readonly policies: (list: ReadonlyArray<Policy>) => ReadonlyArray<Policy>
  /** For `onEvent` of jobs, pages, messages, inbound calls, keys and limits: a metric, and a span of what took time. */
  readonly onEvent: (event: PaifangEvent) => void
}

const names: Readonly<Record<keyof TelemetryOptions, true>> = { tracerProvider: true, meterProvider: true }
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

const name = '@paifang/telemetry'

/** Nobody registered one: what it gives records nothing, and never will. */
const isIdle = (provider: TracerProvider): boolean => {
  const { getDelegateTracer } = provider as { getDelegateTracer?: (name: string) => unknown }
  return getDelegateTracer !== undefined && getDelegateTracer.call(provider, name) === undefined
}

/**
 * Spans and metrics of what is made with Paifang. Make it, and the clients, after the SDK of OpenTelemetry is registered: what
 * is made before records nothing, and costs nothing.
 *
 * @example
 * const telemetry = createTelemetry()
 * const top = createTopClient({ appKey, appSecret, policies: telemetry.policies })
 */
export const createTelemetry = (options: TelemetryOptions = {}): Telemetry => {
  refuseUnknownOptions(options, optionNames)
  const { tracerProvider, meterProvider } = options
  const traces = tracerProvider ?? trace.getTracerProvider()
  const tracer = traces === false || isIdle(traces) ? undefined : traces.getTracer(name, version)
  const measures = meterProvider ?? metrics.getMeterProvider()
  const found = measures === false ? undefined : measures.getMeter(name, version)
  const meter = found?.constructor === createNoopMeter().constructor ? undefined : found
  if (tracer === undefined && meter === undefined)
    return { policies: (list) => list, onEvent: () => undefined }
  const policy = callPolicy(tracer, meter)
  return { policies: (list) => [policy, ...list], onEvent: eventReporter(tracer, meter) }
}
