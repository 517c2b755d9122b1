import type { Codec, Outcome } from '@paifang/contract'
import type { Result } from '@paifang/result'

/**
 * What a handler answers where its business says no: the platform gets both texts in its own form. A plain struct of your
 * own words; the error of a call that you made is none, because its text is not meant for your caller.
 */
export interface InboundFailure {
  readonly code: string
  readonly message: string
  readonly _tag?: never
}

/** What a handler may know of a call besides its input. */
export interface InboundContext {
  /** Of the call: the same in its event. */
  readonly id: string
  readonly gateway: string
  /** Wire name of the operation that was called. */
  readonly method: string
  /** Key of the application that was called. */
  readonly app: string | undefined
  /** Every parameter that was signed, as text: `customerId`, `session`, … */
  readonly params: Readonly<Record<string, string>>
  /** Aborted when the time for the answer is over: what the handler does then is done for no one. */
  readonly signal: AbortSignal
}

/**
 * Handles one call: a Right is the output, a Left is the platform's business failure. What is thrown, or rejected with, is
 * answered with a neutral system error and told to `onEvent`.
 */
export type Handler<I, O> = (
  input: I,
  context: InboundContext,
) => Result<InboundFailure, O> | PromiseLike<Result<InboundFailure, O>>

/** What is called: an operation that was generated, or one that `spi` describes. */
export interface Handled<G extends string, I, O> {
  /** Absent: of whichever gateway calls it. */
  readonly gateway?: G
  readonly method: string
  readonly input: Codec<I>
  readonly output: Codec<O>
  /** Where its answer says how it ended. */
  readonly outcome?: Outcome
  /** A call that names no method means this one, where it comes on this path. */
  readonly path?: string
}

/** How calls of one operation are handled. */
export interface HandlerOptions<I> {
  /**
   * What makes two calls the same piece of business: `deliveryOrderCode`, `outBizCode`. A repeat gets the first answer and
   * the handler is not run; at the same time, too. `undefined`: this call has none. Only outputs are kept: a call that
   * failed is handled again. Default: no key, and the very same call is refused when it comes again.
   */
  readonly idempotencyKey?: (input: I) => string | undefined
  /** How long a handler may take before the platform is told that it did not end. Default: that of `createInbound`. */
  readonly timeoutMs?: number
}
