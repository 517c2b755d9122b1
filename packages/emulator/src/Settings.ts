import type { SettingsShown } from './contract/ControlApi'
import type { Limits } from './http/Limits'

/** What of every gateway's behaviour may be chosen. */
export interface Settings extends SettingsShown {
  readonly limits: Limits
}

export const defaultSettings: SettingsShown = {
  seed: 1,
  lenient: false,
  showSensitive: false,
  reveal: false,
  exposed: false,
}
