import type { HttpBody } from '@paifang/transport'
import type { Call } from '../call/Call'
import type { Outcome, Policy } from '../policies/Policy'
import { shownRequestId } from '../secrets/shownRequestId'
import type { AttemptEvent, CallEvent, CallHooks, DoneEvent, RetryEvent, StartEvent } from './Event'
import { drawnOnce } from './drawnOnce'
import { emit, errorFacts } from './emit'

export interface CallEvents {
  readonly started?: (call: Call) => void
  readonly done?: (call: Call, result: Outcome) => void
  /** Last in line: its times are the attempt's. */
  readonly policy?: Policy
}

export interface CallEventsOptions {
  readonly host: string | undefined
  /** Epoch milliseconds. */
  readonly clock: () => number
  readonly now: () => number
}

type Hook<E> = (event: E) => void

/** One hook of two, or none. */
const both = <E extends CallEvent>(
  own: Hook<E> | undefined,
  all: Hook<CallEvent> | undefined,
): Hook<E> | undefined => {
  if (own === undefined || all === undefined) return own ?? all
  return (event) => {
    emit(own, event)
    emit(all, event)
  }
}

const sizeOf = (body: HttpBody | undefined): number | undefined =>
  body === undefined ? 0 : typeof body === 'function' ? undefined : Buffer.byteLength(body)

const rounded = (ms: number): number => Math.round(ms * 1000) / 1000

/** What tells hooks what happened to calls, as plain data in which no value of a call occurs. */
export const callEvents = (
  { onStart, onAttempt, onRetry, onDone, onEvent }: CallHooks,
  { host, clock, now }: CallEventsOptions,
): CallEvents => {
  const hooks = {
    start: both<StartEvent>(onStart, onEvent),
    attempt: both<AttemptEvent>(onAttempt, onEvent),
    retry: both<RetryEvent>(onRetry, onEvent),
    done: both<DoneEvent>(onDone, onEvent),
  }
  const { start, attempt, retry, done } = hooks
  if ((start ?? attempt ?? retry ?? done) === undefined) return {}
  const client = drawnOnce()
  const base = <T extends CallEvent['type']>(type: T, call: Call) => ({
    type,
    id: `${client()}-${call.number}`,
    gateway: call.gateway,
    method: call.operation.method,
    ...(host === undefined ? {} : { host }),
    ...(call.caller === undefined ? {} : { caller: call.caller }),
    atMs: clock(),
  })
  const attempted: Policy['after'] =
    attempt &&
    ((call, { error, request, response }) => {
      if (error?._tag === 'InputError') return
      const requestBytes = request === undefined ? undefined : sizeOf(request.body)
      emit(attempt, {
        ...base('call.attempt', call),
        attempt: call.attempt,
        durationMs: rounded(now() - call.attemptStartedMs),
        ...(requestBytes === undefined ? {} : { requestBytes }),
        ...(response === undefined
          ? {}
          : { responseBytes: response.body.byteLength, status: response.status }),
        outcome: error?._tag ?? 'ok',
        ...(error === undefined ? {} : errorFacts(error)),
        ...shownRequestId(call),
      })
    })
  const repeated: Policy['repeated'] =
    retry &&
    (({ call, error }, policy, delayMs) => {
      emit(retry, {
        ...base('call.retry', call),
        attempt: call.attempt,
        policy,
        delayMs,
        outcome: error._tag,
        ...errorFacts(error),
      })
    })
  return {
    ...(start === undefined ? {} : { started: (call) => emit(start, base('call.start', call)) }),
    ...(done === undefined
      ? {}
      : {
          done: (call, result) =>
            emit(done, {
              ...base('call.done', call),
              attempts: call.attempt,
              durationMs: rounded(now() - call.startedMs),
              waitedMs: rounded(call.waitedMs),
              outcome: result._tag === 'Left' ? result.left._tag : 'ok',
              ...(result._tag === 'Left' ? errorFacts(result.left) : {}),
              ...shownRequestId(call),
            }),
        }),
    ...(attempted === undefined && repeated === undefined
      ? {}
      : {
          policy: {
            name: 'events',
            ...(attempted === undefined ? {} : { after: attempted }),
            ...(repeated === undefined ? {} : { repeated }),
          },
        }),
  }
}
