import { verify as asymmetricVerify } from 'node:crypto'
import { refuse } from './Issue'
import type { Pairs } from './Params'
import { checkSecret } from './checkCredentials'
import { rsaPublicKey, type RsaKey } from './rsaKey'
import { safeEqual } from './safeEqual'
import type { DigestMethod } from './SignMethod'
import { signText } from './signPairs'
import { stringToSign } from './stringToSign'

/** What verifies: the access secret that signed, or for `rsa` the public key. */
export type VerifyingKey =
  | { readonly method: DigestMethod; readonly secret: string }
  | { readonly method: 'rsa'; readonly publicKey: RsaKey; readonly secret?: string | undefined }

/** Whether a signature is the one of these canonical pairs, in constant time. */
export type PairsVerifier = (pairs: Pairs, signature: string) => boolean

const rsaVerifier = (publicKey: RsaKey): PairsVerifier => {
  const key = rsaPublicKey(publicKey)
  return (pairs, signature) => {
    const bytes = Buffer.from(signature, 'base64')
    // Only the one Base64 form of the bytes counts: a decoder forgives much, a signature has no second spelling.
    const exact = bytes.toString('base64') === signature
    return exact && asymmetricVerify('RSA-SHA1', Buffer.from(stringToSign(pairs)), key, bytes)
  }
}

/** @throws TypeError when the secret or the public key itself cannot verify */
export const pairsVerifier = (key: VerifyingKey): PairsVerifier => {
  if (key.method === 'rsa') return rsaVerifier(key.publicKey)
  for (const { path, expected } of checkSecret(key.secret)) refuse(path, expected)
  return (pairs, signature) => safeEqual(signText(stringToSign(pairs), key), signature)
}
