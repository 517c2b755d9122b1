export type { CallOptions } from './CallOptions'
export type { Client } from './Client'
export type { ClientOptions, PolicyOptions } from './ClientOptions'
export type { AttemptEvent, CallHooks, DoneEvent, RetryEvent } from './CallEvents'
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
export type { CircuitOptions } from './policies/circuitBreaker'
export type { ConcurrencyOptions } from './policies/concurrencyLimit'
export type { RetryOptions } from './policies/RetryOptions'
export { createClient, type CreateClient } from './createClient'
export { excerptOf } from './excerpt'
export { formText } from './form/formText'
export { createLayouts, layoutText, type Layout, type TextPairs } from './form/layouts'
export { inputError } from './checkInput'
export { judge, succeeded } from './judge'
export { mayHaveRun } from './mayHaveRun'
export { oncePerSecond } from './oncePerSecond'
export { perObject } from './perObject'
export { readCredential, unreadable, type Credential } from './Credential'
export { singleFlight } from './singleFlight'
export type { SessionProvider, SessionSource } from './SessionSource'
export { scrub, type Hidden, type ScrubOptions } from './scrub'
export { secureUrl } from './secureUrl'
