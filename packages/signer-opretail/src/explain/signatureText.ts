import type { DigestMethod } from '../SignMethod'
import type { Difference } from './Explanation'

/** The digest inside a signature, and what the writing of the signature alone shows to be different. */
export interface SignatureText {
  readonly method: DigestMethod
  /** The digest in upper-case hex. */
  readonly digest: string
  readonly differences: ReadonlyArray<Difference>
}

const methodByLength: Readonly<Record<number, DigestMethod>> = { 32: 'md5', 40: 'sha1', 64: 'sha256' }

const lowerCase: Difference = {
  name: 'lower-case-hex',
  en: 'The signature is written in lower-case hex. Write it in upper case.',
  zh: '签名是小写十六进制，应使用大写。',
}
const spaced: Difference = {
  name: 'signature-white-space',
  en: 'There is white space around the signature.',
  zh: '签名首尾带有空白字符。',
}
const base64: Difference = {
  name: 'base64-digest',
  en: 'The digest is written in Base64. Write it in upper-case hex.',
  zh: '摘要使用了 Base64，应使用大写十六进制。',
}

const digestOf = (text: string): readonly [hex: string, ...Difference[]] | undefined => {
  if (/^[0-9A-Fa-f]+$/.test(text)) {
    const upper = text.toUpperCase()
    return text === upper ? [upper] : [upper, lowerCase]
  }
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? [bytes.toString('hex').toUpperCase(), base64] : undefined
}

/** Reads a signature as a digest; `undefined` when it has the length of none. */
export const readSignature = (signature: string): SignatureText | undefined => {
  const bare = signature.trim()
  const [digest = '', ...differences] = digestOf(bare) ?? []
  const method = methodByLength[digest.length]
  if (method === undefined) return undefined
  return { method, digest, differences: bare === signature ? differences : [spaced, ...differences] }
}

/** The signature was made with another digest than the one that `_sm` (or the caller) names. */
export const otherDigest = (named: string, used: string): Difference => ({
  name: 'wrong-digest',
  field: '_sm',
  en: `The signature is ${used}, but the call names ${named}. Sign with the method named.`,
  zh: `签名实际使用 ${used}，而请求声明的是 ${named}；应使用所声明的方法。`,
})
