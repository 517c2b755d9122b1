import type { Pair, Pairs, Params } from './Params'
import { refuseOthers, sentNames, sortedNames } from './sentNames'
import { sentText } from './sentText'

const pairsOf = (params: Params, names: ReadonlyArray<string>): Pairs => {
  const pairs: Pair[] = []
  for (const name of names) {
    const text = sentText(params[name], name)
    if (text !== undefined) pairs.push([name, text])
  }
  return pairs
}

/**
 * Exactly what is signed and sent as text: `[name, text]` sorted by UTF-16 code unit (`A` < `_` < `a`, `"10"` <
 * `"9"`). Left out: `sign`, file parts (sent, but not signed), `undefined`, `null`, and names and texts that are empty
 * or only white space, as the official client leaves them out.
 * Pairs, not an object: an object would move integer-like names to its front.
 *
 * @throws TypeError for a value that has no exact text: see {@link checkParams} for the list as data
 * @see TOP calling and signing, doc 101617
 */
export const canonicalise = (params: Params): Pairs => pairsOf(params, sentNames(params))

const isSame = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean => {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

/** {@link canonicalise} that remembers the last order of names: calls of one operation often have the same. */
export const createCanonicaliser = (): typeof canonicalise => {
  let own: ReadonlyArray<string> = []
  let sent: ReadonlyArray<string> = []
  return (params) => {
    refuseOthers(params)
    const names = Object.keys(params)
    if (!isSame(names, own)) {
      sent = sortedNames(names)
      own = names
    }
    return pairsOf(params, sent)
  }
}
