import type { Limits } from './http/Limits'
import type { OpretailApp, TopApp } from './state/Rows'
import type { AnyOperation } from './world/AnyOperation'
import type { Settings } from './world/Settings'

/** Everything `startEmulator` takes; all of it has a default but the operations. */
export interface EmulatorOptions extends Partial<Omit<Settings, 'limits'>> {
  /** What it can answer: the operations of the api packages, or your own. */
  readonly operations: ReadonlyArray<AnyOperation>
  /** Applications it knows; default: one demo application for each gateway. The first of each kind is the handy one. */
  readonly apps?: ReadonlyArray<TopApp | OpretailApp>
  /** Epoch ms; default the machine's clock. The virtual clock moves with it. */
  readonly clock?: () => number
  /** Default 0: a free port. */
  readonly port?: number
  /** Default `127.0.0.1`. Anything but loopback needs `exposed`. */
  readonly host?: string
  /** Appends every exchange to this file, one line of JSON each. */
  readonly journalFile?: string
  readonly limits?: Partial<Limits>
  /** Where banners go; default: standard error. */
  readonly onBanner?: (text: string) => void
}
