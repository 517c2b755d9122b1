import type { Ban, BlacklistEntry, Grant, KnownRequest, OpretailApp, Save, TopApp } from './Rows'
import type { Snapshot, Tables } from './Tables'

/** Sessions of TOP, or tokens of opretail. */
export interface Grants {
  /** Issues one; `expiresInMs` counts on the virtual clock, default never. Gives the text to send. */
  readonly issue: (options?: {
    readonly app?: string
    readonly text?: string
    readonly expiresInMs?: number
  }) => string
  /** Its time is over from now on. */
  readonly expire: (text: string) => void
  readonly revoke: (text: string) => void
  readonly list: () => ReadonlyArray<Grant>
}

/** Everything the emulated servers remember. All of it is plain data in `tables`. */
export interface State {
  readonly tables: Tables
  readonly sessions: Grants
  readonly tokens: Grants
  /** Adds a TOP application, or replaces the one with that key. */
  readonly addTopApp: (app: TopApp) => void
  readonly addOpretailApp: (app: OpretailApp) => void
  /** Calls a day for an application, or `undefined` for no limit. */
  readonly setDailyQuota: (appKey: string, calls: number | undefined) => void
  /** Throttles for so many seconds on the virtual clock. */
  readonly ban: (ban: Omit<Ban, 'until'> & { readonly seconds: number }) => void
  readonly unban: () => void
  readonly blacklist: () => ReadonlyArray<BlacklistEntry>
  readonly saves: (method?: string) => ReadonlyArray<Save>
  /** Requests that identified themselves, with how often each was repeated or contradicted. */
  readonly requests: () => ReadonlyArray<KnownRequest>
  /** Back to how the emulator started. */
  readonly reset: () => void
  readonly snapshot: () => Snapshot
  readonly restore: (snapshot: Partial<Snapshot>) => void
}
