import type { AnyOperation } from './call/Operations'
import type { AnyGateway, ByName, OptionsOf } from './gateway/GatewayEmulation'
import type { ShippedGateways } from './gateways'
import type { Retention } from './contract/ControlApi'
import type { Limits } from './http/Limits'
import type { Settings } from './Settings'
import type { ListAnswers } from './state/State'

/** What every emulator takes; all of it has a default but the operations. */
export interface CommonOptions<N extends string> extends Partial<Omit<Settings, 'limits'>>, ListAnswers {
  /** What it can answer: the operations of the api packages, or your own. */
  readonly operations: ReadonlyArray<AnyOperation<N>>
  /** Epoch ms; default the machine's clock. The virtual clock moves with it. */
  readonly clock?: () => number
  /** How the faults `delay` and `drip` wait, in ms; default real time. A test gives virtual time. */
  readonly wait?: (ms: number) => Promise<void>
  /** Default 0: a free port. */
  readonly port?: number
  /** Default `127.0.0.1`. Anything but loopback needs `exposed`. */
  readonly host?: string
  /**
   * Appends every exchange to this file, one line of JSON each, masked unless `showSensitive`. What it holds of an earlier run
   * is in the journal again: rows, and each exchange as it was shown, not its bytes. Its mode is 0600.
   */
  readonly journalFile?: string
  /** How much of the journal is kept in memory: by default 100 000 rows, and everything of the last 1000 exchanges. */
  readonly journalKeeps?: Partial<Retention>
  /**
   * Keeps the state (every table; not clock, faults and journal) over restarts: read at the start, written soon after a change
   * and at the end, each time whole or not at all. For one emulator at a time. It holds sessions: its mode is 0600.
   */
  readonly stateFile?: string
  readonly limits?: Partial<Limits>
  /** Where a page shows its calls, for whoever opens its address; asked each time. Default: the command that serves one. */
  readonly explorer?: () => string | undefined
  /** Where banners go; default: standard error. */
  readonly onBanner?: (text: string) => void
}

/** Everything `startEmulator` takes: what all emulators take, and each gateway's own options under its name. */
export type EmulatorOptions<Gs extends ReadonlyArray<AnyGateway> = ShippedGateways> = CommonOptions<
  Gs[number]['name']
> & {
  /** The gateways it emulates; default: TOP, opretail and Qimen. */
  readonly gateways?: Gs
} & ByName<Gs, { readonly [G in Gs[number] as G['name']]?: Partial<OptionsOf<G>> }>
