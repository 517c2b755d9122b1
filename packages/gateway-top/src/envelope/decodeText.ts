import { isUtf8 } from 'node:buffer'

const ofContentType = /charset\s*=\s*"?([\w.:-]+)/i
const ofDeclaration = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)["']/i

const charsetOf = (bytes: Uint8Array, contentType: string | undefined): string => {
  // What the gateway writes: one look is cheaper than the search.
  if (contentType?.endsWith('charset=UTF-8') === true) return 'utf-8'
  const named = ofContentType.exec(contentType ?? '')?.[1]
  if (named !== undefined) return named.toLowerCase()
  if (bytes[0] !== 0x3c) return 'utf-8'
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 200)).toString(
    'latin1',
  )
  return ofDeclaration.exec(start)?.[1]?.toLowerCase() ?? 'utf-8'
}

/** Without the byte order mark that some proxies put before an answer. */
const withoutMark = (bytes: Uint8Array): Uint8Array =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes

/**
 * The text of an answer, or its bytes where they are UTF-8 as they are. `undefined`: nobody knows the charset, or the
 * bytes are not in it, so that reading them would lose text.
 *
 * @see TOP answers: charset from the content type, UTF-8 when missing
 */
export const decodeText = (
  bytes: Uint8Array,
  contentType: string | undefined,
): string | Uint8Array | undefined => {
  const charset = charsetOf(bytes, contentType)
  if (charset === 'utf-8' || charset === 'utf8') {
    const unmarked = withoutMark(bytes)
    return isUtf8(unmarked) ? unmarked : undefined
  }
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
