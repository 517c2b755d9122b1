import { canonicalise } from './canonicalise'
import type { SigningKey } from './frame'
import type { Params } from './Params'
import { signPairs } from './signPairs'

export type SignInput = SigningKey & { readonly params: Params }

/**
 * The value of `_sig` for `params`, which may hold a stale `_sig`: it is dropped.
 *
 * @throws TypeError for an unknown method, an empty secret, or a parameter without an exact text
 * @see ovopark/openplatform-sdk README, signature algorithm
 */
export const sign = (input: SignInput): string => signPairs({ ...input, pairs: canonicalise(input.params) })
