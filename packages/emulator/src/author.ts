export type {
  AccountOf,
  AnyGateway,
  EmulatedGateway,
  EmulatedSocket,
  GatewayEmulation,
  GatewayParts,
  GatewayRoute,
  OptionsOf,
  SocketRoute,
  StateOf,
  UpgradeRefusal,
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
  namesOf,
  readBy,
  refusedBy,
  runTests,
  type Check,
  type CheckResult,
  type Compared,
  type Known,
  type Test,
  type TestRun,
} from './gateway/CheckResult'
export type { Explained } from './gateway/Explained'
export { readInput, type InputFault, type InputReading } from './gateway/readInput'
export type { Refusal } from './gateway/Refusal'
export { parseRequest } from './http/parseRequest'
export type { Malformed } from './http/malformed'
export {
  param,
  partsOf,
  type BodyKind,
  type Received,
  type ReceivedFile,
  type Unreadable,
} from './http/Received'
export { textAnswer, type Delivery, type RawAnswer } from './http/RawAnswer'
export type { Again, RawRequest } from './http/RawRequest'
export type { EmulatorContext } from './EmulatorContext'
export type { BuiltInHandler } from './handlers/BuiltInHandler'
export { createGrants, type Grant, type Grants } from './state/createGrants'
export type { ControlReply, ControlRequest, Route } from './control/Route'
export type {
  AnswerReading,
  CallForm,
  OutgoingCall,
  OutgoingRequest,
  PlatformCaller,
} from './trigger/PlatformCaller'
export { platformCaller, type CallingWays } from './top/topCaller'
