import { sign as asymmetricSign, verify as asymmetricVerify } from 'node:crypto'
import { checkSecret, hashHex, issueOf, refuse, safeEqual, type Digest, type Issue } from '@paifang/signing'
import { rsaPrivateKey, rsaPublicKey, type RsaKey } from './rsaKey'
import { isSignMethod, signMethods, type DigestMethod } from './SignMethod'

/** Credentials as they come from a file or an environment, so nothing about them is sure yet. */
export interface Credentials {
  readonly method: unknown
  readonly secret?: unknown
  readonly privateKey?: unknown
}

const checkPrivateKey = (key: unknown): ReadonlyArray<Issue> => {
  try {
    rsaPrivateKey(key as RsaKey)
    return []
  } catch (thrown) {
    return [issueOf(thrown, 'privateKey')]
  }
}

/** Everything `sign` would refuse in the credentials, as data that never holds a secret. Never throws. */
export const checkCredentials = ({ method, secret, privateKey }: Credentials): ReadonlyArray<Issue> => {
  if (!isSignMethod(method)) return [{ path: 'method', expected: `one of ${signMethods.join(', ')}` }]
  return method === 'rsa' ? checkPrivateKey(privateKey) : checkSecret(secret, 'access secret')
}

/** What signs: the access secret, or for `rsa` a private key and no secret. */
export type SigningKey =
  | { readonly method: DigestMethod; readonly secret: string }
  | { readonly method: 'rsa'; readonly privateKey: RsaKey; readonly secret?: string | undefined }

/** The digest of a key that was checked, read once: the secret around the text, or the private key over the text alone. */
export const digestOf = (key: SigningKey): Digest => {
  if (key.method !== 'rsa') {
    const { method, secret } = key
    return { head: secret, tail: secret, hash: (framed) => hashHex(method, framed) }
  }
  const privateKey = rsaPrivateKey(key.privateKey)
  const hash: Digest['hash'] = (framed) =>
    asymmetricSign('RSA-SHA1', Buffer.from(framed, 'utf8'), privateKey).toString('base64')
  return { head: '', tail: '', hash }
}

/** What verifies: the access secret that signed, or for `rsa` the public key. */
export type VerifyingKey =
  | { readonly method: DigestMethod; readonly secret: string }
  | { readonly method: 'rsa'; readonly publicKey: RsaKey; readonly secret?: string | undefined }

/** Whether a signature is the one of this string to sign, in constant time. */
export type TextVerifier = (text: string, signature: string) => boolean

const rsaVerifier = (publicKey: RsaKey): TextVerifier => {
  const key = rsaPublicKey(publicKey)
  return (text, signature) => {
    const bytes = Buffer.from(signature, 'base64')
    // Only the one Base64 form of the bytes counts: a decoder forgives much, a signature has no second spelling.
    const exact = bytes.toString('base64') === signature
    return exact && asymmetricVerify('RSA-SHA1', Buffer.from(text), key, bytes)
  }
}

/** @throws TypeError when the secret or the public key itself cannot verify */
export const textVerifier = (key: VerifyingKey): TextVerifier => {
  if (key.method === 'rsa') return rsaVerifier(key.publicKey)
  for (const { path, expected } of checkSecret(key.secret, 'access secret')) refuse(path, expected)
  const { head, tail, hash } = digestOf(key)
  return (text, signature) => safeEqual(hash(head + text + tail), signature)
}
