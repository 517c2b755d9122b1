import { canonicalise } from './canonicalise'
import { refuseSignature } from './checkParams'
import { createJoiner } from './createJoiner'
import { createPlan, type SignPlan } from './createPlan'
import { frameOf } from './frame'
import type { Pairs, Params } from './Params'
import { stringText } from './scalarText'
import type { SignLayout } from './SignLayout'
import { refuseCredentials } from './signPairs'
import type { SignMethod } from './SignMethod'
import { stringToSign } from './stringToSign'
import { wellFormed } from './wellFormed'

export interface SignerOptions {
  /** The app secret. */
  readonly secret: string
  readonly method: SignMethod
}

/** `sign`, `signPairs` and plans for one secret and method, which are checked and prepared once. */
export interface Signer {
  readonly sign: (params: Params, body?: string) => string
  readonly signPairs: (pairs: Pairs, body?: string) => string
  /**
   * Signs the same names again and again: names and constants are joined beforehand. `plan(layout)(values)` is what
   * `signPairs` gives for the constants and `[names[i], values[i]]`, sorted by UTF-16 code unit; no body is signed.
   * Values are texts as `canonicalise` makes them and are not checked again: one that is blank or not well-formed gives
   * a signature that is of no use. A call that lacks a name needs a plan of its own.
   *
   * @throws TypeError for a layout that can never be right (a name twice or `sign`, blank or ill-formed names and
   * constants), and from the plan for more or fewer values than names
   */
  readonly plan: (layout: SignLayout) => SignPlan
}

/**
 * The signer for a client that signs many calls with one secret: it remembers the last orders of names, and keeps the
 * secret in a closure, never in a property.
 *
 * @throws TypeError for an unknown method, or a secret that is empty or has no UTF-8 form
 */
export const createSigner = ({ secret, method }: SignerOptions): Signer => {
  refuseCredentials({ secret, method })
  const frame = frameOf(secret, method)
  const { head, tail, hashed } = frame
  const join = createJoiner()
  const signPairs: Signer['signPairs'] = (pairs, body) => hashed(head + stringToSign(pairs, body) + tail)
  const signPlainly = (params: Params, body: string): string => {
    const pairs = canonicalise(params)
    refuseSignature(params)
    return signPairs(pairs, stringText(body, 'body'))
  }
  const sign: Signer['sign'] = (params, body = '') => {
    const text = join(head, params)
    const framed = text === undefined ? '' : text + (body + tail)
    // The whole is well-formed, too, when a body begins with the half that the last text lacks.
    if (text === undefined || !wellFormed(framed) || (body !== '' && !wellFormed(body)))
      return signPlainly(params, body)
    refuseSignature(params)
    return hashed(framed)
  }
  return {
    sign,
    signPairs,
    plan: (layout) => createPlan(frame, layout),
  }
}
