import type { Operation } from '@paifang/contract'
import type { AsyncResult, CallError } from '@paifang/result'
import type { CallOptions } from './CallOptions'

/** Calls operations of one gateway. It does not grow with the number of operations. */
export interface Client<G extends string, X extends CallOptions = CallOptions> {
  /**
   * A call that has not started: nothing is read, signed or sent before the returned function is called. It never
   * throws and never rejects, and it ends within its deadline.
   */
  readonly call: <I, O, C extends string = never>(
    operation: Operation<G, I, O, C>,
    input: NoInfer<I>,
    options?: X,
  ) => AsyncResult<CallError<C, O>, O>
  /**
   * Later calls end in a TransportError, reason `request`, code `CLOSED`. Calls that are running end in their own
   * time; a transport that the client made is closed after them, one that it was given is left open.
   */
  readonly close: () => Promise<void>
}
