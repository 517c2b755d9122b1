import { formatCompactDateTime, isWritableDateTime, parseCompactDateTime } from '@paifang/wire'
import type { ValueRule } from './ValueRule'

const shifted =
  (ms: number) =>
  (text: string, name: string): string | undefined => {
    const moment = name === '_timestamp' ? parseCompactDateTime(text) : undefined
    return moment === undefined || !isWritableDateTime(moment + ms)
      ? undefined
      : formatCompactDateTime(moment + ms)
  }

const second = 1000
const hour = 3600 * second

/** Two readings of the clock: one for the signature, one for the request. */
export const timestampForms: ReadonlyArray<ValueRule> = [
  {
    name: 'timestamp-read-twice',
    signedAs: [-1, 1, -2, 2, -3, 3, -4, -5].map((seconds) => shifted(seconds * second)),
    en: (subject) =>
      `${subject} differs by seconds from the one signed: the clock was read twice. Read it once.`,
    zh: (subject) => `${subject}与签名时相差数秒：时钟被读取了两次；应只读取一次。`,
    common: 0,
  },
  {
    name: 'timestamp-in-two-zones',
    signedAs: [shifted(-8 * hour), shifted(8 * hour)],
    en: (subject) =>
      `${subject} was signed in another time zone than it was sent in. Write it once, in GMT+8.`,
    zh: (subject) => `${subject}签名与发送时使用了不同时区；应只生成一次并使用 GMT+8。`,
    common: 0,
  },
]
