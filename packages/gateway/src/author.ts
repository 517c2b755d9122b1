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
export { emit, errorFacts } from './events/emit'
export { createClient, type CreateClient } from './createClient'
export { isOperation } from './callProblem'
export { createSessionClient, type SessionClient, type TimeOperation } from './sessionClient'
export { refuseUnknownOptions } from './optionNames'
export { policyOptionNames, policyOptionsOf } from './policyOptions'
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
export { answerJson, checkAnswerLimits, type AnswerLimits, type Unread } from './answerJson'
export { answerText } from './answerText'
export { partsOf, type CallParts } from './callParts'
export { callsOf } from './callsOf'
export { causeOf } from './cause'
export { excerptOf } from './excerpt'
export { formText } from './form/formText'
export { formTemplates, type FormTemplate, type TextPairs } from './form/formTemplate'
export { checkInput, inputError } from './checkInput'
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
export { inboundError, refuseInboundSecret, verifyWith } from './inbound/verifyWith'
export { isIdempotent } from './failureOf'
export { nearest } from './near'
export { isThenable } from './thenable'
export { judge, succeeded } from './judge'
export { mayHaveRun } from './mayHaveRun'
export { oncePerSecond } from './remember/oncePerSecond'
export { perObject } from './remember/perObject'
export { readOpened } from './readOpened'
export { bounded, script, type RedisClient, type Script, type SharedOptions } from './redis/RedisClient'
export { durabilityIssues } from './redis/durabilityIssues'
export { remedyFor } from './policies/repeatable'
export { rememberLast, type Given } from './remember/rememberLast'
export { saysFailure } from './saysFailure'
export { scrub, type Hidden, type ScrubOptions } from './scrub'
export { scrubError } from './scrubError'
export { endpointUrl } from './endpointUrl'
export { secureUrl } from './secureUrl'
export { sensitiveTexts } from './sensitiveTexts'
export { wait } from './waiting'
export { xmlText } from './xml/xmlText'
