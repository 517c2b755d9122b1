/** For gateways of the same platform, whose keys, sessions, error codes and answers are TOP's. */
export {
  checkCredentials,
  readCredentials,
  topSigning,
  type ReadCredentials,
  type TopCredentials,
  type TopSigning,
} from './request/credentials'
export { systemNames, textIssues } from './request/systemParams'
export { openAnswer, type AnswerReading } from './envelope/openAnswer'
export { parseXml } from './envelope/parseXml'
export { bodyMembers, type BodyKind } from './inbound/bodyMembers'
export { callerOf } from './inbound/callerOf'
export { callJudge, verifyCall, type SignedCall } from './inbound/verifyCall'
