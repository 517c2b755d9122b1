import type { AnyOperation } from './Gateway'

/** A call while it runs. */
export interface Call {
  readonly gateway: string
  readonly operation: AnyOperation
  /** By the client's `now`. */
  readonly startedMs: number
  readonly endsMs: number
  readonly attemptTimeoutMs: number
  readonly signal: AbortSignal | undefined
  /** The attempt that is running or ended last, from 1; 0 before the first. */
  attempt: number
  /** What it means when the attempt's time is over: the rest of the call's, or its own. */
  outOfTime: 'deadline' | 'timeout'
  /** Whether anything sent so far may have been carried out. */
  sent: 'no' | 'maybe'
  requestId: string | undefined
  /** What the attempts so far were signed with; absent before the first answer. */
  secrets?: ReadonlyArray<string>
}
