/** The control API as types, and what a reader of it needs; nothing here loads the emulator, or anything of node. */
export type {
  AnswerSet,
  BanShown,
  ChecksShown,
  ClockShown,
  ControlEvent,
  ControlEvents,
  ExpectationShown,
  Gap,
  GrantShown,
  Info,
  JournalInfo,
  Note,
  QueuedMessage,
  QueuesShown,
  QuotasShown,
  UseShown,
  FaultFieldShown,
  FaultKindShown,
  Retention,
  RowsPage,
  FaultPreviewShown,
  SearchPage,
  SettingsShown,
  SnapshotShown,
  TablePage,
  TableShown,
} from './contract/ControlApi'
export { jsonLeaves, type JsonLeaf } from './contract/jsonLeaves'
export { parseFilter, type FilterProblem } from './contract/parseFilter'
export { writeSeqs } from './contract/parseSeqs'
export { readTime, writeTime, type WrittenTime } from './contract/parseTime'
export { readEvents } from './contract/readEvents'
export { resendWays, type CapturedRequest, type Edit, type ResendAs, type Resent } from './contract/Resend'
export { endingWords } from './contract/endingWords'
export { reasonIn } from './contract/reasonIn'
export {
  endingOf,
  endings,
  rowFlags,
  rowMembers,
  rowOf,
  summaryOf,
  type Ending,
  type Row,
  type Summary,
} from './contract/Row'
export type { BytesShown, Entry } from './journal/Entry'
export type { Fault } from './faults/Fault'
export type { ActiveRule } from './faults/createFaults'
export type { CheckShown } from './journal/showChecks'
export type { Segment, Sides } from '@paifang/signing'
export type { Span } from './journal/Span'
