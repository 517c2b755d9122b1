/** C's `asctime`, which says no zone and means UTC: `Sun Nov  6 08:49:37 1994`. */
const withoutZone = /^[a-z]{3} [a-z]{3} [ \d]\d \d\d:\d\d:\d\d \d{4}$/i

/**
 * A date of HTTP, in epoch milliseconds; `undefined` for what is none. What tells no zone is not read: this machine's own would decide
 * what it means.
 *
 * @see RFC 9110, 5.6.7
 */
export function httpDateMs(text = ''): number | undefined {
  const said = text.trim()
  const zoned = withoutZone.test(said) ? `${said} GMT` : said
  const ms = /(?:GMT|UTC|\dZ)$/i.test(zoned) ? Date.parse(zoned) : NaN
  return Number.isNaN(ms) ? undefined : ms
}
