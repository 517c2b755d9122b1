import { parseDateTime } from '@paifang/wire'
import type { Difference } from './Explanation'

/** What the gateway forgives: about 10 minutes on either side. @see TOP calling and signing, doc 101617 */
const toleranceMs = 10 * 60_000
const quarterMs = 15 * 60_000

const difference = (name: string, en: string, zh: string): Difference => ({
  name,
  field: 'timestamp',
  en,
  zh,
})

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value))

/** What is wrong with the timestamp of a call whose signature is right. */
export const clockDifference = (timestamp: string | undefined, nowMs: number): Difference | undefined => {
  const moment = parseDateTime(timestamp ?? '')
  if (moment === undefined)
    return difference(
      'timestamp-unreadable',
      'The signature is right, but the timestamp is missing or not yyyy-MM-dd HH:mm:ss.',
      '签名正确，但 timestamp 缺失或格式不是 yyyy-MM-dd HH:mm:ss。',
    )
  const offMs = moment - nowMs
  if (Math.abs(offMs) <= toleranceMs) return undefined
  const zoneMs = Math.round(offMs / quarterMs) * quarterMs
  if (Math.abs(zoneMs) <= 26 * 4 * quarterMs && Math.abs(offMs - zoneMs) <= quarterMs / 3)
    return difference(
      'timestamp-in-another-zone',
      `The signature is right, but the timestamp is ${signed(zoneMs / (4 * quarterMs))} h off: it was not made in GMT+8.`,
      `签名正确，但 timestamp 相差 ${signed(zoneMs / (4 * quarterMs))} 小时：没有使用 GMT+8 时区。`,
    )
  return difference(
    'clock-wrong',
    `The signature is right, but the timestamp is ${signed(Math.round(offMs / 1000))} s off: set the clock (NTP), and sign each attempt afresh.`,
    `签名正确，但 timestamp 相差 ${signed(Math.round(offMs / 1000))} 秒：请校准时钟（NTP），并在每次重试时重新签名。`,
  )
}
