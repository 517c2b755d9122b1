import { canonicalise } from './canonicalise'
import type { Params } from './Params'
import { isSignMethod } from './SignMethod'
import { pairsVerifier, type VerifyingKey } from './verifyPairs'

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
  const verifies = pairsVerifier(input)
  try {
    return typeof input.signature === 'string' && verifies(canonicalise(input.params), input.signature)
  } catch {
    return false
  }
}
