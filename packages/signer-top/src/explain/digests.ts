import { hashHex, hmacHex, hmacKey, type Algorithm, type HmacKey } from '@paifang/signing'
import type { SignMethod } from '../SignMethod'
import type { Encode } from './Story'

/** From text and secret to upper-case hex. */
export type Digest = (text: string, secret: string, encode: Encode) => string

type Ends = 'both' | 'head' | 'tail' | 'none'

/** The hash of secret + text + secret, or with the secret at one end, or without it. */
export const wrapped =
  (algorithm: Algorithm, ends: Ends = 'both'): Digest =>
  (text, secret, encode) => {
    const head = ends === 'both' || ends === 'head' ? secret : ''
    const tail = ends === 'both' || ends === 'tail' ? secret : ''
    return hashHex(algorithm, encode(head + text + tail))
  }

/** HMAC of any text under any key. It remembers the last padded key, so make a new one for each search. */
export const keyed = (algorithm: Algorithm): Digest => {
  let last: { readonly secret: string; readonly encode: Encode; readonly key: HmacKey } | undefined
  return (text, secret, encode) => {
    if (last?.secret !== secret || last.encode !== encode)
      last = { secret, encode, key: hmacKey(algorithm, encode(secret)) }
    return hmacHex(algorithm, last.key, encode(text))
  }
}

/** The gateway's own digest for a method. */
export const digestFor = (method: SignMethod): Digest => {
  if (method === 'md5') return wrapped('md5')
  return keyed(method === 'hmac' ? 'md5' : 'sha256')
}
