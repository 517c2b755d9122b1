import { refuse, signerOf, stringToSign, type Pairs, type Params, type Signer } from '@paifang/signing'
import { canonicalise, opretailForm } from './canonicalise'
import { checkCredentials, digestOf, textVerifier, type SigningKey, type VerifyingKey } from './credentials'
import { isSignMethod } from './SignMethod'

/**
 * The signer for a client that signs many calls with one secret. It remembers the last order of names, and keeps the
 * secret in a closure, never in a property.
 *
 * @throws TypeError for an unknown method, an empty secret or a key that is no RSA private key
 */
export const createSigner = (key: SigningKey): Signer => {
  const [issue] = checkCredentials(key)
  return issue === undefined ? signerOf(digestOf(key), opretailForm) : refuse(issue.path, issue.expected)
}

export type SignInput = SigningKey & { readonly params: Params }

/**
 * The value of `_sig` for `params`, which may hold a stale `_sig`: it is dropped.
 *
 * @throws TypeError for an unknown method, an empty secret, or a parameter without an exact text
 * @see ovopark/openplatform-sdk README, signature algorithm
 */
export const sign = (input: SignInput): string => createSigner(input).sign(input.params)

export type SignPairsInput = SigningKey & {
  /** Pairs that `canonicalise` made; they are not checked again. */
  readonly pairs: Pairs
}

/**
 * The signature of canonical pairs: upper-case hex of 32 (`md5`), 40 (`sha1`) or 64 (`sha256`) characters; for `rsa`
 * the Base64 of RSASSA-PKCS1-v1_5 with SHA-1.
 *
 * @throws TypeError for an unknown method, an empty secret or a key that is no RSA private key
 * @see ovopark/dc-apigateway-sdk, SignUtils, for sha256 and rsa
 */
export const signPairs = (input: SignPairsInput): string => createSigner(input).signPairs(input.pairs)

export type VerifyInput = VerifyingKey & {
  /** The parameters received; a `_sig` among them is left out. */
  readonly params: Params
  /** The signature received. Only upper-case hex (for `rsa`: plain Base64) is right. */
  readonly signature: string
}

/**
 * Whether `signature` is what `sign` returns for the same parameters, compared in constant time. Whatever comes from
 * outside (parameters, method, signature) makes it `false` at worst.
 *
 * @throws TypeError when the secret or the public key itself cannot verify
 */
export const verify = (input: VerifyInput): boolean => {
  if (!isSignMethod(input.method)) return false
  const verifies = textVerifier(input)
  try {
    return (
      typeof input.signature === 'string' &&
      verifies(stringToSign(canonicalise(input.params)), input.signature)
    )
  } catch {
    return false
  }
}
