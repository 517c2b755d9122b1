import { decodeGbk } from '@paifang/wire'

/** What of a request cannot be read. */
export interface Malformed {
  /** The parameter; `''` for a body that is no form. */
  readonly name: string
  /** `GBK`: its bytes are no UTF-8, and can be read as GBK. `escape`: a `%` without two hex digits. */
  readonly as: 'GBK' | 'bytes' | 'escape'
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const readAs = (decode: (bytes: Uint8Array) => string, bytes: Uint8Array): string | undefined => {
  try {
    return decode(bytes)
  } catch {
    return undefined
  }
}

// Bytes that GBK has no character for are read as one of private use, or as the euro sign of 0x80.
const isGbk = (bytes: Uint8Array): boolean => {
  const text = readAs(decodeGbk, bytes)
  return text !== undefined && !/[\uE000-\uF8FF€]/.test(text)
}

/** What is wrong with the bytes of the parameter `name`, if they are no UTF-8. */
export const malformedBytes = (name: string, bytes: Uint8Array): Malformed | undefined => {
  if (readAs((each) => strictUtf8.decode(each), bytes) !== undefined) return undefined
  return { name, as: isGbk(bytes) ? 'GBK' : 'bytes' }
}

const unescapedBytes = (text: string): Uint8Array =>
  Buffer.from(
    text.replace(/%([0-9a-fA-F]{2})/g, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    'latin1',
  )

const longestName = 80

const malformedPiece = (piece: string): Malformed | undefined => {
  const [raw = ''] = piece.split('=', 1)
  const name = Buffer.from(unescapedBytes(raw)).toString('utf8').slice(0, longestName)
  if (/%(?![0-9a-fA-F]{2})/.test(piece)) return { name, as: 'escape' }
  const value = piece.slice(raw.length + 1)
  return malformedBytes(name, unescapedBytes(raw)) ?? malformedBytes(name, unescapedBytes(value))
}

/** The first pair that cannot be read of a form in which one cannot. */
export const malformedPair = (form: Uint8Array): Malformed => {
  for (const piece of Buffer.from(form).toString('latin1').split('&')) {
    const found = malformedPiece(piece)
    if (found !== undefined) return found
  }
  // Each piece reads once its escapes are undone, but the form as it stands does not.
  return { name: '', as: 'bytes' }
}

/** Which parameter it is and why, for the answer of a gateway. */
export const malformedText = ({ name, as }: Malformed): string => {
  const what = name === '' ? 'the body' : name
  if (as === 'escape') return `${what} has a % without two hex digits`
  return `${what} is not UTF-8${as === 'GBK' ? ': its bytes can be read as GBK' : ''}`
}
