import {
  formatCompactDateTime,
  formatDateTime,
  isWritableDateTime,
  parseCompactDateTime,
  parseDateTime,
} from '@paifang/wire'
import type { Codec } from '../Codec'
import { scalar } from './scalar'
import { refused } from '../createCodec'

const epochText = /^\d{12,13}$/

/** Java's `Timestamp` writes its fraction, mostly `.0`. */
const fraction = /^\.\d{1,9}$/

/**
 * What a number is that hardly counts milliseconds: ten digits are the seconds of today, and the milliseconds of spring 1970; fourteen
 * that name a day and a time are those, and milliseconds some 600 years from now.
 */
const otherUnit = (wire: number): string | undefined => {
  if (wire >= 1e9 && wire < 1e10) return 'these look like seconds'
  return wire >= 1e13 && parseCompactDateTime(String(wire)) !== undefined
    ? 'these look like yyyyMMddHHmmss'
    : undefined
}

const dateOf = (epochMs: number | undefined): Date | typeof refused =>
  epochMs !== undefined && isWritableDateTime(epochMs) ? new Date(epochMs) : refused

/** Whole seconds are the wire's unit: what a Date holds beyond them is cut off, as it is when it is written. */
const wholeSeconds = (value: Date): Date | typeof refused => {
  const epochMs = value.getTime()
  if (!isWritableDateTime(epochMs)) return refused
  const rest = ((epochMs % 1000) + 1000) % 1000
  return rest === 0 ? value : new Date(epochMs - rest)
}

/**
 * `yyyy-MM-dd HH:mm:ss` in GMT+8 ⇄ `Date`, by arithmetic. Epoch milliseconds (a number, or text of 12 to 13 digits), a fraction
 * behind the seconds, which is cut off, and a `Date` are accepted too; dates the calendar does not have are refused, and so are
 * numbers that look like seconds or like `yyyyMMddHHmmss`.
 */
export const dateTime: Codec<Date> = scalar({
  name: 'date and time (yyyy-MM-dd HH:mm:ss in GMT+8, Date or epoch milliseconds)',
  is: (value): value is Date => value instanceof Date && isWritableDateTime(value.getTime()),
  read: (wire) => {
    if (typeof wire === 'string') {
      if (wire.length < 14) return dateOf(epochText.test(wire) ? Number(wire) : undefined)
      const isWhole = wire.length === 19 || !fraction.test(wire.slice(19))
      const epochMs = parseDateTime(isWhole ? wire : wire.slice(0, 19))
      return epochMs === undefined ? refused : new Date(epochMs)
    }
    if (typeof wire === 'number')
      return dateOf(Number.isSafeInteger(wire) && otherUnit(wire) === undefined ? wire : undefined)
    return wire instanceof Date ? wholeSeconds(wire) : refused
  },
  encode: (value) => formatDateTime(value.getTime()),
  remedy: (wire) => {
    const unit = typeof wire === 'number' ? otherUnit(wire) : undefined
    return unit === undefined ? undefined : `epoch milliseconds; ${unit}: pass a Date`
  },
})

/** `yyyyMMddHHmmss` in GMT+8 ⇄ `Date`, by arithmetic; the same digits as a number and a `Date` are accepted too. */
export const compactDateTime: Codec<Date> = scalar({
  name: 'date and time (yyyyMMddHHmmss in GMT+8, or Date)',
  is: (value): value is Date => value instanceof Date && isWritableDateTime(value.getTime()),
  read: (wire) => {
    if (wire instanceof Date) return wholeSeconds(wire)
    if (typeof wire !== 'string' && typeof wire !== 'number') return refused
    const epochMs = parseCompactDateTime(String(wire))
    return epochMs === undefined ? refused : new Date(epochMs)
  },
  encode: (value) => formatCompactDateTime(value.getTime()),
})
