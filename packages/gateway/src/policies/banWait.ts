import type { Policy } from '../Policy'

export interface BanWaitOptions {
  readonly maxWaitMs: number
  readonly maxAttempts: number
  readonly random: () => number
}

/** So that the calls which met the same ban do not all come back in the same millisecond. */
const spreadMs = 250

/**
 * The gateway throttled the call and said for how long: wait that long, and a moment more, where it is short enough;
 * otherwise the error is returned, its `retryAfterMs` saying when. Safe for writes: a throttled request was not carried out.
 */
export const banWait = ({ maxWaitMs, maxAttempts, random }: BanWaitOptions): Policy => ({
  name: 'ban wait',
  recover: ({ call, error, retryAfterMs }) => {
    if (error._tag !== 'GatewayError' || error.kind !== 'throttled') return undefined
    if (retryAfterMs === undefined || retryAfterMs > maxWaitMs || call.attempt >= maxAttempts)
      return undefined
    return { delayMs: retryAfterMs + Math.round(random() * spreadMs) }
  },
})
