import { canonicalise } from './canonicalise'
import { refuseSignature } from './checkParams'
import type { Params } from './Params'
import { stringText } from './scalarText'
import { signPairs } from './signPairs'
import type { SignMethod } from './SignMethod'

export interface SignInput {
  /** Public and business parameters as they are, without `sign`; {@link canonicalise} makes them text. */
  readonly params: Params
  /** The app secret. */
  readonly secret: string
  readonly method: SignMethod
  /** The raw body text, when the request signs one (batch, Qimen XML, JSON body). Default: none. */
  readonly body?: string | undefined
}

/**
 * The value of `sign` for a call: upper-case hex, 32 characters for `md5` and `hmac`, 64 for `hmac-sha256`.
 *
 * @throws TypeError for an unknown method, an empty secret, a parameter named `sign`, or a value without exact text
 * @see TOP calling and signing, doc 101617
 */
export const sign = ({ params, secret, method, body = '' }: SignInput): string => {
  const pairs = canonicalise(params)
  refuseSignature(params)
  return signPairs({ pairs, secret, method, body: stringText(body, 'body') })
}
