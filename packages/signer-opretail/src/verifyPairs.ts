import { verify as asymmetricVerify } from 'node:crypto'
import type { Pairs } from './Params'
import { rsaPublicKey, type RsaKey } from './rsaKey'
import { safeEqual } from './safeEqual'
import type { DigestMethod } from './SignMethod'
import { signPairs } from './signPairs'
import { stringToSign } from './stringToSign'

/** What verifies: the secret that signed, or for `rsa` the public key. */
export type VerifyingKey =
  | { readonly method: DigestMethod; readonly secret: string }
  | { readonly method: 'rsa'; readonly publicKey: RsaKey; readonly secret?: string | undefined }

export type VerifyPairsInput = VerifyingKey & { readonly pairs: Pairs; readonly signature: string }

const verifyRsa = (pairs: Pairs, publicKey: RsaKey, signature: string): boolean => {
  const key = rsaPublicKey(publicKey)
  const bytes = Buffer.from(signature, 'base64')
  // Only the one Base64 form of the bytes counts: a decoder forgives much, a signature has no second spelling.
  return (
    bytes.toString('base64') === signature &&
    asymmetricVerify('RSA-SHA1', Buffer.from(stringToSign(pairs)), key, bytes)
  )
}

/** Whether `signature` is the one of these canonical pairs. Throws only for the key and the method. */
export const verifyPairs = (input: VerifyPairsInput): boolean => {
  const { pairs, signature } = input
  if (input.method === 'rsa') return verifyRsa(pairs, input.publicKey, signature)
  return safeEqual(signPairs({ pairs, method: input.method, secret: input.secret }), signature)
}
