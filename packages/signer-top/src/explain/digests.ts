import { hash } from 'node:crypto'
import { blockBytes } from '../digest'
import type { SignMethod } from '../SignMethod'
import type { Encode } from './Story'

/** From text and secret to upper-case hex. */
export type Digest = (text: string, secret: string, encode: Encode) => string

export type WrapAlgorithm = 'md5' | 'sha1' | 'sha256' | 'sha512'

const upperHex = (algorithm: string, data: string | Uint8Array): string =>
  hash(algorithm, data, 'hex').toUpperCase()

const bytesOf = (text: string | Uint8Array): Uint8Array =>
  typeof text === 'string' ? Buffer.from(text, 'utf8') : text

/** The hash of secret + text + secret, or with the secret at one end, or without it. */
export const wrapped =
  (algorithm: WrapAlgorithm, ends: 'both' | 'head' | 'tail' | 'none' = 'both'): Digest =>
  (text, secret, encode) => {
    const head = ends === 'both' || ends === 'head' ? secret : ''
    const tail = ends === 'both' || ends === 'tail' ? secret : ''
    return upperHex(algorithm, encode(head + text + tail))
  }

/** HMAC of any text under any key, an empty one too. */
export const keyed = (algorithm: WrapAlgorithm): Digest => {
  const size = algorithm === 'sha512' ? 2 * blockBytes : blockBytes
  return (text, secret, encode) => {
    const given = bytesOf(encode(secret))
    const key = Buffer.alloc(size)
    key.set(given.length > size ? hash(algorithm, given, 'buffer') : given)
    const inner = hash(
      algorithm,
      Buffer.concat([key.map((byte) => byte ^ 0x36), bytesOf(encode(text))]),
      'buffer',
    )
    return upperHex(algorithm, Buffer.concat([key.map((byte) => byte ^ 0x5c), inner]))
  }
}

/** The gateway's own three. */
export const digestOf: Readonly<Record<SignMethod, Digest>> = {
  md5: wrapped('md5'),
  hmac: keyed('md5'),
  'hmac-sha256': keyed('sha256'),
}
