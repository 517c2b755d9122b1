import type { Pairs } from '@paifang/signing'
import { parseCompactDateTime } from '@paifang/wire'
import type { Difference } from './Explanation'

const halfHour = 1_800_000
const tolerance = 120_000
const hoursAt = (ms: number): string => `${ms > 0 ? '+' : '−'}${Math.abs(ms) / (2 * halfHour)}`

/**
 * The one difference of a right signature: `_timestamp` lies a time zone away from the clock, a whole number of half
 * hours up to 22, give or take two minutes.
 */
export const timestampZone = (
  pairs: Pairs,
  nowMs: number,
  utcOffsetMinutes: number,
): Difference | undefined => {
  const text = pairs.find(([name]) => name === '_timestamp')?.[1] ?? ''
  const moment = parseCompactDateTime(text, utcOffsetMinutes)
  if (moment === undefined) return undefined
  const zone = Math.round((moment - nowMs) / halfHour) * halfHour
  if (zone === 0 || Math.abs(zone) > 44 * halfHour || Math.abs(moment - nowMs - zone) > tolerance)
    return undefined
  return {
    name: 'timestamp-zone',
    field: '_timestamp',
    en: `The signature is right, but _timestamp is ${hoursAt(zone)} h from the clock: it was written in another time zone than GMT+8.`,
    zh: `签名正确，但 _timestamp 与当前时间相差 ${hoursAt(zone)} 小时：写入时使用的不是东八区时间。`,
  }
}
