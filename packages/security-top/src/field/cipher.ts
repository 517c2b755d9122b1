import { isUtf8 } from 'node:buffer'
import { createCipheriv, createDecipheriv, createHmac, type KeyObject } from 'node:crypto'

/** The same for every text: equal texts have equal ciphertexts. The format is so. */
const vector = Buffer.from('0102030405060708', 'ascii')

/**
 * AES-128-CBC with PKCS7, in Base64.
 *
 * @see official Java SDK 20210623, security client
 */
export const encryptText = (key: KeyObject, text: string): string => {
  const cipher = createCipheriv('aes-128-cbc', key, vector)
  return cipher.update(text, 'utf8', 'base64') + cipher.final('base64')
}

const base64 = /^[A-Za-z0-9+/]+={0,2}$/

/** The text; `undefined`: damaged, or encrypted with another key. */
export const decryptText = (key: KeyObject, ciphertext: string): string | undefined => {
  if (ciphertext.length % 4 !== 0 || !base64.test(ciphertext)) return undefined
  const bytes = Buffer.from(ciphertext, 'base64')
  if (bytes.length === 0 || bytes.length % 16 !== 0) return undefined
  const decipher = createDecipheriv('aes-128-cbc', key, vector)
  try {
    const start = decipher.update(bytes)
    const end = decipher.final()
    const plain = end.length === 0 ? start : start.length === 0 ? end : Buffer.concat([start, end])
    return isUtf8(plain) ? plain.toString('utf8') : undefined
  } catch {
    return undefined
  }
}

/** Whether a text is the same after UTF-8: half a surrogate pair is not. */
export const hasUtf8 = (text: string): boolean => !/\p{Surrogate}/u.test(text)

/** HMAC-MD5 of a text; half a surrogate pair counts as `?`, as in Java. */
export const hmac = (key: KeyObject, text: string): Buffer =>
  createHmac('md5', key)
    .update(hasUtf8(text) ? text : text.replace(/\p{Surrogate}/gu, '?'), 'utf8')
    .digest()
