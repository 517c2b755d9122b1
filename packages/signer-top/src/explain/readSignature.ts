import type { Difference } from './Explanation'

export interface ReadSignature {
  /** Upper-case hex, as far as the text can be read. */
  readonly hex: string
  /** How its form differs from upper-case hex. */
  readonly differences: ReadonlyArray<Difference>
}

const digestBytes: ReadonlyArray<number> = [16, 20, 32, 64]

const whiteSpace: Difference = {
  name: 'signature-with-white-space',
  en: 'The signature has white space around it.',
  zh: '签名首尾带有空白字符。',
}

const lowerCase: Difference = {
  name: 'lower-case-hex',
  en: 'The signature is right but in lower case: send upper-case hex.',
  zh: '签名正确但为小写：应发送大写的十六进制。',
}

const base64: Difference = {
  name: 'base64-signature',
  en: 'The signature is Base64: send upper-case hex.',
  zh: '签名使用了 Base64：应发送大写的十六进制。',
}

/** Reads a signature whatever its form, and says how the form differs from upper-case hex. */
export const readSignature = (signature: string): ReadSignature => {
  const text = signature.trim()
  const space = text === signature ? [] : [whiteSpace]
  if (/^[0-9A-F]*$/.test(text)) return { hex: text, differences: space }
  if (/^[0-9A-Fa-f]*$/.test(text)) return { hex: text.toUpperCase(), differences: [...space, lowerCase] }
  const bytes = Buffer.from(text.replaceAll(' ', '+'), 'base64')
  return digestBytes.includes(bytes.length)
    ? { hex: bytes.toString('hex').toUpperCase(), differences: [...space, base64] }
    : { hex: text, differences: space }
}
