/**
 * A date of HTTP, in epoch milliseconds; `undefined` for what is none. What tells no zone is not read: this machine's own would decide
 * what it means.
 *
 * @see RFC 9110, 5.6.7
 */
export function httpDateMs(text = ''): number | undefined {
  // C's `asctime` has no zone and means UTC: `Sun Nov  6 08:49:37 1994`.
  const said = text.replace(/:\d\d \d{4}$/, '$& GMT')
  const ms = /(?:GMT|UTC|\dZ|:\d\d ?[+-]\d\d:?\d\d)$/.test(said) ? Date.parse(said) : NaN
  return Number.isNaN(ms) ? undefined : ms
}
