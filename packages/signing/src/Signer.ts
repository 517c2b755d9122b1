import { isWellFormed, stringText } from '@paifang/wire'
import { createCanonicaliser, createNameOrder, stringToSign, type CanonicalForm } from './canonicalise'
import type { Pairs, Params } from './Params'
import { isBlank, paramText } from './paramText'
import { createPlan, type Digest, type SignLayout, type SignPlan } from './plan'

/** `sign`, `signPairs` and plans for one secret or key, which is checked and read once. */
export interface Signer {
  /** @throws TypeError for a parameter without an exact text */
  readonly sign: (params: Params) => string
  /** Signs pairs that `canonicalise` made; they are not checked again. */
  readonly signPairs: (pairs: Pairs) => string
  /**
   * Signs the same names again and again: names and constants are joined beforehand. `plan(layout)(values)` is what
   * `signPairs` gives for the constants and `[names[i], values[i]]`, sorted. Values are texts as `canonicalise` makes
   * them and are not checked again: one that `canonicalise` would leave out or refuse gives a signature that is of no
   * use. A call that lacks a name needs a plan of its own; no body is signed.
   *
   * @throws TypeError for a layout that can never be right (a name twice or that of the signature, empty or ill-formed
   * names, ill-formed constants, blank ones where they are not signed), and from the plan for more or fewer values
   */
  readonly plan: (layout: SignLayout) => SignPlan
}

/** A {@link Signer} of a gateway that signs the raw body text of some requests behind their parameters. */
export interface BodySigner extends Signer {
  readonly sign: (params: Params, body?: string) => string
  readonly signPairs: (pairs: Pairs, body?: string) => string
}

/** The signer of a digest, which keeps what it holds of the secret in a closure, never in a property. */
export const signerOf = (digest: Digest, form: CanonicalForm): BodySigner => {
  const { head, tail, hash } = digest
  const { keepsBlank, noFiles } = form
  const order = createNameOrder(form)
  // Joins without pairs, and leaves it to look at the text as a whole.
  const joined = (params: Params): string => {
    let text = head
    for (const name of order(params)) {
      const value = params[name]
      const part = typeof value === 'string' ? value : paramText(value, name, noFiles)
      if (part !== undefined && (keepsBlank || !isBlank(part))) text += name + part
    }
    return text
  }
  const signPairs: BodySigner['signPairs'] = (pairs, body) => hash(head + stringToSign(pairs, body) + tail)
  return {
    sign: (params, body = '') => {
      const framed = joined(params) + body + tail
      // The whole is well-formed when every part is, since names stand between; but for a body with the half that the
      // last text lacks.
      if (!isWellFormed(framed) || !isWellFormed(body)) {
        createCanonicaliser(form)(params)
        stringText(body, 'body')
      }
      return hash(framed)
    },
    signPairs,
    plan: (layout) => createPlan(digest, layout, form),
  }
}
