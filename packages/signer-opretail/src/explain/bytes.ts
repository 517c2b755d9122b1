import { encodeGbk } from '@paifang/wire'
import type { Draft, Hypotheses } from './Draft'

type Encoding = readonly [name: string, label: string, encode: Draft['encode']]

const encodings: ReadonlyArray<Encoding> = [
  ['gbk-bytes', 'GBK', (encoded) => Buffer.from(encodeGbk(encoded))],
  ['latin1-bytes', 'Latin-1', (encoded) => Buffer.from(encoded.replace(/[^\0-\xFF]/gu, '?'), 'latin1')],
  ['latin1-bytes', 'Latin-1', (encoded) => Buffer.from(encoded, 'latin1')],
  ['utf8-twice', 'UTF-8 twice', (encoded) => Buffer.from(encoded, 'utf8').toString('latin1')],
]

/** Which bytes `text` became; only text beyond ASCII can tell. */
export function* bytesHypotheses(text: string): Hypotheses {
  if (!/[^\0-\x7F]/.test(text)) return
  for (const [name, label, encode] of encodings)
    yield {
      difference: {
        name,
        en: `The text was hashed as ${label} bytes. Hash UTF-8 bytes.`,
        zh: `摘要前的文本按 ${label} 编码，应使用 UTF-8。`,
      },
      change: (draft) => ({ ...draft, encode }),
      part: 'bytes',
      common: name !== 'utf8-twice',
    }
}
