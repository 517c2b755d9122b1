import type { AnyHandler } from './call/Handler'
import type { Operations } from './call/Operations'
import type { VirtualClock } from './clock/VirtualClock'
import type { Events } from './events/createEvents'
import type { Faults } from './faults/createFaults'
import type { EmulatedGateway } from './gateway/GatewayEmulation'
import type { Journal } from './journal/Journal'
import type { Random } from './random/Random'
import type { Settings } from './Settings'
import type { State } from './state/State'
import type { PlatformCaller } from './trigger/PlatformCaller'

/** Everything one emulator consists of, besides the socket it listens on. */
export interface EmulatorContext {
  readonly settings: Settings
  readonly clock: VirtualClock
  readonly random: Random
  readonly state: State
  readonly faults: Faults
  readonly events: Events
  /** Another one after every start. */
  readonly instance: string
  /** Epoch ms of this machine. */
  readonly startedMs: number
  readonly journal: Journal
  readonly operations: Operations
  /** By name, in the order of the registry. */
  readonly gateways: ReadonlyMap<string, EmulatedGateway>
  /** Gateways that call others, by name. */
  readonly callers: ReadonlyMap<string, PlatformCaller>
  /** By gateway and method, e.g. `top taobao.user.get`. */
  readonly handlers: Map<string, AnyHandler>
  /** Waits in real time; ends early when the emulator closes. */
  readonly wait: (ms: number) => Promise<void>
}
