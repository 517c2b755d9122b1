import type { VirtualClock } from '../clock/VirtualClock'
import type { Faults } from '../faults/createFaults'
import type { Journal } from '../journal/Journal'
import type { Random } from '../random/Random'
import type { State } from '../state/State'
import type { Operations } from './AnyOperation'
import type { AnyHandler } from './Handler'
import type { Settings } from './Settings'

/** Everything one emulator consists of, besides the socket it listens on. */
export interface World {
  readonly settings: Settings
  readonly clock: VirtualClock
  readonly random: Random
  readonly state: State
  readonly faults: Faults
  readonly journal: Journal
  readonly operations: Operations
  /** By gateway and method, e.g. `top taobao.user.get`. */
  readonly handlers: Map<string, AnyHandler>
  /** Waits in real time; ends early when the emulator closes. */
  readonly wait: (ms: number) => Promise<void>
}
