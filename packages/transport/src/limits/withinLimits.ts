import { left } from 'fp-ts/Either'
import type { Deadlines, Expiring } from './deadlines'
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
  limits: Limits & { readonly deadlines: Deadlines },
  progress: Progress,
  settle: Settle,
  run: () => Promise<Outcome>,
): void {
  const limited = new Limited(limits, progress, settle)
  void run().then((outcome) => limited.finish(outcome))
}

/** A class, for it stands in the line of deadlines itself and listens to the signal. */
class Limited implements Expiring {
  dueMs = 0
  earlier: Expiring | undefined
  later: Expiring | undefined
  private settled = false

  constructor(
    private readonly limits: Limits & { readonly deadlines: Deadlines },
    private readonly progress: Progress,
    private readonly settle: Settle,
  ) {
    limits.deadlines.add(this, limits.timeoutMs)
    limits.signal?.addEventListener('abort', this)
  }

  finish(outcome: Outcome): void {
    if (this.settled) return
    this.settled = true
    const { deadlines, signal } = this.limits
    deadlines.remove(this)
    signal?.removeEventListener('abort', this)
    this.settle(outcome)
  }

  onExpiry(): void {
    this.cancel('timeout', 'no complete answer within the time limit')
  }

  /** The caller's signal fired. */
  handleEvent(): void {
    this.cancel('aborted', 'the caller aborted the request')
  }

  private cancel(reason: 'timeout' | 'aborted', message: string): void {
    const { progress } = this
    const error = transportError(reason, progress.sent, message)
    progress.cancelled = true
    progress.running?.stop(reason, message)
    this.finish(left(error))
  }
}
