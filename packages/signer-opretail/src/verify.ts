import { canonicalise } from './canonicalise'
import type { Pairs, Params } from './Params'
import { verifyPairs, type VerifyingKey } from './verifyPairs'

export type VerifyInput = VerifyingKey & { readonly params: Params; readonly signature: string }

const pairsOf = (params: Params): Pairs | undefined => {
  try {
    return canonicalise(params)
  } catch {
    return undefined
  }
}

/**
 * Whether `signature` is exactly the one of `params`, compared in constant time; `_sig` among them is not looked at.
 * Params that nobody can sign (an unpaired surrogate, say) have no right signature: `false`.
 *
 * @throws TypeError for an unknown method, an empty secret or a key that is no RSA public key
 */
export const verify = (input: VerifyInput): boolean => {
  const pairs = pairsOf(input.params)
  const { signature } = input
  const given = pairs !== undefined && typeof signature === 'string'
  return verifyPairs({ ...input, pairs: pairs ?? [], signature: given ? signature : '' })
}
