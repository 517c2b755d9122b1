import { member } from '../envelope/member'

/** In which unit the login answers with expiry stamps; `auto` reads it from the size of the number. */
export type ExpiryUnit = 'auto' | 'seconds' | 'milliseconds'

const secondMs = 1000
/** As seconds the year 5138, as milliseconds the year 1973: no stamp of today is read the wrong way. */
const stampIsMs = 1e11
/** As seconds 115 days, as milliseconds 2.8 hours: the likelier reading of a token's life on either side. */
const remainderIsMs = 1e7

const numberOf = (value: unknown): number | undefined => {
  const number = typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number > 0 ? number : undefined
}

const inMs = (value: number, unit: ExpiryUnit, threshold: number): number =>
  unit === 'milliseconds' || (unit === 'auto' && value >= threshold) ? value : value * secondMs

export interface TokenExpiryOptions {
  /** Epoch milliseconds. */
  readonly now: number
  readonly unit?: ExpiryUnit
}

/**
 * When a token ends, in epoch milliseconds, as the answer of the login says: its stamp, else its remaining life. A
 * stamp that is already past says nothing (its unit or a clock is wrong). `undefined`: the answer does not say.
 *
 * @see open.shopweb.security.ssoLogin: no unit is documented
 */
export const tokenExpiry = (
  answer: unknown,
  { now, unit = 'auto' }: TokenExpiryOptions,
): number | undefined => {
  const stamp = numberOf(member(answer, 'tokenExpirationTimestamp'))
  const stampMs = stamp === undefined ? undefined : inMs(stamp, unit, stampIsMs)
  if (stampMs !== undefined && stampMs > now) return stampMs
  const remainder = numberOf(member(answer, 'tokenExpirationSurplusTimestamp'))
  return remainder === undefined ? undefined : now + inMs(remainder, unit, remainderIsMs)
}
