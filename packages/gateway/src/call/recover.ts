import { valueAt } from '@paifang/contract'
import { isCallFailure, type CallError, type TransportReason } from '@paifang/result'
import { left } from 'fp-ts/Either'
import type { Unsigned } from '../Gateway'
import type { AttemptResult } from '../attempt/AttemptResult'
import type { Runner } from '../client/Runner'
import type { Failure, Outcome, Repeat } from '../policies/Policy'
import { causeOf } from '../secrets/cause'
import { withTimeout } from '../waiting'
import type { Call } from './Call'
import type { PreparedCall } from './prepareCall'
import { transportFailure } from './transportFailure'

/** What a failed attempt leads to: the call's end, or `undefined` for another attempt, once it is time for it. */
export const afterFailure = async (
  runner: Runner,
  call: Call,
  ready: PreparedCall,
  attempted: AttemptResult,
  error: CallError,
): Promise<Outcome | undefined> => {
  if (error._tag === 'InputError' || attempted.notSigned === true) {
    call.attempt -= 1
    return attempted.result
  }
  const last = await nextAttempt(runner, failureOf(runner, call, ready, attempted, error))
  if (last !== undefined) return left(last)
  return ready.prepared.repeatable?.() === false ? attempted.result : undefined
}

const final: ReadonlySet<TransportReason> = new Set(['aborted', 'deadline', 'circuit-open', 'overloaded'])

/**
 * Asks the policies in their order whether to go on after a failed attempt, and waits until then.
 *
 * @returns the error that ends the call; `undefined`: make another attempt
 */
const nextAttempt = async (runner: Runner, failure: Failure): Promise<CallError | undefined> => {
  const { call, error, leftMs } = failure
  if (call.signal?.aborted === true) return error
  if (error._tag === 'TransportError' && final.has(error.reason)) return error
  for (const policy of runner.policies.recover) {
    call.policy = policy.name
    const repeat = policy.recover(failure)
    if (repeat === undefined) continue
    if (repeat.delayMs >= leftMs) return error
    const tell = (): void => {
      for (const watcher of runner.policies.repeated) {
        call.policy = watcher.name
        watcher.repeated(failure, policy.name, repeat.delayMs)
      }
      call.policy = undefined
    }
    call.policy = undefined
    if (repeat.prepare === undefined) tell()
    const last = await pause(runner, failure, repeat)
    // Whether a renewal leads to another attempt is known only after it.
    if (repeat.prepare !== undefined && last === undefined) tell()
    return last
  }
  call.policy = undefined
  return error
}

/** Waits, then does what the repeat needs; the signal and the deadline end either. */
const pause = (
  { wait, now }: Runner,
  { call, error, leftMs }: Failure,
  { delayMs, prepare }: Repeat,
): Promise<CallError | undefined> | undefined => {
  if (delayMs <= 0 && prepare === undefined) return undefined
  const beganMs = now()
  const work = async (): Promise<CallError | undefined> => {
    if (delayMs > 0) await wait(delayMs, call.signal)
    if (call.signal?.aborted === true) return transportFailure(call, 'aborted', call.sent)
    return prepare === undefined ? undefined : renewed(call, prepare, error)
  }
  return withTimeout<CallError | undefined>(work(), {
    ms: leftMs,
    signal: call.signal,
    onEnd: (why, thrown) =>
      why === 'threw'
        ? transportFailure(call, 'unknown', call.sent, causeOf(thrown, hiddenIn(call)))
        : transportFailure(call, why === 'time' ? 'deadline' : why, call.sent),
  }).finally(() => {
    call.waitedMs += now() - beganMs
  })
}

const hiddenIn = ({ secrets = [] }: Call): { readonly secrets: ReadonlyArray<string> } => ({ secrets })

/** A renewal that fails in a way of its own says more than the refusal that led to it. */
const renewed = async (
  call: Call,
  prepare: () => Promise<boolean>,
  error: CallError,
): Promise<CallError | undefined> => {
  try {
    return (await prepare()) ? undefined : error
  } catch (thrown) {
    if (isCallFailure(thrown)) return thrown.error as CallError
    return error._tag === 'GatewayError' && thrown !== undefined
      ? { ...error, cause: causeOf(thrown, hiddenIn(call)) }
      : error
  }
}

/** What the policies are told of a failed attempt. */
const failureOf = (
  { gateway, now }: Runner,
  call: Call,
  { unsigned, prepared }: PreparedCall,
  { stampedMs, signed, refusal }: AttemptResult,
  error: CallError,
): Failure => ({
  call,
  error,
  stampedMs,
  leftMs: call.endsMs - now(),
  serverTimeMs: refusal?.serverTimeMs,
  retryAfterMs: (error._tag === 'GatewayError' ? error.retryAfterMs : undefined) ?? refusal?.retryAfterMs,
  isIdempotent: () => isIdempotent(unsigned),
  renewSession:
    gateway.renewSession === undefined || signed === undefined
      ? undefined
      : async () => (await gateway.renewSession?.(prepared, signed)) ?? false,
})

/** The call's own word, then the operation's; a key counts only where the input holds one. */
export const isIdempotent = ({
  operation: { idempotent },
  options,
  wire,
}: Pick<Unsigned, 'operation' | 'options' | 'wire'>): boolean => {
  if (options.idempotent !== undefined) return options.idempotent
  if (typeof idempotent === 'boolean') return idempotent
  const key = valueAt(wire, idempotent.key)
  return key !== undefined && key !== null && key !== ''
}
