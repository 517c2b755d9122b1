import { canonicalise } from './canonicalise'
import { refuseSignature } from './checkParams'
import { createPlan, type SignPlan } from './createPlan'
import { frameOf } from './frame'
import { isBlank } from './isBlank'
import type { Pairs, Params } from './Params'
import { stringText } from './scalarText'
import { createSentNames } from './sentNames'
import { sentText } from './sentText'
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

// The string to sign in one pass, without the pairs. Texts are not looked at one by one: whoever calls it must see that
// the whole is well-formed, which it is only when every text is, since names between them are.
const appended = (head: string, params: Params, names: ReadonlyArray<string>): string => {
  let text = head
  for (const name of names) {
    const value = params[name]
    const sent = typeof value !== 'string' ? sentText(value, name) : isBlank(value) ? undefined : value
    if (sent !== undefined) text += name + sent
  }
  return text
}

/**
 * The signer for a client that signs many calls with one secret: it remembers the last order of names, and keeps the
 * secret in a closure, never in a property.
 *
 * @throws TypeError for an unknown method, or a secret that is empty or has no UTF-8 form
 */
export const createSigner = ({ secret, method }: SignerOptions): Signer => {
  refuseCredentials({ secret, method })
  const frame = frameOf(secret, method)
  const { head, tail, hashed } = frame
  const namesOf = createSentNames()
  const sign: Signer['sign'] = (params, body = '') => {
    const framed = appended(head, params, namesOf(params)) + stringText(body, 'body') + tail
    // The plain way names the parameter that is at fault.
    if (!wellFormed(framed)) canonicalise(params)
    refuseSignature(params)
    return hashed(framed)
  }
  return {
    sign,
    signPairs: (pairs, body) => hashed(head + stringToSign(pairs, body) + tail),
    plan: (layout) => createPlan(frame, layout),
  }
}
