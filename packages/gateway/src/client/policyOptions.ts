import type { PolicyOptions } from './ClientOptions'

const names: Readonly<Record<keyof PolicyOptions, true>> = {
  deadlineMs: true,
  attemptTimeoutMs: true,
  retry: true,
  maxBanWaitMs: true,
  bans: true,
  policies: true,
  concurrency: true,
  circuitBreaker: true,
  unknownFields: true,
  onWarning: true,
  clock: true,
  now: true,
  random: true,
  wait: true,
  onStart: true,
  onAttempt: true,
  onRetry: true,
  onDone: true,
  onEvent: true,
}

/** The names of the options that every client takes. */
export const policyOptionNames: ReadonlyArray<string> = Object.keys(names)

/**
 * What the policies of a client are made with, picked by name from all that it was made with: a secret stays with what
 * signs.
 */
export const policyOptionsOf = (options: PolicyOptions): PolicyOptions =>
  Object.fromEntries(
    Object.entries(options).filter(([name, value]) => Object.hasOwn(names, name) && value !== undefined),
  )
