import { mayHaveRun } from '@paifang/result'
import type { Policy } from './Policy'
import { remedyFor } from './remedyFor'

export interface RetryOptions {
  /** All attempts of a call, the first included. Default 3. */
  readonly maxAttempts?: number
  /** The first delay after a transient failure is random between 0 and this. Default 200. */
  readonly transientDelayMs?: number
  /** The same after a throttle that named no time. Default 1,000. */
  readonly throttledDelayMs?: number
  /** No delay is drawn from beyond this. Default 20,000. */
  readonly maxDelayMs?: number
  /** How many repeats the client may make when nothing succeeds. Default 100. */
  readonly budget?: number
  /** How much of a repeat each success gives back to the budget. Default 0.2. */
  readonly refill?: number
}

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

/** Repeats that a client may still make. Shared by its calls, so that an outage is not amplified by their retries. */
export interface RetryBudget {
  /** Takes one repeat; `false`: there is none left. */
  readonly take: () => boolean
  /** Something succeeded. */
  readonly refill: () => void
}

export const retryBudget = (size: number, refillBy: number): RetryBudget => {
  let remaining = size
  return {
    take: () => {
      if (remaining < 1) return false
      remaining -= 1
      return true
    },
    refill: () => {
      if (remaining < size) remaining = Math.min(size, remaining + refillBy)
    },
  }
}
