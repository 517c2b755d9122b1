import { hexLengths, type DigestForm } from './DigestForm'
import type { DifferenceName } from './sentences'

export interface ReadSignature {
  /** Upper-case hex, as far as the text can be read. */
  readonly hex: string
  /** How its form differs from upper-case hex. */
  readonly forms: ReadonlyArray<DifferenceName>
  /** The digest and its method, when the signature itself tells them. */
  readonly made?: { readonly method: string; readonly digest: DigestForm }
}

const lengths = new Set(Object.values(hexLengths))

/** Whether the text has the length of a digest. */
export const isDigestHex = (hex: string): boolean => lengths.has(hex.length) && /^[0-9A-F]+$/.test(hex)

/** Reads a signature whatever its form, and says how the form differs from upper-case hex. */
export const readSignature = (signature: string): ReadSignature => {
  const text = signature.trim()
  const forms: DifferenceName[] = text === signature ? [] : ['signature-with-white-space']
  if (/^[0-9A-F]*$/.test(text)) return { hex: text, forms }
  if (/^[0-9A-Fa-f]*$/.test(text)) return { hex: text.toUpperCase(), forms: [...forms, 'lower-case-hex'] }
  // A form reader turns the + of Base64 into a space.
  const hex = Buffer.from(text.replaceAll(' ', '+'), 'base64').toString('hex').toUpperCase()
  return isDigestHex(hex) ? { hex, forms: [...forms, 'base64-signature'] } : { hex: text, forms }
}
