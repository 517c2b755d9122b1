import type { Operation } from '@paifang/contract'
import type { AsyncResult, CallError } from '@paifang/result'
import { isThenable } from '../thenable'
import type { Provider } from './Provider'

/** A user's authorization, with what is known of its end: TOP `session`, opretail token. */
export interface Session {
  readonly value: string
  /**
   * When it ends: epoch milliseconds. Absent: unknown, until the gateway refuses it. So is what is no number, and an end that has
   * passed already as `refresh` hands the session out (seconds, mostly): it is used until it is refused.
   */
  readonly expiresAtMs?: number
  /** From when on it is renewed, although it still works. Default, also in place of a moment that has passed as `refresh` hands it out: a minute before it ends, at most half its life. */
  readonly renewAtMs?: number
}

/** What a provider gives; `undefined`, `null` and empty text: there is none. */
export type SessionAnswer = string | Session | null | undefined

/** What a provider may use. */
export interface SessionContext {
  /** A signed call through the same client, without a session and beside the queue of the calls that wait for one. */
  call<I, O, C extends string = never>(
    operation: Operation<string, I, O, C>,
    input: I,
  ): AsyncResult<CallError<C, O>, O>
  /** The client's clock: epoch milliseconds. */
  readonly now: () => number
}

/**
 * Where sessions are kept and how one that ended is replaced. Both gateways keep the same rules:
 *
 * - `get` is asked for each attempt. Where it still hands out what `refresh` has replaced, the newer one is used.
 * - Without `get`, sessions come from `refresh` alone: the first one is fetched when it is first needed.
 * - `refresh` is asked before a known end (calls go on meanwhile; beyond the end they wait), and after the gateway
 *   refused a session: once in a call, and once for all calls that meet the same one, in vain or not (those that are told of
 *   it within a second). A refresh that takes longer than
 *   30 seconds is given up for lost: who asks then starts another.
 * - What either throws is the error of the calls that need it: a `CallFailure` its own tagged error, anything else an
 *   InputError of subject `session` with its `cause`. After a refusal the gateway's own error stays, with that `cause`.
 */
export interface SessionProvider {
  /** Whose session it is, by a name that all processes use. Needed where a `SessionStore` shares sessions. */
  readonly subject?: string
  readonly get?: (context: SessionContext) => SessionAnswer | PromiseLike<SessionAnswer>
  /**
   * Another session than `stale` (`undefined`: none was sent), or the same one with its later end, where a platform has one for
   * each account: calls go on with it, but none that it was refused to is repeated. Nothing: the user has to authorize again.
   */
  readonly refresh?: (
    stale: string | undefined,
    context: SessionContext,
  ) => SessionAnswer | PromiseLike<SessionAnswer>
}

/** Text, a function or promise that gives it, or a provider that can also renew it. */
export type SessionSource = Provider<string | undefined> | SessionProvider

/** Whether it is a provider: not text, nothing to call, nothing to wait for. */
export const isSessionProvider = (source: SessionSource): source is SessionProvider =>
  typeof source === 'object' && !isThenable(source)
