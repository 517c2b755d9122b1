import type { OptionNames } from '../gateway/GatewayEmulation'
import type { OpretailApp } from './OpretailApp'
import type { OpretailUser } from './OpretailState'

/** What of opretail may be chosen: `startEmulator({ opretail: { … } })`. Where no source states the true value, it is here. */
export interface OpretailSettings {
  /** Applications it knows; the first is `emulator.opretail`. Default: a demo application. */
  readonly apps: ReadonlyArray<OpretailApp>
  /** Who can log in. Default: the account of the documents' examples, `account` with `password`. */
  readonly users: ReadonlyArray<OpretailUser>
  /** How long the token of a login lives, ms; default 24 hours. Not documented. */
  readonly tokenMs: number
  /** How far a `_timestamp` may be off, ms; default 10 minutes. Not documented. */
  readonly windowMs: number
  /** How long an identical call counts as repeated, ms; default 10 minutes, 0 switches it off. Not documented. */
  readonly replayMs: number
  /** `_sm` values accepted; default `md5` and `sha1`, the ones code 5 names. */
  readonly signMethods: ReadonlyArray<string>
  /** Code of a missing or mistyped business parameter; default 400. Not documented. */
  readonly parameterCode: number
}

export const defaultOpretailSettings: Omit<OpretailSettings, 'apps' | 'users'> = {
  tokenMs: 86_400_000,
  windowMs: 600_000,
  replayMs: 600_000,
  signMethods: ['md5', 'sha1'],
  parameterCode: 400,
}

export const opretailOptionNames: OptionNames<OpretailSettings> = {
  apps: true,
  users: true,
  tokenMs: true,
  windowMs: true,
  replayMs: true,
  signMethods: true,
  parameterCode: true,
}
