import type { HttpResponse } from '@paifang/transport'
import type { AnyOperation } from '../Gateway'
import type { Place } from '../policies/concurrencyLimit'

/** A call while it runs. Policies may key what they remember of it by this object; only the client writes to it. */
export interface Call {
  /** From 1, in the order in which calls of this client began. */
  readonly number: number
  readonly gateway: string
  readonly operation: AnyOperation
  /** `caller` of the call's options. */
  readonly caller: string | undefined
  /** By the client's `now`: milliseconds that only grow. */
  readonly startedMs: number
  readonly endsMs: number
  readonly attemptTimeoutMs: number
  readonly signal: AbortSignal | undefined
  /** Who signs, where that is known by now: the app key, the access key. */
  account: string | undefined
  /** The attempt that is running or ended last, from 1; 0 before the first. */
  attempt: number
  /** By the client's `now`; of the attempt that is running or ended last. */
  attemptStartedMs: number
  /** Time spent waiting: in line, for a policy, between attempts. */
  waitedMs: number
  /** Where it stands, or stood, in the line of the client's concurrency limit. */
  place: Place | undefined
  /** What it means when the attempt's time is over: the rest of the call's, or its own. */
  outOfTime: 'deadline' | 'timeout'
  /** Whether anything sent so far may have been carried out. */
  sent: 'no' | 'maybe'
  requestId: string | undefined
  /** Whether its caller wants to know how it came to its result. */
  readonly reports: boolean
  /** The last answer, where it does. */
  response: HttpResponse | undefined
  /** The policy that is being asked or told something: whatever is thrown meanwhile is its own. */
  policy: string | undefined
  /** What the attempts so far were signed with; absent before the first answer. */
  secrets?: ReadonlyArray<string>
}
