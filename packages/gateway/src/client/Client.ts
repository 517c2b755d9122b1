import type { Operation } from '@paifang/contract'
import type { AsyncResult, CallError, Result } from '@paifang/result'
import type { CallOptions } from '../call/CallOptions'

/** How a call came to its result. */
export interface CallReport {
  /** How many requests were sent, or made ready to be. */
  readonly attempts: number
  readonly requestId?: string
  /** HTTP status of the last answer; absent, as all below, where none came. */
  readonly status?: number
  /** Names in lower case. Not enumerable: printing or serialising shows none of them, as they may repeat what was sent. */
  readonly headers?: Readonly<Record<string, string>>
  /** The last answer's bytes, as they came. Not enumerable: printing or serialising shows none of them. */
  readonly body?: Uint8Array
}

/** A Result that says how it came about: `isOk`, `match` and `right` work as on any other. */
export type ReportedResult<E, A> = Result<E, A> & { readonly response: CallReport }

/** How an operation is called by a client: one Promise of its Result. */
export interface Run<G extends string, X extends CallOptions> {
  <I, O, C extends string = never>(
    operation: Operation<G, I, O, C>,
    input: NoInfer<I>,
    options: X & { readonly response: true },
  ): Promise<ReportedResult<CallError<C, O>, O>>
  <I, O, C extends string = never>(
    operation: Operation<G, I, O, C>,
    input: NoInfer<I>,
    options?: X & { readonly response?: false },
  ): Promise<Result<CallError<C, O>, O>>
}

/** Calls operations of one gateway. It does not grow with the number of operations. */
export interface Client<G extends string, X extends CallOptions = CallOptions> {
  /**
   * Calls an operation and resolves to its Result. Never rejects, and ends within its deadline. With `response: true` the
   * Result carries status, headers, request id and attempts as well.
   *
   * @example
   * const result = await client.run(tradeGet, { tid: '1' })
   */
  readonly run: Run<G, X>
  /**
   * A call that has not started, for those who compose calls as values: nothing is read, signed or sent before the
   * returned function is called. It never throws and never rejects, and it ends within its deadline.
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
