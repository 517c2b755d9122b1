import { hashHex, hmacHex, hmacHexBehind, hmacKey } from './digest'
import type { SignMethod } from './SignMethod'

/** What stands before and behind the string to sign, and what hashes all three as one text. */
export interface Frame {
  readonly head: string
  readonly tail: string
  readonly hashed: (framed: string) => string
}

/** The frame of credentials that were checked. It holds the secret, so it stays inside closures. */
export const frameOf = (secret: string, method: SignMethod): Frame => {
  if (method === 'md5') return { head: secret, tail: secret, hashed: (framed) => hashHex('md5', framed) }
  const algorithm = method === 'hmac' ? 'md5' : 'sha256'
  const key = hmacKey(algorithm, secret)
  return key.innerText === undefined
    ? { head: '', tail: '', hashed: (framed) => hmacHex(algorithm, key, framed) }
    : { head: key.innerText, tail: '', hashed: (framed) => hmacHexBehind(algorithm, key, framed) }
}
