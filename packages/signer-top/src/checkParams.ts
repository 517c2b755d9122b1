import { canonicalise } from './canonicalise'
import { issueOf, refuse, type Issue } from './Issue'
import type { Params } from './Params'
import { signatureName } from './sentNames'

/** @throws TypeError when `params` bring their own signature: it would be sent instead of ours. */
export const refuseSignature = (params: Params): void => {
  if (params[signatureName] !== undefined && params[signatureName] !== null)
    refuse(signatureName, 'no parameter of this name: the signature is computed')
}

/**
 * Everything `sign` would refuse in `params`, as data: at most one issue for each parameter. Never throws.
 * Refused: a parameter named `sign`, unpaired surrogates, integers beyond ±(2^53 − 1) as numbers, NaN and infinities,
 * functions, symbols, cycles, invalid Dates, files inside structs, and objects JSON would empty (Map, Set, Error …).
 */
export const checkParams = (params: Params): ReadonlyArray<Issue> => {
  try {
    refuseSignature(params)
    canonicalise(params)
    return []
  } catch (thrown) {
    const issues = namesOf(params).flatMap((name) => checkOne(params, name))
    return issues.length > 0 ? issues : [issueOf(thrown, 'params')]
  }
}

const namesOf = (params: Params): ReadonlyArray<string> => {
  try {
    return Object.keys(params)
  } catch {
    return []
  }
}

const checkOne = (params: Params, name: string): ReadonlyArray<Issue> => {
  try {
    const one = { [name]: params[name] }
    refuseSignature(one)
    canonicalise(one)
    return []
  } catch (thrown) {
    return [issueOf(thrown, name)]
  }
}
