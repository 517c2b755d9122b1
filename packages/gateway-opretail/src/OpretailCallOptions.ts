import type { CallOptions } from '@paifang/gateway'
import type { Carriage, Verb } from './request/CallPlan'
import type { Token } from './token/TokenProvider'

/** What one call may say for itself; everything has the client's or the operation's own value as default. */
export interface OpretailCallOptions extends CallOptions {
  /** The token of this call; stands before `session`, which is the same as a plain text. */
  readonly token?: Token
  readonly carriage?: Carriage
  readonly nullish?: 'omit' | 'empty'
  /** The HTTP verb and `_requestMode`, in place of the operation's. */
  readonly verb?: Verb
}
