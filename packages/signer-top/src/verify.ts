import { canonicalise } from './canonicalise'
import type { Params } from './Params'
import { safeEqual } from './safeEqual'
import { stringText } from './scalarText'
import { refuseCredentials, signPairs } from './signPairs'
import type { SignMethod } from './SignMethod'

export interface VerifyInput {
  /** The parameters received; a `sign` among them is left out. */
  readonly params: Params
  /** The app secret. */
  readonly secret: string
  readonly method: SignMethod
  /** The raw body text, when the request signs one. Default: none. */
  readonly body?: string | undefined
  /** The signature received. Only upper-case hex is right. */
  readonly signature: string
}

const expected = ({ params, secret, method, body = '' }: VerifyInput): string | undefined => {
  try {
    return signPairs({ pairs: canonicalise(params), secret, method, body: stringText(body, 'body') })
  } catch {
    return undefined
  }
}

/**
 * Whether `signature` is exactly what `sign` returns for the same call, compared in constant time. Params that nobody
 * can sign (an unpaired surrogate, say) have no right signature: `false`.
 *
 * @throws TypeError for an unknown method, or a secret that is empty or has no UTF-8 form
 */
export const verify = (input: VerifyInput): boolean => {
  refuseCredentials(input)
  const right = expected(input)
  return right !== undefined && typeof input.signature === 'string' && safeEqual(right, input.signature)
}
