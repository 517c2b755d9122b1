import type { Flaw } from '@paifang/result'
import type { HttpResponse } from '@paifang/transport'
import { left, right, type Either } from 'fp-ts/Either'
import { isUtf8 } from 'node:buffer'

/**
 * The text of an answer, or its bytes where they are UTF-8 as they are, without byte order marks. The charset is that of
 * the mark or of the zeros of UTF-16, of the content type, of an XML declaration, else UTF-8, which is tried as well where
 * another was declared. Left: bytes that are not in it, so that reading them would lose text.
 */
export const answerText = ({
  body,
  headers,
}: Pick<HttpResponse, 'body' | 'headers'>): Either<Flaw, string | Uint8Array> => {
  const charset = charsetOf(body, headers['content-type'])
  const isUtf = charset === 'utf-8' || charset === 'utf8'
  const text = isUtf || (byDefault.test(charset) && isUtf8(body)) ? undefined : decoded(body, charset)
  if (text !== undefined) return right(text)
  const plain = unmarked(body)
  if (isUtf8(plain)) return right(plain)
  if (isCompressed(body)) return left({ kind: 'compressed' })
  return left({ kind: 'charset', ...(charset.startsWith('utf') ? { offset: firstNotUtf8(body) } : {}) })
}

const begins = (bytes: Uint8Array, ...mark: ReadonlyArray<number>): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

/** What servers declare where nobody told them a charset. Every byte is a character of it: it fits, and garbles, all text. */
const byDefault = /^(?:iso[-_]?8859-1|latin-?1|(?:us-)?ascii|windows-1252|cp1252)$/

/** Without its marks: some writers put one before every piece that they put together. */
const unmarked = (bytes: Uint8Array): Uint8Array => {
  let start = 0
  for (let at = 0; ;) {
    if (bytes[at] === 0xef && bytes[at + 1] === 0xbb && bytes[at + 2] === 0xbf) start = at += 3
    else if (isSpace(bytes[at])) at++
    else return start === 0 ? bytes : bytes.subarray(start)
  }
}

const isBracket = (byte: number | undefined): boolean => byte === 0x7b || byte === 0x5b || byte === 0x3c

const isSpace = (byte: number | undefined): boolean =>
  byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09

/** Begins as gzip or zstd do. */
const isCompressed = (bytes: Uint8Array): boolean =>
  begins(bytes, 0x1f, 0x8b) || begins(bytes, 0x28, 0xb5, 0x2f, 0xfd)

const ofContentType = /charset\s*=\s*"?([\w.:-]+)/i
const ofDeclaration = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i

const charsetOf = (bytes: Uint8Array, contentType: string | undefined): string => {
  if (begins(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (begins(bytes, 0xfe, 0xff)) return 'utf-16be'
  if (begins(bytes, 0xef, 0xbb, 0xbf)) return 'utf-8'
  // A zero beside the bracket that JSON or XML begins with is UTF-16's. @see RFC 4627, section 3
  if (bytes[1] === 0 && isBracket(bytes[0])) return 'utf-16le'
  if (bytes[0] === 0 && isBracket(bytes[1])) return 'utf-16be'
  // What the gateways write: one look is cheaper than the search.
  if (contentType?.endsWith('charset=UTF-8') === true) return 'utf-8'
  const named = ofContentType.exec(contentType ?? '')?.[1]
  if (named !== undefined && !/^utf-?16/i.test(named)) return named.toLowerCase()
  if (bytes[0] !== 0x3c) return 'utf-8'
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString(
    'latin1',
  )
  return ofDeclaration.exec(start)?.[1]?.toLowerCase() ?? 'utf-8'
}

const decoded = (bytes: Uint8Array, charset: string): string | undefined => {
  try {
    // Other registered names of GBK, which the web's decoder does not know: cp936, MS936, windows-936.
    const label = charset.endsWith('936') ? 'gbk' : charset
    return new TextDecoder(label, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80

/** How many bytes the character that begins with these two has; 0: they begin none. @see RFC 3629, section 4 */
const lengthOf = (first: number, second = 0): number => {
  if (first < 0x80) return 1
  if (first >= 0xc2 && first <= 0xdf) return 2
  if (first >= 0xe0 && first <= 0xef) {
    const isWrong = (first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)
    return isWrong ? 0 : 3
  }
  if (first >= 0xf0 && first <= 0xf4) {
    const isWrong = (first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)
    return isWrong ? 0 : 4
  }
  return 0
}

/** Where the first byte stands that begins no character of UTF-8. */
const firstNotUtf8 = (bytes: Uint8Array): number => {
  for (let at = 0; at < bytes.length;) {
    const length = lengthOf(bytes[at] as number, bytes[at + 1])
    if (length === 0) return at
    for (let next = 1; next < length; next++) if (!isContinuation(bytes[at + next])) return at
    at += length
  }
  return bytes.length
}
