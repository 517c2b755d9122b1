export { startEmulator } from './startEmulator'
export { shippedGateways, type ShippedGateways } from './gateways'
export type { Emulator, EmulatorOf } from './Emulator'
export type { CommonOptions, EmulatorOptions } from './EmulatorOptions'
export type { Limits } from './http/Limits'
export type { Settings } from './Settings'
export type { AnyOperation } from './call/Operations'
export type { Handler, HandlerContext } from './call/Handler'
export { faultKinds, type Fault, type FaultRule } from './faults/Fault'
export { faultProblem } from './faults/faultProblem'
export type { ActiveRule, FaultPreview, Faults, FaultTarget, RuleChange } from './faults/createFaults'
export type { VirtualClock } from './clock/VirtualClock'
export type { Random } from './random/Random'
export type { BatchAnswers } from './lists/BatchAnswers'
export { listProblem } from './lists/listProblem'
export type { PagedAnswers } from './lists/PagedAnswers'
export type { Shelf } from './lists/Shelf'
export type { KnownRequest, ListAnswers, Save, SetAnswer, State } from './state/State'
export type { Snapshot, Table, TableRules, Tables } from './state/Tables'
export { topEmulation, type TopAccount } from './top/topEmulation'
export type { TopApp } from './top/TopApp'
export type { TopOptions, TopSettings } from './top/TopSettings'
export type { TmcCount, TmcGroup, TmcMessage, TmcPublication, TmcUser } from './top/tmc/TmcMessage'
export type { TmcSettings } from './top/tmc/TmcSettings'
export type { TmcState } from './top/tmc/TmcState'
export type { OauthCode, OauthConsent, OauthRefresh, OauthState } from './top/oauth/OauthState'
export type { Ban, BlacklistEntry, Quota, TopState } from './top/TopState'
export { opretailEmulation, type OpretailAccount } from './opretail/opretailEmulation'
export type { OpretailApp } from './opretail/OpretailApp'
export type { OpretailUser } from './opretail/OpretailState'
export type { OpretailSettings } from './opretail/OpretailSettings'
export type { Inspection, OpretailState, Store } from './opretail/OpretailState'
export { qimenEmulation, type QimenAccount } from './qimen/qimenEmulation'
export type { QimenApp, QimenSettings } from './qimen/QimenApp'
export type { QimenState } from './qimen/QimenRequest'
export type { BytesShown, Entry } from './journal/Entry'
export type { CheckShown } from './journal/showChecks'
export type { JournalInfo, Note, Retention, SettingsShown } from './contract/ControlApi'
export type { Ending, Summary } from './contract/Row'
export type { Journal, JournalFilter } from './journal/Journal'
export type { Call } from './client/Call'
export type { DeepPartial, Expectation } from './client/Expectation'
export type { AnyGateway, GatewayEmulation } from './gateway/GatewayEmulation'
export type { Check } from './gateway/CheckResult'
export type { Refusal } from './gateway/Refusal'
export type { Grant, Grants } from './state/createGrants'
export { trigger, type TriggerOptions } from './trigger/trigger'
export { checkInbound, type CheckInboundOptions } from './trigger/checkInbound'
export {
  saysWord,
  triggerFaults,
  type AnswerSeen,
  type Problem,
  type TriggerFault,
  type Verdict,
} from './trigger/Verdict'
export type {
  AnswerReading,
  CallForm,
  OutgoingCall,
  OutgoingRequest,
  PlatformCaller,
} from './trigger/PlatformCaller'
