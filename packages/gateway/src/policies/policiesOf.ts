import type { PolicyOptions } from '../client/ClientOptions'
import { banWait } from './banWait'
import { memoryBans } from './bans'
import { circuitBreaker } from './circuitBreaker'
import { clockSkew, type LearningClock } from './clockSkew'
import { concurrencyLimit } from './concurrencyLimit'
import { retry } from './retry'
import { serverTime } from './serverTime'
import { sessionRefresh } from './sessionRefresh'
import type { Policy } from './Policy'
import { checkPolicy, checkPolicyOptions } from './policyNames'

const isList = (chosen: unknown): chosen is ReadonlyArray<Policy> => Array.isArray(chosen)

const asTheyAre = (list: ReadonlyArray<Policy>): ReadonlyArray<Policy> => list

/**
 * What happens around a call, in this order, unless `policies` changes it. A policy that is off is not in the list.
 *
 * @throws TypeError for an option that nobody reads
 */
export const policiesOf = (
  options: PolicyOptions,
  { clock, askTime, now, wait, random, events }: Sources,
): ReadonlyArray<Policy> => {
  checkPolicyOptions(options)
  const { concurrency = {}, circuitBreaker: circuit = false, retry: retries = {} } = options
  const { maxBanWaitMs: maxWaitMs = 60_000, policies = asTheyAre } = options
  const bans = options.bans ?? memoryBans(now)
  const { maxAttempts = 3 } = retries === false ? {} : retries
  const list: ReadonlyArray<Policy | undefined> = [
    concurrency === false ? undefined : concurrencyLimit(concurrency),
    circuit === false ? undefined : circuitBreaker(circuit, now),
    banWait({ bans, maxWaitMs, maxAttempts, now, wait, random }),
    askTime === undefined ? undefined : serverTime({ clock, ask: askTime, now }),
    clockSkew(clock, maxAttempts),
    sessionRefresh(maxAttempts),
    retries === false ? undefined : retry(retries, random),
    events,
  ]
  if (typeof policies !== 'function')
    throw new TypeError('policies: expected a function of the list: (list) => [yours, ...list]')
  const chosen: unknown = policies(list.filter((policy) => policy !== undefined))
  if (!isList(chosen)) throw new TypeError('policies: expected it to give a list: (list) => [yours, ...list]')
  for (const policy of chosen) checkPolicy(policy)
  return chosen
}

interface Sources {
  readonly clock: LearningClock
  readonly askTime: (() => Promise<number | undefined>) | undefined
  readonly now: () => number
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly random: () => number
  readonly events: Policy | undefined
}
