import { civilOf, isWritable } from './civil'

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
