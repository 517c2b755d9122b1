import { hash, sign as asymmetricSign } from 'node:crypto'
import { refuse } from './Issue'
import type { Pairs } from './Params'
import { rsaPrivateKey, type RsaKey } from './rsaKey'
import { isSignMethod, signMethods, type DigestMethod } from './SignMethod'
import { stringToSign } from './stringToSign'
import { wellFormed } from './wellFormed'

/** What signs: a secret, or for `rsa` a private key and no secret. */
export type SigningKey =
  | { readonly method: DigestMethod; readonly secret: string }
  | { readonly method: 'rsa'; readonly privateKey: RsaKey; readonly secret?: string | undefined }

export type SignPairsInput = SigningKey & { readonly pairs: Pairs }

const digest = (method: DigestMethod, secret: string, pairs: Pairs): string => {
  if (typeof secret !== 'string' || secret === '' || !wellFormed(secret))
    return refuse('secret', 'the access secret, not empty and without unpaired surrogates')
  return hash(method, secret + stringToSign(pairs) + secret, 'hex').toUpperCase()
}

/**
 * Signs pairs that `canonicalise` made (they are not checked again): upper-case hex, or for `rsa` the Base64 of
 * RSASSA-PKCS1-v1_5 with SHA-1.
 *
 * @throws TypeError for an unknown method, an empty secret or a key that is no RSA private key
 */
export const signPairs = (input: SignPairsInput): string => {
  if (!isSignMethod(input.method)) return refuse('method', `one of ${signMethods.join(', ')}`)
  if (input.method !== 'rsa') return digest(input.method, input.secret, input.pairs)
  const base = Buffer.from(stringToSign(input.pairs), 'utf8')
  return asymmetricSign('RSA-SHA1', base, rsaPrivateKey(input.privateKey)).toString('base64')
}
