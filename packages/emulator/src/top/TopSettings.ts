import type { OptionNames } from '../gateway/GatewayEmulation'
import type { TmcSettings } from './tmc/TmcSettings'
import type { TopApp } from './TopApp'

/** What of TOP may be chosen: `startEmulator({ top: { … } })`. */
export interface TopSettings {
  /** Applications it knows; the first is `emulator.top`. Default: a demo application. */
  readonly apps: ReadonlyArray<TopApp>
  /** How far a `timestamp` may be off, ms; default 10 minutes. */
  readonly windowMs: number
  /** The message channel. */
  readonly tmc: TmcSettings
}

/** The same, with what is chosen of the channel in part. */
export interface TopOptions extends Omit<TopSettings, 'tmc'> {
  readonly tmc: Partial<TmcSettings>
}

const tmc: { readonly [K in keyof TmcSettings]: true } = {
  redeliverMs: true,
  pushes: true,
  window: true,
  idleMs: true,
  demandsToken: true,
}
export const topOptionNames: OptionNames<TopOptions> = { apps: true, windowMs: true, tmc }
