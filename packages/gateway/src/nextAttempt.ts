import { isCallFailure, type CallError, type TransportReason } from '@paifang/result'
import type { Call } from './Call'
import { causeOf } from './cause'
import type { Failure, Repeat } from './Policy'
import type { Runner } from './Runner'
import { transportFailure } from './transportFailure'
import { withTimeout } from './waiting'

const final: ReadonlySet<TransportReason> = new Set(['aborted', 'deadline', 'circuit-open', 'overloaded'])

/**
 * Asks the policies in their order whether to go on after a failed attempt, and waits until then.
 *
 * @returns the error that ends the call; `undefined`: make another attempt
 */
export const nextAttempt = async (runner: Runner, failure: Failure): Promise<CallError | undefined> => {
  const { call, error, leftMs } = failure
  if (call.signal?.aborted === true) return error
  if (error._tag === 'TransportError' && final.has(error.reason)) return error
  for (const policy of runner.policies.recover) {
    const repeat = policy.recover(failure)
    if (repeat === undefined) continue
    if (repeat.delayMs >= leftMs) return error
    const tell = (): void => {
      for (const watcher of runner.policies.repeated) watcher.repeated(failure, policy.name, repeat.delayMs)
    }
    if (repeat.prepare === undefined) tell()
    const last = await pause(runner, failure, repeat)
    // Whether a renewal leads to another attempt is known only after it.
    if (repeat.prepare !== undefined && last === undefined) tell()
    return last
  }
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
