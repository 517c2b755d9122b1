import { left } from 'fp-ts/Either'
import type { Outcome, Settle } from '../Exchanger'
import type { Progress } from '../Progress'
import { transportError } from '../failure/transportError'

/** What may end an exchange before its answer. */
export interface Limits {
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
}

/** Runs what may hang (interceptors of others), and answers within the limits whatever it does. `run` never rejects. */
export function withinLimits(
  { timeoutMs, signal }: Limits,
  progress: Progress,
  settle: Settle,
  run: () => Promise<Outcome>,
): void {
  let settled = false
  const finish = (outcome: Outcome): void => {
    if (settled) return
    settled = true
    clearTimeout(timer)
    signal?.removeEventListener('abort', onAbort)
    settle(outcome)
  }
  const cancel = (reason: 'timeout' | 'aborted', message: string): void => {
    const error = transportError(reason, progress.sent, message)
    progress.cancelled = true
    progress.running?.stop(reason, message)
    finish(left(error))
  }
  const onAbort = (): void => cancel('aborted', 'the caller aborted the request')
  const timer =
    timeoutMs === Infinity
      ? undefined
      : setTimeout(cancel, timeoutMs, 'timeout', 'no complete answer within the time limit')
  signal?.addEventListener('abort', onAbort)
  void run().then(finish)
}
