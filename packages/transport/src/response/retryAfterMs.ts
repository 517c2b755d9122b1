import { httpDateMs } from './httpDateMs'

/** Some 31 years: a longer number is no time. */
const longestSeconds = 999_999_999

/**
 * HTTP `Retry-After`, in milliseconds: seconds, or a date seen from the answer's own `Date`. `undefined` where there is
 * none that can be read.
 *
 * @see RFC 9110, 10.2.3
 */
export function retryAfterMs(headers: Readonly<Record<string, string | undefined>>): number | undefined {
  const said = headers['retry-after']?.trim()
  if (said === undefined) return undefined
  if (/^\d+$/.test(said)) return Number(said) <= longestSeconds ? Number(said) * 1000 : undefined
  const [thenMs, nowMs] = [httpDateMs(said), httpDateMs(headers['date'])]
  return thenMs === undefined || nowMs === undefined ? undefined : Math.max(0, thenMs - nowMs)
}
