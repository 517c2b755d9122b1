export type { AnswerLimits } from './answer/answerJson'
export type { CallOptions } from './call/CallOptions'
export type { CallReport, Client, ReportedResult, Run } from './client/Client'
export type { UnknownFields, Warning } from './call/warnings'
export type { ClientOptions, PolicyOptions } from './client/ClientOptions'
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
export type { Call } from './call/Call'
export type { AttemptOutcome, Failure, Outcome, Policy, Refused, Repeat } from './policies/Policy'
export type { Ban, BanMemory, BanScope, BanTarget } from './policies/bans'
export type { AnyOperation } from './Gateway'
export type { CircuitOptions } from './policies/circuitBreaker'
export type { ConcurrencyOptions } from './policies/concurrencyLimit'
export type { RetryOptions } from './policies/retry'
export type { Provider } from './credentials/Provider'
export type {
  Session,
  SessionAnswer,
  SessionContext,
  SessionProvider,
  SessionSource,
} from './credentials/Session'
export type { TimeOperation } from './client/sessionClient'
export type { SessionStore } from './credentials/SessionStore'
export { banKey, banScopeOf, createClient, emit, errorFacts, memoryBans, memorySessionStore } from './author'
