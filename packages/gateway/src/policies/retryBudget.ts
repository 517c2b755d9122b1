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
