import { mayHaveRun } from '../mayHaveRun'
import type { Policy } from '../Policy'
import { remedyFor } from './repeatable'
import { retryBudget } from './retryBudget'
import type { RetryOptions } from './RetryOptions'

/**
 * Repeats what can pass by itself and cannot do harm: any operation where the request was surely not carried out, an
 * idempotent one always. Delays are drawn between 0 and a bound that doubles (full jitter).
 */
export const retry = (
  {
    maxAttempts = 3,
    transientDelayMs = 200,
    throttledDelayMs = 1_000,
    maxDelayMs = 20_000,
    budget = 100,
    refill = 0.2,
  }: RetryOptions,
  random: () => number,
): Policy => {
  const shared = retryBudget(budget, refill)
  return {
    name: 'retry',
    after: (_call, { error }) => {
      if (error === undefined) shared.refill()
    },
    recover: ({ call, error, retryAfterMs, leftMs, isIdempotent }) => {
      const remedy = remedyFor(error)
      if (remedy === 'none' || call.attempt >= maxAttempts) return undefined
      // A throttle that names a time longer than what `ban wait` takes is not worth a sooner try.
      if (remedy === 'throttled' && retryAfterMs !== undefined && error._tag === 'GatewayError')
        return undefined
      if (mayHaveRun(error) && !isIdempotent()) return undefined
      const base = remedy === 'throttled' ? throttledDelayMs : transientDelayMs
      const drawn = random() * Math.min(maxDelayMs, base * 2 ** (call.attempt - 1))
      const delayMs = Math.round(Math.max(drawn, retryAfterMs ?? 0))
      return delayMs < leftMs && shared.take() ? { delayMs } : undefined
    },
  }
}
