import {
  createCanonicaliser as createCanonicaliserOf,
  paramIssues,
  refuse,
  type CanonicalForm,
  type Canonicalise,
  type Issue,
  type Params,
} from '@paifang/signing'

/** What TOP signs: all but `sign`, file parts, and names and texts that are blank. */
export const topForm: CanonicalForm = { signatureName: 'sign', keepsBlank: false }

/**
 * Exactly what is signed and sent as text: `[name, text]` sorted by UTF-16 code unit (`A` < `_` < `a`, `"10"` <
 * `"9"`). Left out: `sign`, file parts (sent, but not signed), `undefined`, `null`, and names and texts that are empty
 * or only white space, as the official client leaves them out.
 * Pairs, not an object: an object would move integer-like names to its front.
 *
 * @throws TypeError for a value that has no exact text: see {@link checkParams} for the list as data
 * @see TOP calling and signing, doc 101617
 */
export const canonicalise: Canonicalise = (params) => createCanonicaliser()(params)

/** {@link canonicalise} that remembers the last order of names: calls of one operation often have the same. */
export const createCanonicaliser = (): Canonicalise => createCanonicaliserOf(topForm)

/** @throws TypeError when `params` bring their own signature: it would be sent instead of ours. */
export const refuseSignature = (params: Params): void => {
  if (params['sign'] !== undefined && params['sign'] !== null)
    refuse('sign', 'no parameter of this name: the signature is computed')
}

/**
 * Everything `sign` would refuse in `params`, as data: at most one issue for each parameter. Never throws.
 * Refused: a parameter named `sign`, unpaired surrogates, integers beyond ±(2^53 − 1) as numbers, NaN and infinities,
 * functions, symbols, cycles, invalid Dates, files inside structs, and objects JSON would empty (Map, Set, Error …).
 */
export const checkParams = (params: Params): ReadonlyArray<Issue> =>
  paramIssues(params, (some) => {
    refuseSignature(some)
    canonicalise(some)
  })
