/**
 * HTTP `Retry-After`, in milliseconds: seconds, or a date seen from the answer's own `Date`. `undefined` where there is
 * none that can be read.
 */
export const retryAfterMs = (headers: Readonly<Record<string, string>>): number | undefined => {
  const said = headers['retry-after']
  if (said === undefined) return undefined
  if (/^\d{1,9}$/.test(said)) return Number(said) * 1000
  const ms = Date.parse(said) - Date.parse(headers['date'] ?? '')
  return Number.isNaN(ms) ? undefined : Math.max(0, ms)
}
