import type { CallError, TransportError } from '@paifang/result'
import type { HttpRequest, HttpResponse } from '@paifang/transport'
import type { Call } from './Call'

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

type Refused = TransportError | undefined

/**
 * One concern around a call. A client asks its policies in the order of their list, and only for what they have: a
 * policy that is off is not in the list and costs nothing.
 */
export interface Policy {
  readonly name: string
  /** Before the first attempt; may wait in line; an error ends the call with nothing sent. */
  readonly enter?: (call: Call) => Refused | Promise<Refused>
  /** After the last attempt of a call that entered. */
  readonly leave?: (call: Call) => void
  /** Before each attempt; an error ends the call. */
  readonly before?: (call: Call) => Refused
  /** After each attempt, also one that found no credentials and sent nothing. */
  readonly after?: (call: Call, outcome: AttemptOutcome) => void
  /** After a failed attempt: the first policy with an answer decides. */
  readonly recover?: (failure: Failure) => Repeat | undefined
  /** A failed attempt will be repeated, by the policy of this name. */
  readonly repeated?: (failure: Failure, policy: string, delayMs: number) => void
}
