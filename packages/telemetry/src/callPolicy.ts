import {
  context,
  SpanKind,
  SpanStatusCode,
  trace,
  type Attributes,
  type Meter,
  type Span,
  type Tracer,
} from '@opentelemetry/api'
import type { Call, Outcome, Policy } from '@paifang/gateway'
import { errorTypeOf, failureAttributes, serverOf } from './attributes'

/** Seconds, as OpenTelemetry advises for calls. */
const seconds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]

const instruments = (meter: Meter) => ({
  duration: meter.createHistogram('rpc.client.call.duration', {
    unit: 's',
    description: 'The whole call, waits and repeats included',
    advice: { explicitBucketBoundaries: seconds },
  }),
  attempts: meter.createHistogram('paifang.client.attempts', {
    unit: '{attempt}',
    description: 'Requests that one call took',
    advice: { explicitBucketBoundaries: [0, 1, 2, 3, 5, 8] },
  }),
  queue: meter.createHistogram('paifang.client.queue.duration', {
    unit: 's',
    description: 'How much of a call was spent waiting: in line, for a limit or a ban, between attempts',
    advice: { explicitBucketBoundaries: seconds },
  }),
  retries: meter.createCounter('paifang.client.retries', {
    unit: '{retry}',
    description: 'Attempts that were repeated, by the policy that repeats them',
  }),
  bans: meter.createCounter('paifang.client.bans', {
    unit: '{ban}',
    description: 'Answers that said how long nothing more is taken',
  }),
})

/** What is remembered of a call while it runs. */
interface Watched {
  readonly span: Span | undefined
  readonly startedMs: number
  server: Attributes
}

/**
 * A span around every call, active while it runs, so that spans of its requests are its children, and its metrics. Holds
 * nothing of a value: neither input nor output, URL, session, key or words of an error.
 */
export const callPolicy = (tracer: Tracer | undefined, meter: Meter | undefined): Policy => {
  const measured = meter && instruments(meter)
  const watched = new WeakMap<Call, Watched>()
  let lastOrigin = ''
  let lastServer: Attributes = {}
  const serverAt = (url: string): Attributes => {
    const end = url.indexOf('/', url.indexOf('//') + 2)
    const origin = end < 0 ? url : url.slice(0, end)
    if (origin !== lastOrigin) {
      lastServer = serverOf(origin)
      lastOrigin = origin
    }
    return lastServer
  }
  const named = ({ gateway, operation }: Call): Attributes => ({
    'rpc.system.name': gateway,
    'rpc.method': operation.method,
  })

  const end = (call: Call, { span, startedMs, server }: Watched, outcome: Outcome): void => {
    const failure = outcome._tag === 'Left' ? failureAttributes(outcome.left) : {}
    // What is not sampled takes nothing.
    if (span?.isRecording() === true) {
      span.setAttributes({
        ...server,
        ...failure,
        'paifang.attempts': call.attempt,
        'paifang.waited_ms': Math.round(call.waitedMs),
        ...(call.requestId === undefined ? {} : { 'paifang.request_id': call.requestId }),
        ...(call.caller === undefined ? {} : { 'paifang.caller': call.caller }),
      })
      if (outcome._tag === 'Left') span.setStatus({ code: SpanStatusCode.ERROR })
    }
    span?.end()
    if (measured === undefined) return
    const { 'error.type': errorType } = failure
    const attributes = {
      ...named(call),
      ...server,
      ...(errorType === undefined ? {} : { 'error.type': errorType }),
    }
    measured.duration.record((performance.now() - startedMs) / 1000, attributes)
    measured.attempts.record(call.attempt, attributes)
    measured.queue.record(call.waitedMs / 1000, attributes)
  }

  return {
    name: 'telemetry',
    around: (call, next) => {
      const span = tracer?.startSpan(call.operation.method, {
        kind: SpanKind.CLIENT,
        attributes: named(call),
      })
      const state: Watched = { span, startedMs: performance.now(), server: {} }
      watched.set(call, state)
      const running = span === undefined ? next() : context.with(trace.setSpan(context.active(), span), next)
      return running.then((outcome) => {
        end(call, state, outcome)
        return outcome
      })
    },
    after: (call, { request, error }) => {
      const state = watched.get(call)
      if (request !== undefined && state !== undefined) state.server = serverAt(request.url)
      if (error?._tag === 'GatewayError' && error.retryAfterMs !== undefined)
        measured?.bans.add(1, { ...named(call), ...state?.server, 'paifang.scope': error.scope ?? 'unknown' })
    },
    repeated: ({ call, error }, policy, delayMs) => {
      watched.get(call)?.span?.addEvent('retry', {
        'paifang.policy': policy,
        'paifang.delay_ms': delayMs,
        'paifang.attempt': call.attempt,
        'error.type': errorTypeOf(error._tag, error as never),
      })
      measured?.retries.add(1, { ...named(call), 'paifang.policy': policy })
    },
  }
}
