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
 * Where the tokens of calls come from. When a function rejects with a `CallFailure`, the calls that wait end in its
 * tagged error; any other rejection ends them in an InputError about the session, without the thrown value.
 */
export interface TokenProvider {
  /** The token to send now, `undefined`: there is none. Asked for each attempt. */
  readonly get: (context: TokenContext) => string | undefined | Promise<string | undefined>
  /**
   * A token in place of `refused`, which the gateway has just refused (`undefined`: it missed one); `undefined`: there
   * is no other. Asked once in a call at most; calls that were refused the same token share one refresh.
   */
  readonly refresh?: (
    refused: string | undefined,
    context: TokenContext,
  ) => string | undefined | Promise<string | undefined>
}

/** A token, a function that reads one before each attempt, or a provider that can also renew it. */
export type Token = string | (() => string | undefined | Promise<string | undefined>) | TokenProvider
