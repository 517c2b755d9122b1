import { formatCompactDateTime, isWritableDateTime, parseCompactDateTime } from '@paifang/wire'
import type { Codec } from './Codec'
import { refused } from './createCodec'
import { wholeSeconds } from './dateTime'
import { scalar } from './scalar'

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
