export type {
  Answer,
  AnyOperation,
  Attempt,
  Gateway,
  Opened,
  Prepared,
  Refusal,
  Signed,
  Unsigned,
} from './Gateway'
export { banKey, banScopeOf, memoryBans } from './policies/bans'
export { drawnOnce } from './events/drawnOnce'
export { emit, errorFacts } from './events/emit'
export { createClient, type CreateClient } from './client/createClient'
export { isOperation } from './call/callProblem'
export { createSessionClient, type SessionClient, type TimeOperation } from './client/sessionClient'
export { atTurnEnd, deadlines, nearest, refuseUnknownOptions, type Expiring } from '@paifang/transport'
export { policyOptionNames, policyOptionsOf } from './client/policyOptions'
export { readProvider, textProvider, Unreadable, type Provider } from './credentials/Provider'
export { memorySessionStore, type SessionStore } from './credentials/SessionStore'
export {
  createSessionKeeper,
  noSessions,
  type SessionKeeper,
  type SessionKeeperOptions,
  type SessionRead,
} from './credentials/sessionKeeper'
export { sessionFailure } from './credentials/sessionFailure'
export { answerJson, checkAnswerLimits, type AnswerLimits, type Unread } from './answer/answerJson'
export { answerText } from './answer/answerText'
export { callsOf, partsOf, type CallParts } from './call/CallParts'
export { causeOf } from './secrets/cause'
export { answeredFrom, type AnswerSource } from './answer/answeredFrom'
export { excerptOf } from './secrets/excerpt'
export { formEncode, formText } from './body/formText'
export { formTemplates, type FormTemplate, type TextPairs } from './body/formTemplate'
export { checkInput, inputError } from './call/checkInput'
export type {
  InboundAnswer,
  InboundCaller,
  InboundCheck,
  InboundEnd,
  InboundModule,
  InboundOperation,
  InboundReceived,
  InboundRequest,
  InboundSecret,
  VerifiedCall,
} from './inbound/InboundModule'
export { refusalWords, type RefusalWords } from './inbound/refusalWords'
export { inboundError, perSecrets, refuseInboundSecret, verifyWith } from './inbound/verifyWith'
export { isIdempotent } from './call/recover'
export { isThenable } from './thenable'
export { judge, succeeded } from './answer/judge'
export { oncePerSecond, perObject, rememberLast, type Given } from './remember'
export { readOpened } from './answer/readOpened'
export {
  bounded,
  deleteIfHeld,
  script,
  type RedisClient,
  type Script,
  checkShared,
  storeOptions,
  type SharedOptions,
  type StoreOptions,
} from './redis/RedisClient'
export { durabilityIssues } from './redis/durabilityIssues'
export { remedyFor } from './policies/remedyFor'
export {
  contradictionIn,
  describedBy,
  isDescribed,
  type Described,
  type Contradiction,
} from './answer/contradictionIn'
export {
  failureCodes,
  failureMessages,
  isFilled,
  isThere,
  saysFailure,
  saysFine,
  saysTrouble,
} from './answer/saysFailure'
export { scrub, type Hidden, type ScrubOptions } from './secrets/scrub'
export { scrubError } from './secrets/scrubError'
export { endpointUrl, secureUrl } from './client/endpointUrl'
export { sensitiveTexts } from './secrets/sensitiveTexts'
export { wait, withTimeout, type Limit } from './waiting'
export { xmlText } from './body/xmlText'
