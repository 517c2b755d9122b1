import type { Pair, Pairs } from '@paifang/signing'
import { formPairs, refuseMore } from '@paifang/wire'
import type { Charset } from './Charset'

/**
 * Bytes behind `%XX`, `+` as a space.
 *
 * @throws TypeError for a `%` that begins no byte
 */
export const urlDecode = (text: string, charset: Charset): string => {
  if (!/[%+\x80-\uFFFF]/.test(text)) return text
  const bytes: Uint8Array[] = []
  for (const piece of text.replaceAll('+', ' ').split(/((?:%[0-9A-Fa-f]{2})+)/)) {
    if (/^(?:%[0-9A-Fa-f]{2})+$/.test(piece)) bytes.push(Buffer.from(piece.replaceAll('%', ''), 'hex'))
    else if (piece.includes('%')) throw new TypeError('a % that begins no byte')
    else bytes.push(charset.encode(piece))
  }
  return charset.decode(Buffer.concat(bytes))
}

/** What `formPairs` reads as this does: UTF-8 that is written in ASCII. Whether there is anything else, the parts tell. */
const quickly = (text: string, { name }: Charset): Pairs | undefined => {
  if (name !== 'UTF-8' || /[\x80-\uFFFF]/.test(text)) return undefined
  try {
    return formPairs(text)
  } catch {
    return undefined
  }
}

const inParts = (text: string, charset: Charset): Pairs => {
  const pairs: Pair[] = []
  for (const piece of text.split('&')) {
    if (piece === '') continue
    refuseMore(pairs.length + 1)
    const equals = piece.indexOf('=')
    const [name, value] = equals < 0 ? [piece, ''] : [piece.slice(0, equals), piece.slice(equals + 1)]
    pairs.push([urlDecode(name, charset), urlDecode(value, charset)])
  }
  return pairs
}

/**
 * The pairs of a query string or a form body, in their order. A value may contain `=`; a piece without `=` has an
 * empty value.
 *
 * @throws TypeError for text that is not URL-encoded in this charset, RangeError for more than 10,000 pairs
 */
export const parseForm = (text: string, charset: Charset): Pairs =>
  quickly(text, charset) ?? inParts(text, charset)
