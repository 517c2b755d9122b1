export { startEmulator } from './startEmulator'
export type { Emulator } from './Emulator'
export type { EmulatorOptions } from './EmulatorOptions'
export type { Limits } from './http/Limits'
export type { Settings } from './world/Settings'
export type { AnyOperation } from './world/AnyOperation'
export type { Handler, HandlerContext } from './world/Handler'
export type { Refusal } from './world/Refusal'
export type { Check } from './world/Check'
export type { Fault, FaultRule } from './faults/Fault'
export type { ActiveRule, Faults } from './faults/createFaults'
export type { VirtualClock } from './clock/VirtualClock'
export type { Random } from './random/Random'
export type { Grants, State } from './state/State'
export type { Snapshot, Table, Tables } from './state/Tables'
export type {
  Ban,
  BlacklistEntry,
  Grant,
  Inspection,
  KnownRequest,
  OpretailApp,
  Rows,
  Save,
  Store,
  TopApp,
} from './state/Rows'
export type { Entry } from './journal/Entry'
export type { Journal, JournalFilter } from './journal/Journal'
export type { Call } from './client/Call'
export type { DeepPartial, Expectation } from './client/Expectation'
