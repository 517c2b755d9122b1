import { SpanKind, SpanStatusCode, type Meter, type Tracer } from '@opentelemetry/api'
import type { PaifangEvent } from '@paifang/gateway'
import { eventAttributes } from './attributes'

const kindOf = (type: string): SpanKind => {
  if (type.startsWith('message.')) return SpanKind.CONSUMER
  return type.startsWith('inbound.') ? SpanKind.SERVER : SpanKind.INTERNAL
}

/**
 * Reports events in the common form: each is counted, and what took time becomes a span of its own, made when it has ended.
 * Events of calls are left out: calls have a policy, whose spans are active while they run.
 */
export const eventReporter = (
  tracer: Tracer | undefined,
  meter: Meter | undefined,
): ((event: PaifangEvent) => void) => {
  const count = meter?.createCounter('paifang.events', {
    unit: '{event}',
    description: 'What happened to jobs, pages, messages, inbound calls, keys and limits',
  })
  const duration = meter?.createHistogram('paifang.event.duration', {
    unit: 's',
    description: 'How long what ended took',
  })
  return (event) => {
    const { type, method, atMs, durationMs, outcome, attempts, waitedMs, requestId, code, sent } = event
    if (type.startsWith('call.')) return
    const attributes = eventAttributes(event)
    count?.add(1, attributes)
    if (durationMs === undefined) return
    duration?.record(durationMs / 1000, attributes)
    const span = tracer?.startSpan(`${type} ${method}`.trim(), {
      kind: kindOf(type),
      startTime: atMs - durationMs,
      attributes: {
        ...attributes,
        ...(attempts === undefined ? {} : { 'paifang.attempts': attempts }),
        ...(waitedMs === undefined ? {} : { 'paifang.waited_ms': Math.round(waitedMs) }),
        ...(requestId === undefined ? {} : { 'paifang.request_id': requestId }),
        ...(code === undefined ? {} : { 'rpc.response.status_code': code }),
        ...(sent === undefined ? {} : { 'paifang.sent': sent }),
      },
    })
    if (outcome !== undefined && outcome !== 'ok') span?.setStatus({ code: SpanStatusCode.ERROR })
    span?.end(atMs)
  }
}
