import { encodeGbk } from '@paifang/wire'
import type { Encode } from '../DigestForm'
import type { Rule } from '../Rule'
import type { DifferenceName } from '../sentences'

const questionMarks = (text: string, highest: number): string =>
  Array.from(text, (character) => (character.charCodeAt(0) > highest ? '?' : character)).join('')

/** Each half of a surrogate pair in three bytes, as Java's modified UTF-8 and old MySQL have it. */
const cesu8 = (text: string): Buffer =>
  Buffer.concat(
    (text.match(/[^\uD800-\uDFFF]+|[\uD800-\uDFFF]/g) ?? []).map((piece) => {
      const unit = piece.charCodeAt(0)
      return unit >= 0xd800 && unit <= 0xdfff
        ? Buffer.from([0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)])
        : Buffer.from(piece)
    }),
  )

const halves =
  (lost: string, both = false): Encode =>
  (text) =>
    text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, both ? lost : lost + lost)

const encoding = (
  name: DifferenceName,
  common: number,
  encodings: ReadonlyArray<Encode>,
  differsIn: RegExp | undefined,
): Rule => ({
  name,
  kind: 'bytes',
  common,
  // Text in which every charset has the same bytes needs no try.
  changes: ({ received, body, secret, spend }) =>
    differsIn === undefined || differsIn.test(received.join() + body + secret)
      ? encodings
          .filter(() => spend(4 * body.length))
          .map((encode) => ({ apply: (variant) => ({ ...variant, encode }) }))
      : [],
})

const beyondAscii = /[^\0-\x7F]/
const surrogates = /[\uD800-\uDFFF]/

/** Bytes that are not UTF-8, or not those of the text alone. */
export const bytesRules: ReadonlyArray<Rule> = [
  encoding('line-end-hashed', 0, [(text) => `${text}\n`, (text) => `${text}\r\n`], undefined),
  encoding('gbk-bytes', 1, [encodeGbk], beyondAscii),
  encoding(
    'latin1-bytes',
    1,
    [
      (text) => Buffer.from(questionMarks(text, 0xff), 'latin1'),
      (text) => Buffer.from(text, 'latin1'),
      (text) => questionMarks(text, 0x7f),
    ],
    beyondAscii,
  ),
  encoding(
    'surrogates-lost',
    0,
    [halves('\uFFFD'), halves('?'), halves('\uFFFD', true), halves('?', true)],
    surrogates,
  ),
  encoding('cesu8-bytes', 0, [cesu8], surrogates),
  encoding('utf8-twice', 0, [(text) => Buffer.from(text, 'utf8').toString('latin1')], beyondAscii),
  encoding(
    'utf16-bytes',
    0,
    [
      (text) => Buffer.from(text, 'utf16le'),
      (text) => Buffer.from(text, 'utf16le').swap16(),
      (text) => Buffer.from(`\uFEFF${text}`, 'utf16le'),
      (text) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
    ],
    undefined,
  ),
]
