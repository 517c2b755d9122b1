export { err, isErr, isOk, ok, type AsyncResult, type Result } from './Result'
export { match, type Cases } from './match'
export {
  businessError,
  outputError,
  type Advice,
  type BusinessError,
  type CallError,
  type Cause,
  type Flaw,
  type GatewayError,
  type GatewayErrorKind,
  type InputError,
  type Issue,
  type OutputError,
  type ProtocolError,
  type TransportError,
  type TransportReason,
} from './CallError'
export type {
  CryptoError,
  DownloadError,
  InboundError,
  JobError,
  LimitError,
  MessageError,
  PageError,
  PaifangError,
} from './PaifangError'
export { CallFailure } from './CallFailure'
export { isCallFailure } from './isCallFailure'
export { isUnknown } from './isUnknown'
export { mayHaveRun } from './mayHaveRun'
export { unwrap } from './unwrap'
export { describe, type Language } from './describe/describe'
export { describeIssue } from './describe/describeIssue'
export { oneLine, unprintable } from './describe/oneLine'
