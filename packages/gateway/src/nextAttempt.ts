import { CallFailure, type CallError, type TransportReason } from '@paifang/result'
import type { Failure, Repeat } from './Policy'
import type { Runner } from './Runner'
import { transportFailure } from './transportFailure'
import { within } from './within'

const final: ReadonlySet<TransportReason> = new Set(['aborted', 'deadline', 'circuit-open', 'overloaded'])

/**
 * Asks the policies in their order whether to go on after a failed attempt, and waits until then.
 *
 * @returns the error that ends the call; `undefined`: make another attempt
 */
export const nextAttempt = async (
  runner: Runner,
  failure: Failure,
  isRepeatable: () => boolean,
): Promise<CallError | undefined> => {
  const { call, error } = failure
  if (call.signal?.aborted === true) return error
  if (error._tag === 'TransportError' && final.has(error.reason)) return error
  for (const policy of runner.policies) {
    const repeat = policy.recover?.(failure)
    if (repeat === undefined) continue
    if (repeat.delayMs >= call.endsMs - runner.now() || !isRepeatable()) return error
    for (const { repeated } of runner.policies) repeated?.(failure, policy.name, repeat.delayMs)
    return pause(runner, failure, repeat)
  }
  return error
}

const pause = async (
  { wait, now }: Runner,
  { call, error }: Failure,
  { delayMs, prepare }: Repeat,
): Promise<CallError | undefined> => {
  if (delayMs > 0) await wait(delayMs, call.signal)
  if (call.signal?.aborted === true) return transportFailure(call, 'aborted', call.sent)
  if (prepare === undefined) return undefined
  return within<CallError | undefined>(
    prepare().then(
      (ready) => (ready ? undefined : error),
      (thrown: unknown) => (thrown instanceof CallFailure ? (thrown.error as CallError) : error),
    ),
    {
      ms: call.endsMs - now(),
      signal: call.signal,
      onEnd: (why) =>
        why === 'threw' ? error : transportFailure(call, why === 'time' ? 'deadline' : why, call.sent),
    },
  )
}
