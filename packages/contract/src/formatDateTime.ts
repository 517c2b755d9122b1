import { civilOf, epochMsOf, isWritable } from './civil'
import { digitsAt } from './digitsAt'

const two = (value: number): string => (value < 10 ? `0${value}` : String(value))

const four = (value: number): string => String(value).padStart(4, '0')

const checked = (epochMs: number): number => {
  if (isWritable(epochMs)) return epochMs
  throw new RangeError('a date and time between the years 0 and 9999')
}

/**
 * `yyyy-MM-dd HH:mm:ss` in GMT+8 by arithmetic: neither the machine's zone nor its zone data matter. Milliseconds
 * are cut off. Throws a `RangeError` outside the years 0 to 9999 and for `NaN`.
 *
 * @example formatDateTime(0) // '1970-01-01 08:00:00'
 * @see TOP calling and signing, doc 101617
 */
export const formatDateTime = (epochMs: number): string => {
  const { year, month, day, hour, minute, second } = civilOf(checked(epochMs))
  return `${four(year)}-${two(month)}-${two(day)} ${two(hour)}:${two(minute)}:${two(second)}`
}

/** `yyyyMMddHHmmss` in GMT+8; otherwise as `formatDateTime`. */
export const formatCompactDateTime = (epochMs: number): string => {
  const { year, month, day, hour, minute, second } = civilOf(checked(epochMs))
  return `${four(year)}${two(month)}${two(day)}${two(hour)}${two(minute)}${two(second)}`
}

/** Epoch milliseconds of `yyyy-MM-dd HH:mm:ss` in GMT+8; `undefined` for any other text and for 30 February. */
export const parseDateTime = (source: string): number | undefined => {
  if (source.length !== 19 || source[4] !== '-' || source[7] !== '-' || source[10] !== ' ') return undefined
  if (source[13] !== ':' || source[16] !== ':') return undefined
  return parts(source, 5, 8, 11, 14, 17)
}

/** Epoch milliseconds of `yyyyMMddHHmmss` in GMT+8; `undefined` for any other text. */
export const parseCompactDateTime = (source: string): number | undefined =>
  source.length === 14 ? parts(source, 4, 6, 8, 10, 12) : undefined

const parts = (
  source: string,
  m: number,
  d: number,
  h: number,
  min: number,
  s: number,
): number | undefined => {
  const year = digitsAt(source, 0, 4)
  const month = digitsAt(source, m, 2)
  const day = digitsAt(source, d, 2)
  const hour = digitsAt(source, h, 2)
  const minute = digitsAt(source, min, 2)
  const second = digitsAt(source, s, 2)
  return Number.isNaN(year + month + day + hour + minute + second)
    ? undefined
    : epochMsOf({ year, month, day, hour, minute, second })
}
