import type { Limits } from '../http/Limits'

/** What of the servers' behaviour may be chosen. Where no source states the true value, it is here. */
export interface Settings {
  readonly seed: number
  /** Signature, clock, session and the like are judged, but do not refuse. */
  readonly lenient: boolean
  readonly showSensitive: boolean
  /** Allows a host that others can reach. There are secrets and a control API behind it: default `false`. */
  readonly exposed: boolean
  readonly limits: Limits
  /** How far a TOP `timestamp` may be off, ms; default 10 minutes. */
  readonly topWindowMs: number
  /** How far an opretail `_timestamp` may be off, ms; default 10 minutes. Not documented. */
  readonly opretailWindowMs: number
  /** How long an identical opretail call counts as repeated, ms; default 10 minutes, 0 switches it off. Not documented. */
  readonly opretailReplayMs: number
  /** `_sm` values accepted; default `md5` and `sha1`, the ones code 5 names. */
  readonly opretailSignMethods: ReadonlyArray<string>
  /** Code of a missing or mistyped opretail business parameter; default 400. Not documented. */
  readonly opretailParameterCode: number
}

export const defaultSettings: Omit<Settings, 'limits'> = {
  seed: 1,
  lenient: false,
  showSensitive: false,
  exposed: false,
  topWindowMs: 600_000,
  opretailWindowMs: 600_000,
  opretailReplayMs: 600_000,
  opretailSignMethods: ['md5', 'sha1'],
  opretailParameterCode: 400,
}
