import type { Call } from '../Call'
import { shownRequestId } from '../shownRequestId'
import type { CallHooks } from '../CallEvents'
import type { Policy } from '../Policy'
import type { Outcome } from '../Runner'
import type { HttpBody } from '@paifang/transport'

/** Hooks belong to others: what they throw, or reject with, does not touch the call. */
const quietly = <E>(hook: (event: E) => unknown, event: E): void => {
  try {
    const returned = hook(event)
    if (returned instanceof Promise) returned.catch(() => undefined)
  } catch {
    // Watching must not change what is watched.
  }
}

const sizeOf = (body: HttpBody | undefined): number | undefined =>
  body === undefined ? 0 : typeof body === 'function' ? undefined : Buffer.byteLength(body)

const rounded = (ms: number): number => Math.round(ms * 1000) / 1000

const attemptEvents = (
  onAttempt: NonNullable<CallHooks['onAttempt']>,
  now: () => number,
): Pick<Policy, 'before' | 'after'> => {
  const startedMs = new WeakMap<Call, number>()
  return {
    before: (call) => {
      startedMs.set(call, now())
      return undefined
    },
    after: (call, { error, request, response }) => {
      if (error?._tag === 'InputError') return
      const requestBytes = request === undefined ? undefined : sizeOf(request.body)
      quietly(onAttempt, {
        gateway: call.gateway,
        method: call.operation.method,
        attempt: call.attempt,
        durationMs: rounded(now() - (startedMs.get(call) ?? NaN)),
        ...(requestBytes === undefined ? {} : { requestBytes }),
        ...(response === undefined
          ? {}
          : { responseBytes: response.body.byteLength, status: response.status }),
        outcome: error?._tag ?? 'ok',
        ...shownRequestId(call),
      })
    },
  }
}

const retryEvents = (onRetry: NonNullable<CallHooks['onRetry']>): Pick<Policy, 'repeated'> => ({
  repeated: ({ call, error }, policy, delayMs) =>
    quietly(onRetry, {
      gateway: call.gateway,
      method: call.operation.method,
      attempt: call.attempt,
      policy,
      delayMs,
      outcome: error._tag,
    }),
})

/** Tells hooks what happened, as plain data in which no value of a call occurs. Last in line: its times are the attempt's. */
export const events = ({ onAttempt, onRetry }: CallHooks, now: () => number): Policy => ({
  name: 'events',
  ...(onAttempt === undefined ? {} : attemptEvents(onAttempt, now)),
  ...(onRetry === undefined ? {} : retryEvents(onRetry)),
})

/** The last event of a call, whatever became of it. */
export const reportDone = (
  onDone: CallHooks['onDone'],
  call: Call,
  result: Outcome,
  now: () => number,
): void => {
  if (onDone === undefined) return
  quietly(onDone, {
    gateway: call.gateway,
    method: call.operation.method,
    attempts: call.attempt,
    durationMs: rounded(now() - call.startedMs),
    outcome: result._tag === 'Left' ? result.left._tag : 'ok',
    ...shownRequestId(call),
  })
}
