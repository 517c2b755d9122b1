import { canonicalise } from './canonicalise'
import { refuseSignature } from './checkParams'
import { hashHex, hmacHex, hmacKey } from './digest'
import type { Pairs, Params } from './Params'
import { stringText } from './scalarText'
import { refuseCredentials } from './signPairs'
import type { SignMethod } from './SignMethod'
import { stringToSign } from './stringToSign'

export interface SignerOptions {
  /** The app secret. */
  readonly secret: string
  readonly method: SignMethod
}

/** `sign` and `signPairs` for one secret and method, which are checked and prepared once. */
export interface Signer {
  readonly sign: (params: Params, body?: string) => string
  readonly signPairs: (pairs: Pairs, body?: string) => string
}

const textSigner = ({ secret, method }: SignerOptions): ((text: string) => string) => {
  if (method === 'md5') return (text) => hashHex('md5', secret + text + secret)
  const algorithm = method === 'hmac' ? 'md5' : 'sha256'
  const key = hmacKey(algorithm, secret)
  return (text) => hmacHex(algorithm, key, text)
}

/**
 * The signer for a client that signs many calls with one secret. It keeps the secret in a closure, never in a property.
 *
 * @throws TypeError for an unknown method, or a secret that is empty or has no UTF-8 form
 */
export const createSigner = (options: SignerOptions): Signer => {
  refuseCredentials(options)
  const signText = textSigner(options)
  const signPairs: Signer['signPairs'] = (pairs, body) => signText(stringToSign(pairs, body))
  const sign: Signer['sign'] = (params, body = '') => {
    const pairs = canonicalise(params)
    refuseSignature(params)
    return signPairs(pairs, stringText(body, 'body'))
  }
  return { sign, signPairs }
}
