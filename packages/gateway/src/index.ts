export type { AnswerLimits } from './answerJson'
export type { CallOptions } from './CallOptions'
export type { CallReport, Client, ReportedResult, Run } from './Client'
export type { UnknownFields, Warning } from './warnings'
export type { ClientOptions, PolicyOptions } from './ClientOptions'
export type {
  AttemptEvent,
  CallEvent,
  CallHooks,
  DoneEvent,
  ErrorFacts,
  PaifangEvent,
  RetryEvent,
  StartEvent,
} from './events/Event'
export type { Call } from './Call'
export type { AttemptOutcome, Failure, Outcome, Policy, Refused, Repeat } from './Policy'
export type { Ban, BanMemory, BanScope, BanTarget } from './policies/bans'
export type { AnyOperation } from './Gateway'
export type { CircuitOptions } from './policies/circuitBreaker'
export type { ConcurrencyOptions } from './policies/concurrencyLimit'
export type { RetryOptions } from './policies/RetryOptions'
export type { Provider } from './credentials/Provider'
export type {
  Session,
  SessionAnswer,
  SessionContext,
  SessionProvider,
  SessionSource,
} from './credentials/Session'
export type { TimeOperation } from './sessionClient'
export type { SessionStore } from './credentials/SessionStore'
export { banKey, banScopeOf, createClient, emit, errorFacts, memoryBans, memorySessionStore } from './author'
