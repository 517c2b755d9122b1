import { safeEqual, signerOf, type BodySigner, type Pairs, type Params } from '@paifang/signing'
import { refuseSignature, topForm } from './canonicalise'
import { digestOf, refuseCredentials } from './credentials'
import type { SignMethod } from './SignMethod'

/** What signs. */
export interface SigningKey {
  /** The app secret. */
  readonly secret: string
  readonly method: SignMethod
}

/**
 * The signer for a client that signs many calls with one secret. It remembers the last order of names, and keeps the
 * secret in a closure, never in a property.
 *
 * @throws TypeError for an unknown method, or a secret that is empty or has no UTF-8 form
 */
export const createSigner = ({ secret, method }: SigningKey): BodySigner => {
  refuseCredentials({ secret, method })
  const signer = signerOf(digestOf(secret, method), topForm)
  return {
    ...signer,
    sign: (params, body) => {
      const signature = signer.sign(params, body)
      refuseSignature(params)
      return signature
    },
  }
}

export interface SignInput extends SigningKey {
  /** Public and business parameters as they are, without `sign`; `canonicalise` makes them text. */
  readonly params: Params
  /** The raw body text, when the request signs one (batch, Qimen XML, JSON body). Default: none. */
  readonly body?: string | undefined
}

/**
 * The value of `sign` for a call: upper-case hex, 32 characters for `md5` and `hmac`, 64 for `hmac-sha256`.
 *
 * @throws TypeError for an unknown method, an empty secret, a parameter named `sign`, or a value without exact text
 * @see TOP calling and signing, doc 101617
 */
export const sign = ({ params, secret, method, body }: SignInput): string =>
  createSigner({ secret, method }).sign(params, body)

export interface SignPairsInput extends SigningKey {
  readonly pairs: Pairs
  /** The raw body text, when the request signs one. Default: none. */
  readonly body?: string | undefined
}

/**
 * Signs pairs that `canonicalise` made (they are not checked again): upper-case hex, 32 characters for `md5` and
 * `hmac`, 64 for `hmac-sha256`.
 *
 * @throws TypeError for an unknown method, or a secret that is empty or has no UTF-8 form
 */
export const signPairs = ({ pairs, secret, method, body }: SignPairsInput): string =>
  createSigner({ secret, method }).signPairs(pairs, body)

export interface VerifyInput extends SigningKey {
  /** The parameters received; a `sign` among them is left out. */
  readonly params: Params
  /** The raw body text, when the request signs one. Default: none. */
  readonly body?: string | undefined
  /** The signature received. Only upper-case hex is right. */
  readonly signature: string
}

/**
 * Whether `signature` is exactly what `sign` returns for the same call, compared in constant time. Params that nobody
 * can sign (an unpaired surrogate, say) have no right signature: `false`.
 *
 * @throws TypeError for an unknown method, or a secret that is empty or has no UTF-8 form
 */
export const verify = ({ params, secret, method, body, signature }: VerifyInput): boolean => {
  refuseCredentials({ secret, method })
  try {
    const right = signerOf(digestOf(secret, method), topForm).sign(params, body)
    return typeof signature === 'string' && safeEqual(right, signature)
  } catch {
    return false
  }
}
