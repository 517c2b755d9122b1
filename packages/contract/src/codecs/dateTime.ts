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
 * `yyyy-MM-dd HH:mm:ss` in GMT+8 ⇄ `Date`, by arithmetic. Epoch milliseconds (a number, or text of 12 to 13 digits)
 * and a `Date` are accepted too; dates the calendar does not have are refused.
 */
export const dateTime: Codec<Date> = scalar({
  name: 'date and time (yyyy-MM-dd HH:mm:ss in GMT+8, Date or epoch milliseconds)',
  is: (value): value is Date => value instanceof Date && isWritableDateTime(value.getTime()),
  read: (wire) => {
    if (typeof wire === 'string') {
      if (wire.length < 14) return dateOf(epochText.test(wire) ? Number(wire) : undefined)
      const epochMs = parseDateTime(wire)
      return epochMs === undefined ? refused : new Date(epochMs)
    }
    if (typeof wire === 'number') return dateOf(Number.isSafeInteger(wire) ? wire : undefined)
    return wire instanceof Date ? wholeSeconds(wire) : refused
  },
  encode: (value) => formatDateTime(value.getTime()),
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
