import type { CallError } from '@paifang/result'
import type { HttpRequest, HttpResponse } from '@paifang/transport'
import type { Either } from 'fp-ts/Either'
import type { Call } from '../call/Call'

/** What a call ended in. */
export type Outcome = Either<CallError, unknown>

/** An attempt that ended in an error. */
export interface Failure {
  readonly call: Call
  readonly error: CallError
  /** The corrected time that the attempt was stamped with: epoch milliseconds. */
  readonly stampedMs: number
  /** What is left of the call: a longer wait is not worth beginning. */
  readonly leftMs: number
  /** The server's clock, where the answer told it. */
  readonly serverTimeMs?: number | undefined
  /** How long the answer said to wait. */
  readonly retryAfterMs?: number | undefined
  /** Whether a repeat of the operation is harmless: by its own word, or by a key that the input holds. */
  readonly isIdempotent: () => boolean
  /** Gets a new session; absent where the gateway has none to renew. */
  readonly renewSession?: (() => Promise<boolean>) | undefined
}

/** What makes the next attempt worth its while. */
export interface Repeat {
  readonly delayMs: number
  /** Runs before the next attempt; `false`: there is none after all. */
  readonly prepare?: () => Promise<boolean>
}

/** What one attempt came to, for those who watch. */
export interface AttemptOutcome {
  readonly error: CallError | undefined
  readonly request: HttpRequest | undefined
  readonly response: HttpResponse | undefined
}

/** Why a policy lets a call go no further: any error of a call, of which nothing was sent. */
export type Refused = CallError | undefined

/**
 * One concern around a call. A client asks its policies in the order of their list, and only for what they have: a
 * policy that is off is not in the list and costs nothing.
 *
 * What a policy waits for is bounded by the call's deadline and signal. What it throws ends the call in a TransportError,
 * reason `unknown`, with its `cause` and the name of the `policy`.
 */
export interface Policy {
  /** Not empty: events and errors name it. */
  readonly name: string
  /**
   * Around everything, the check of the input and all attempts included: for what has to be active meanwhile (a span), or
   * for an answer of its own. `next` runs what is inside, once, and gives its outcome; it never rejects.
   */
  readonly around?: (call: Call, next: () => Promise<Outcome>) => PromiseLike<Outcome>
  /** Before the first attempt; may wait; an error ends the call with nothing sent. */
  readonly enter?: (call: Call) => Refused | PromiseLike<Refused>
  /**
   * Once, after a call that it was asked about and did not refuse: also where the client stopped waiting for `enter`, whose
   * answer then comes too late, and where another policy refused the call.
   */
  readonly leave?: (call: Call) => void
  /** Before each attempt; may wait; an error ends the call. */
  readonly before?: (call: Call) => Refused | PromiseLike<Refused>
  /** After each attempt, also one that found no credentials and sent nothing. */
  readonly after?: (call: Call, outcome: AttemptOutcome) => void
  /** After a failed attempt: the first policy with an answer decides. */
  readonly recover?: (failure: Failure) => Repeat | undefined
  /** A failed attempt will be repeated, by the policy of this name. */
  readonly repeated?: (failure: Failure, policy: string, delayMs: number) => void
}
