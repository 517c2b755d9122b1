import type { Operation } from '@paifang/contract'
import type { AsyncResult, CallError } from '@paifang/result'

/** What a provider may use: signed calls through the same client, without a token, and the client's clock. */
export interface TokenContext {
  readonly call: <I, O, C extends string>(
    operation: Operation<'opretail', I, O, C>,
    input: I,
  ) => AsyncResult<CallError<C, O>, O>
  /** The client's clock: epoch milliseconds. */
  readonly now: () => number
}

/**
 * Where the token of a call comes from. Both functions may be called at the same time by many calls. When one
 * rejects with a `CallFailure`, the waiting calls end in its tagged error; any other rejection ends them in an
 * InputError about the session, without the thrown value.
 */
export interface TokenProvider {
  /** The token to send now; asked before each attempt. */
  readonly get: (context: TokenContext) => string | Promise<string>
  /** A new token in place of one that the gateway has just refused. Asked at most once in a call. */
  readonly refresh: (refused: string, context: TokenContext) => string | Promise<string>
}

/** A token, a function that reads one before each attempt, or a provider that also renews it. */
export type Token = string | (() => string | Promise<string>) | TokenProvider
