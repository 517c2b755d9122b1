/** What the page and its one server, which `paifang explore` starts, say to each other: types alone. */
export type { Called, Checked, Issue, Prepared, Wrong } from './contract/Call'
export type { Hello, SecretSource } from './contract/Hello'
export type { Imported } from './contract/Imported'
export type {
  CommandLines,
  Decision,
  JobLine,
  JobList,
  JobPage,
  JobRow,
  JobRows,
  Reason,
  Reasons,
} from './contract/Job'
export type {
  CodeShown,
  FormField,
  FormShape,
  OperationLine,
  OperationList,
  OperationShown,
  Remark,
} from './contract/Operation'
export type { FirstDifference, SignatureShown } from './contract/SignatureShown'
export type { Text } from './contract/Text'
