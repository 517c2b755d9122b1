export { startEmulator } from './startEmulator'
export { shippedGateways, type ShippedGateways } from './gateways'
export type { Emulator, EmulatorOf } from './Emulator'
export type { CommonOptions, EmulatorOptions } from './EmulatorOptions'
export type { Limits } from './http/Limits'
export type { Settings } from './Settings'
export type { AnyOperation } from './call/Operations'
export type { Handler, HandlerContext } from './call/Handler'
export { faultKinds, type Fault, type FaultRule } from './faults/Fault'
export type { ActiveRule, Faults } from './faults/createFaults'
export type { VirtualClock } from './clock/VirtualClock'
export type { Random } from './random/Random'
export type { KnownRequest, Save, State } from './state/State'
export type { Snapshot, Table, TableRules, Tables } from './state/Tables'
export { topEmulation, type TopAccount } from './top/topEmulation'
export type { TopApp } from './top/TopApp'
export type { TopSettings } from './top/TopSettings'
export type { Ban, BlacklistEntry, TopState } from './top/TopState'
export { opretailEmulation, type OpretailAccount } from './opretail/opretailEmulation'
export type { OpretailApp } from './opretail/OpretailApp'
export type { OpretailSettings } from './opretail/OpretailSettings'
export type { Inspection, OpretailState, Store } from './opretail/OpretailState'
export type { Entry } from './journal/Entry'
export type { Journal, JournalFilter } from './journal/Journal'
export type { Call } from './client/Call'
export type { DeepPartial, Expectation } from './client/Expectation'

// For those who write a gateway.
export type {
  AccountOf,
  AnyGateway,
  EmulatedGateway,
  GatewayEmulation,
  GatewayParts,
  GatewayRoute,
  OptionsOf,
  StateOf,
} from './gateway/GatewayEmulation'
export type {
  CallEmulation,
  Claim,
  Incoming,
  RequestParts,
  RequestView,
  Stamp,
} from './gateway/CallEmulation'
export { callRoute } from './gateway/callRoute'
export {
  readBy,
  refusedBy,
  runTests,
  type Check,
  type CheckResult,
  type Known,
  type Test,
  type TestRun,
} from './gateway/CheckResult'
export type { Explained } from './gateway/Explained'
export { readInput, type InputFault, type InputReading } from './gateway/readInput'
export type { Refusal } from './gateway/Refusal'
export { parseRequest } from './http/parseRequest'
export {
  param,
  partsOf,
  type BodyKind,
  type Received,
  type ReceivedFile,
  type Unreadable,
} from './http/Received'
export { textAnswer, type Delivery, type RawAnswer } from './http/RawAnswer'
export type { RawRequest } from './http/RawRequest'
export type { EmulatorContext } from './EmulatorContext'
export type { BuiltInHandler } from './handlers/BuiltInHandler'
export { createGrants, type Grant, type Grants } from './state/createGrants'
export type { ControlReply, ControlRequest, Route } from './control/Route'
