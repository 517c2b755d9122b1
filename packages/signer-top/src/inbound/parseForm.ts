import type { Pair, Pairs } from '@paifang/signing'
import type { Charset } from './Charset'

/** What the engine's own decoder reads as this one does: UTF-8, written in ASCII. */
const byEngine = (text: string): string | undefined => {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/**
 * Bytes behind `%XX`, `+` as a space.
 *
 * @throws TypeError for a `%` that begins no byte
 */
export const urlDecode = (text: string, charset: Charset): string => {
  if (!/[%+\x80-\uFFFF]/.test(text)) return text
  const spaced = text.replaceAll('+', ' ')
  const decoded = charset.name === 'UTF-8' && !/[\x80-\uFFFF]/.test(text) ? byEngine(spaced) : undefined
  if (decoded !== undefined) return decoded
  const bytes: Uint8Array[] = []
  for (const piece of spaced.split(/((?:%[0-9A-Fa-f]{2})+)/)) {
    if (/^(?:%[0-9A-Fa-f]{2})+$/.test(piece)) bytes.push(Buffer.from(piece.replaceAll('%', ''), 'hex'))
    else if (piece.includes('%')) throw new TypeError('a % that begins no byte')
    else bytes.push(charset.encode(piece))
  }
  return charset.decode(Buffer.concat(bytes))
}

/**
 * The pairs of a query string or a form body, in their order. A value may contain `=`; a piece without `=` has an
 * empty value.
 *
 * @throws TypeError for text that is not URL-encoded in this charset
 */
export const parseForm = (text: string, charset: Charset): Pairs => {
  const pairs: Pair[] = []
  for (const piece of text.split('&')) {
    if (piece === '') continue
    const equals = piece.indexOf('=')
    const [name, value] = equals < 0 ? [piece, ''] : [piece.slice(0, equals), piece.slice(equals + 1)]
    pairs.push([urlDecode(name, charset), urlDecode(value, charset)])
  }
  return pairs
}
