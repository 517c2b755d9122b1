export type { CallOptions } from './CallOptions'
export type { Client } from './Client'
export type { ClientOptions, PolicyOptions } from './ClientOptions'
export type { AttemptEvent, CallHooks, DoneEvent, RetryEvent } from './CallEvents'
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
export type { SessionStore } from './credentials/SessionStore'
export { createClient, memorySessionStore } from './author'
