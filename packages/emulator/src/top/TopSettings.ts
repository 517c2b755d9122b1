import type { TopApp } from './TopApp'

/** What of TOP may be chosen: `startEmulator({ top: { … } })`. */
export interface TopSettings {
  /** Applications it knows; the first is `emulator.top`. Default: a demo application. */
  readonly apps: ReadonlyArray<TopApp>
  /** How far a `timestamp` may be off, ms; default 10 minutes. */
  readonly windowMs: number
}
