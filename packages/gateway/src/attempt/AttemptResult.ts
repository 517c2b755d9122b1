import type { HttpResponse } from '@paifang/transport'
import type { Refusal, Signed } from '../Gateway'
import type { Outcome } from '../policies/Policy'

/** An attempt that is ready to be sent. */
export interface Stamped {
  /** The corrected time it was stamped with: epoch milliseconds. */
  readonly stampedMs: number
  readonly signed: Signed
}

/** What one attempt came to, and what it learnt on the way. */
export interface AttemptResult extends Pick<Stamped, 'stampedMs'> {
  readonly result: Outcome
  readonly signed?: Signed
  readonly response?: HttpResponse
  readonly refusal?: Refusal
  /** The gateway could not sign, and said why: nothing was sent, and what it waited for had attempts of its own. */
  readonly notSigned?: true
}
