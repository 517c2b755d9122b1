import type { Limits } from './http/Limits'

/** What of every gateway's behaviour may be chosen. */
export interface Settings {
  readonly seed: number
  /** Signature, clock, session and the like are judged, but do not refuse. */
  readonly lenient: boolean
  readonly showSensitive: boolean
  /** Lets the control API show one exchange unmasked at a time, each with a note. Default `false`. */
  readonly reveal: boolean
  /** Allows a host that others can reach. There are secrets and a control API behind it: default `false`. */
  readonly exposed: boolean
  readonly limits: Limits
}

export const defaultSettings: Omit<Settings, 'limits'> = {
  seed: 1,
  lenient: false,
  showSensitive: false,
  reveal: false,
  exposed: false,
}
