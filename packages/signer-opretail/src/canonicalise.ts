import {
  createCanonicaliser as createCanonicaliserOf,
  paramIssues,
  type CanonicalForm,
  type Canonicalise,
  type Issue,
  type Params,
} from '@paifang/signing'

/** What the gateway signs: all but `_sig`, with empty text kept. It takes no uploads: no official source shows one. */
export const opretailForm: CanonicalForm = {
  signatureName: '_sig',
  keepsBlank: true,
  noFiles: 'no file: this gateway takes pictures and files as public URLs',
}

/**
 * Exactly what is signed and sent: `[name, text]` sorted by UTF-16 code unit (`DataUser` < `_aid` < `a`,
 * `"10"` < `"9"`). `_sig`, a nameless parameter, `undefined` and `null` are left out; empty text is kept.
 * Pairs, not an object: an object would move integer-like names to its front.
 *
 * @throws TypeError for a value that has no exact text: see {@link checkParams} for the list as data
 * @see ovopark/openplatform-sdk, SignUtils
 */
export const canonicalise: Canonicalise = (params) => createCanonicaliser()(params)

/** {@link canonicalise} that remembers the last order of names: calls of one operation often have the same. */
export const createCanonicaliser = (): Canonicalise => createCanonicaliserOf(opretailForm)

/**
 * Everything `sign` would refuse in `params`, as data: at most one issue for each parameter. Never throws.
 * Refused: unpaired surrogates, integers beyond ±(2^53 − 1) as numbers, NaN and infinities, functions, symbols,
 * cycles, invalid Dates, files, and objects JSON would empty (Map, Set, Error …).
 */
export const checkParams = (params: Params): ReadonlyArray<Issue> => paramIssues(params, canonicalise)

export interface BusinessParamsOptions {
  /** Reserved names that this call may use all the same. Default: none. */
  readonly allow?: ReadonlyArray<string>
}

/**
 * Names of business parameters that would meet the gateway's own: everything that begins with `_`, so that no
 * business value can overwrite `_mt`, `_akey` or a public parameter still to come.
 *
 * @see cloud.api public parameters
 */
export const checkBusinessParams = (
  names: Iterable<string>,
  { allow = [] }: BusinessParamsOptions = {},
): ReadonlyArray<Issue> =>
  [...names]
    .filter((name) => name.startsWith('_') && !allow.includes(name))
    .map((path) => ({ path, expected: 'a business parameter name, which does not begin with _' }))
