import { canonicalise } from './canonicalise'
import { checkCredentials } from './checkCredentials'
import { createPlan, type SignPlan } from './createPlan'
import { frameOf, type SigningKey } from './frame'
import { refuse } from './Issue'
import type { Pairs, Params } from './Params'
import type { SignLayout } from './SignLayout'
import { stringToSign } from './stringToSign'

/** `sign`, `signPairs` and plans for one secret or key, which is checked and read once. */
export interface Signer {
  readonly sign: (params: Params) => string
  readonly signPairs: (pairs: Pairs) => string
  /**
   * Signs the same names again and again: names and constants are joined beforehand. `plan(layout)(values)` is what
   * `signPairs` gives for the constants and `[names[i], values[i]]`, sorted by UTF-16 code unit. Values are texts as
   * `canonicalise` makes them and are not checked again: one that is not well-formed gives a signature that is of no
   * use. A call that lacks a name needs a plan of its own.
   *
   * @throws TypeError for a layout that can never be right (a name twice or `_sig`, empty or ill-formed names,
   * ill-formed constants), and from the plan for more or fewer values than names
   */
  readonly plan: (layout: SignLayout) => SignPlan
}

/**
 * The signer for a client that signs many calls with one secret. It keeps the secret in a closure, never in a property.
 *
 * @throws TypeError for an unknown method, an empty secret or a key that is no RSA private key
 */
export const createSigner = (options: SigningKey): Signer => {
  const [issue] = checkCredentials(options)
  if (issue !== undefined) return refuse(issue.path, issue.expected)
  const frame = frameOf(options)
  const { head, tail, hashed } = frame
  const signPairs: Signer['signPairs'] = (pairs) => hashed(head + stringToSign(pairs) + tail)
  return {
    sign: (params) => signPairs(canonicalise(params)),
    signPairs,
    plan: (layout) => createPlan(frame, layout),
  }
}
