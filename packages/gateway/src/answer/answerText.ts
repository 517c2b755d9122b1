import type { Flaw } from '@paifang/result'
import type { HttpResponse } from '@paifang/transport'
import { left, right, type Either } from 'fp-ts/Either'
import { isUtf8 } from 'node:buffer'

/**
 * The text of an answer, or its bytes where they are UTF-8 as they are, without a byte order mark. The charset is that of
 * the mark, of the content type, of an XML declaration, else UTF-8, which is tried as well where another was declared.
 * Left: bytes that are not in it, so that reading them would lose text.
 */
export const answerText = ({
  body,
  headers,
}: Pick<HttpResponse, 'body' | 'headers'>): Either<Flaw, string | Uint8Array> => {
  const charset = charsetOf(body, headers['content-type'])
  const text = charset === 'utf-8' || charset === 'utf8' ? undefined : decoded(body, charset)
  if (text !== undefined) return right(text)
  const unmarked = begins(body, 0xef, 0xbb, 0xbf) ? body.subarray(3) : body
  if (isUtf8(unmarked)) return right(unmarked)
  return left({ kind: 'charset', ...(charset.startsWith('utf') ? { offset: firstNotUtf8(body) } : {}) })
}

const begins = (bytes: Uint8Array, ...mark: ReadonlyArray<number>): boolean =>
  mark.every((byte, index) => bytes[index] === byte)

const ofContentType = /charset\s*=\s*"?([\w.:-]+)/i
const ofDeclaration = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i

const charsetOf = (bytes: Uint8Array, contentType: string | undefined): string => {
  if (begins(bytes, 0xff, 0xfe)) return 'utf-16le'
  if (begins(bytes, 0xfe, 0xff)) return 'utf-16be'
  // What the gateways write: one look is cheaper than the search.
  if (contentType?.endsWith('charset=UTF-8') === true) return 'utf-8'
  const named = ofContentType.exec(contentType ?? '')?.[1]
  if (named !== undefined) return named.toLowerCase()
  if (bytes[0] !== 0x3c) return 'utf-8'
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString(
    'latin1',
  )
  return ofDeclaration.exec(start)?.[1]?.toLowerCase() ?? 'utf-8'
}

const decoded = (bytes: Uint8Array, charset: string): string | undefined => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
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
