import type { PolicyOptions } from './ClientOptions'
import { banWait } from './policies/banWait'
import { circuitBreaker } from './policies/circuitBreaker'
import { clockSkew, type LearningClock } from './policies/clockSkew'
import { concurrencyLimit } from './policies/concurrencyLimit'
import { events } from './policies/events'
import { retry } from './policies/retry'
import { sessionRefresh } from './policies/sessionRefresh'
import type { Policy } from './Policy'

/** What happens around a call, in this order. A policy that is off is not in the list. */
export const policiesOf = (
  { concurrency = {}, circuitBreaker: circuit = false, retry: retries = {}, ...options }: PolicyOptions,
  { clock, now, random }: Sources,
): ReadonlyArray<Policy> => {
  const { maxBanWaitMs: maxWaitMs = 60_000, onAttempt, onRetry } = options
  const { maxAttempts = 3 } = retries === false ? {} : retries
  return [
    concurrency !== false && concurrencyLimit(concurrency, now),
    circuit !== false && circuitBreaker(circuit, now),
    clockSkew(clock),
    sessionRefresh(),
    maxWaitMs > 0 && banWait({ maxWaitMs, maxAttempts, random }),
    retries !== false && retry(retries, random),
    (onAttempt ?? onRetry) !== undefined && events(options, now),
  ].filter((policy) => policy !== false)
}

interface Sources {
  readonly clock: LearningClock
  readonly now: () => number
  readonly random: () => number
}
