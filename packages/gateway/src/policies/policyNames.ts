import { nearest, refuseUnknownOptions } from '@paifang/transport'
import type { PolicyOptions } from '../client/ClientOptions'
import type { CircuitOptions } from './circuitBreaker'
import type { ConcurrencyOptions } from './concurrencyLimit'
import type { Policy } from './Policy'
import type { RetryOptions } from './retry'

type Names<T> = Readonly<Record<keyof T, true>>

const retry: Names<RetryOptions> = {
  maxAttempts: true,
  transientDelayMs: true,
  throttledDelayMs: true,
  maxDelayMs: true,
  budget: true,
  refill: true,
}
const concurrency: Names<ConcurrencyOptions> = { maxRunning: true, maxWaiting: true }
const circuitBreaker: Names<CircuitOptions> = { failures: true, openMs: true }

const nested = { retry, concurrency, circuitBreaker } as const

/** @throws TypeError for what nobody reads of the options within options: a circuit whose `failures` is misspelt has its default */
export const checkPolicyOptions = (options: PolicyOptions): void => {
  for (const [name, known] of Object.entries(nested)) {
    const value = options[name as keyof typeof nested]
    if (value !== undefined && value !== false) refuseUnknownOptions(value, new Set(Object.keys(known)), name)
  }
}

const hooks: Names<Omit<Policy, 'name'>> = {
  around: true,
  enter: true,
  leave: true,
  before: true,
  after: true,
  recover: true,
  repeated: true,
}

/**
 * A policy may hold members of its own; a function that is called almost like a hook is one that would never be asked.
 *
 * @throws TypeError for that, and for what is no policy
 */
export const checkPolicy = (policy: Policy): void => {
  if (typeof policy !== 'object' || (policy as Policy | null) === null)
    throw new TypeError('policies: expected a list of policies')
  for (const [name, value] of Object.entries(policy)) {
    if (typeof value !== 'function' || Object.hasOwn(hooks, name)) continue
    const meant = nearest(name, Object.keys(hooks))
    if (meant !== undefined)
      throw new TypeError(`policies: ${policy.name}: ${name} is never asked; did you mean ${meant}?`)
  }
}
