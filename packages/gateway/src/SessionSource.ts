import type { Credential } from './Credential'

/** Where sessions (or tokens) are kept, and how an expired one is replaced. */
export interface SessionProvider {
  /** The session to use now; `undefined`: there is none. Asked for each attempt. */
  readonly get: () => string | undefined | Promise<string | undefined>
  /**
   * Called after the gateway refused `stale`; `undefined` as argument: the gateway missed one. Resolves to the new
   * session, or to `undefined` when the user has to authorize again. Calls that meet the same stale session share
   * one refresh.
   */
  readonly refresh?: (stale: string | undefined) => Promise<string | undefined>
}

export type SessionSource = Credential | SessionProvider
