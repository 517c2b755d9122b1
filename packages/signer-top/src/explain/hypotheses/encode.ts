import { encodeGbk } from '@paifang/wire'
import type { Hypothesis } from '../Hypothesis'
import { always } from '../say'
import type { Encode } from '../Story'

const questionMarks = (text: string, highest: number): string =>
  Array.from(text, (character) => (character.charCodeAt(0) > highest ? '?' : character)).join('')

const encode = (
  name: string,
  charset: string,
  encodings: ReadonlyArray<Encode>,
  asciiToo = false,
): Hypothesis => ({
  name,
  kind: 'encode',
  en: always(`The text was hashed as ${charset} bytes. Hash its UTF-8 bytes.`),
  zh: always(`签名时使用了 ${charset} 编码的字节，应使用 UTF-8。`),
  // Pure ASCII has the same bytes in Latin-1 and GBK: nothing to try.
  changes: ({ received, body, secret }) =>
    asciiToo || /[^\0-\x7F]/.test(received.join() + body + secret)
      ? encodings.map((each) => ({ broad: true, apply: (story) => ({ ...story, encode: each }) }))
      : [],
})

/** Bytes that are not UTF-8. */
export const encodeHypotheses: ReadonlyArray<Hypothesis> = [
  encode('latin1-bytes', 'Latin-1', [
    (text) => Buffer.from(questionMarks(text, 0xff), 'latin1'),
    (text) => Buffer.from(text, 'latin1'),
    (text) => questionMarks(text, 0x7f),
  ]),
  encode('gbk-bytes', 'GBK', [(text) => Buffer.from(encodeGbk(text))]),
  encode('utf16-bytes', 'UTF-16', [(text) => Buffer.from(text, 'utf16le')], true),
]
