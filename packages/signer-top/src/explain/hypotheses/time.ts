import { formatDateTime, isWritableDateTime, parseDateTime } from '@paifang/wire'
import type { Hypothesis } from '../Hypothesis'
import { valueWas, valueZh } from '../say'
import { rendering, type Mode } from './rendering'

const halfHourMs = 30 * 60_000

const moved =
  (byMs: number): Mode =>
  (text) => {
    const moment = parseDateTime(text)
    return moment === undefined || !isWritableDateTime(moment + byMs)
      ? undefined
      : formatDateTime(moment + byMs)
  }

const zones = Array.from({ length: 53 }, (_, index) => (index - 26) * halfHourMs).filter((byMs) => byMs !== 0)

const moments: ReadonlyArray<Mode> = [
  (text) => {
    const moment = parseDateTime(text)
    return moment === undefined ? undefined : new Date(moment).toISOString()
  },
  (text) => (parseDateTime(text) === undefined ? undefined : String(parseDateTime(text))),
  (text) => (parseDateTime(text) === undefined ? undefined : text.replace(' ', 'T')),
  (text) => (parseDateTime(text) === undefined ? undefined : text.slice(0, 10)),
]

/** Moments that became text in two ways. */
export const timeHypotheses: ReadonlyArray<Hypothesis> = [
  rendering({
    name: 'time-taken-twice',
    en: valueWas('taken from the clock twice: the moment signed is some seconds from the moment sent.'),
    zh: valueZh('取了两次当前时间：签名的时间与发送的时间相差数秒。'),
    modes: [-1, 1, -2, 2, -3, 3, -4, 4, -5, 5].map((seconds) => moved(seconds * 1000)),
    everywhere: false,
  }),
  rendering({
    name: 'time-in-another-zone',
    en: valueWas('signed in another time zone than was sent. Both must be GMT+8.'),
    zh: valueZh('签名与发送时使用了不同的时区，两者都应为 GMT+8。'),
    modes: zones.map(moved),
  }),
  rendering({
    name: 'time-rendered-differently',
    en: valueWas('a moment signed in another form than was sent. Use yyyy-MM-dd HH:mm:ss in GMT+8.'),
    zh: valueZh('是时间，签名与发送时的格式不同，应为 GMT+8 的 yyyy-MM-dd HH:mm:ss。'),
    modes: moments,
  }),
]
