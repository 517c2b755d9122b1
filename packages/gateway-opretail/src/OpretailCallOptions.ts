import type { CallOptions } from '@paifang/gateway'
import type { Carriage, Verb } from './request/EncodedCall'

/** What one call may say for itself; everything has the client's or the operation's own value as default. */
export interface OpretailCallOptions extends CallOptions {
  readonly carriage?: Carriage
  readonly nullish?: 'omit' | 'empty'
  /** The HTTP verb and `_requestMode`, in place of the operation's. */
  readonly verb?: Verb
}
