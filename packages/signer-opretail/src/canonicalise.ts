import { refuse } from './Issue'
import type { Pair, Pairs, Params } from './Params'
import { paramText } from './paramText'
import { stringText, tagOf } from './scalarText'
import { createNameSorter } from './createNameSorter'

const sortNames = createNameSorter()

/** The parameter that carries the signature: never signed itself, a stale one is dropped. */
export const signatureName = '_sig'

/**
 * Exactly what is signed and sent: `[name, text]` sorted by UTF-16 code unit (`DataUser` < `_aid` < `a`,
 * `"10"` < `"9"`). `_sig`, a nameless parameter, `undefined` and `null` are left out; empty text is kept.
 * Pairs, not an object: an object would move integer-like names to its front.
 *
 * @throws TypeError for a value that has no exact text: see {@link checkParams} for the list as data
 * @see ovopark/openplatform-sdk, SignUtils
 */
export const canonicalise = (params: Params): Pairs => {
  if (tagOf(params) !== 'Object') return refuse('params', 'an object of parameters')
  const pairs: Pair[] = []
  for (const name of sortNames(Object.keys(params))) {
    if (name === '' || name === signatureName) continue
    const text = paramText(params[name], name)
    if (text !== undefined) pairs.push([stringText(name, name), text])
  }
  return pairs
}
