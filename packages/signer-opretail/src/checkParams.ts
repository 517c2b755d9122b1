import { issueOf, type Issue } from './Issue'
import { canonicalise } from './canonicalise'
import type { Params } from './Params'

/**
 * Everything `sign` would refuse in `params`, as data: at most one issue for each parameter. Never throws.
 * Refused: unpaired surrogates, integers beyond ±(2^53 − 1) as numbers, NaN and infinities, functions, symbols,
 * cycles, invalid Dates, files, and objects JSON would empty (Map, Set, Error …).
 */
export const checkParams = (params: Params): ReadonlyArray<Issue> => {
  const issues: Issue[] = []
  try {
    canonicalise(params)
  } catch {
    for (const name of namesOf(params)) issues.push(...checkOne(params, name))
    if (issues.length === 0) issues.push({ path: 'params', expected: 'an object of parameters' })
  }
  return issues
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
    canonicalise({ [name]: params[name] })
    return []
  } catch (thrown) {
    return [issueOf(thrown, name)]
  }
}
