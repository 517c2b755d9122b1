import { hash, sign as asymmetricSign } from 'node:crypto'
import { rsaPrivateKey, type RsaKey } from './rsaKey'
import type { DigestMethod } from './SignMethod'

/** What signs: the access secret, or for `rsa` a private key and no secret. */
export type SigningKey =
  | { readonly method: DigestMethod; readonly secret: string }
  | { readonly method: 'rsa'; readonly privateKey: RsaKey; readonly secret?: string | undefined }

/** What stands before and behind the string to sign, and what signs all three as one text. */
export interface Frame {
  readonly head: string
  readonly tail: string
  readonly hashed: (framed: string) => string
}

/** The frame of a key that was checked, read once. It holds the secret, so it stays inside closures. */
export const frameOf = (key: SigningKey): Frame => {
  if (key.method !== 'rsa') {
    const { method, secret } = key
    return { head: secret, tail: secret, hashed: (framed) => hash(method, framed, 'hex').toUpperCase() }
  }
  const privateKey = rsaPrivateKey(key.privateKey)
  const hashed: Frame['hashed'] = (framed) =>
    asymmetricSign('RSA-SHA1', Buffer.from(framed, 'utf8'), privateKey).toString('base64')
  return { head: '', tail: '', hashed }
}
