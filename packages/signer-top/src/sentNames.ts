import { refuse } from './Issue'
import { isBlank } from './isBlank'
import type { Params } from './Params'
import { stringText, tagOf } from './scalarText'

/** The parameter that carries the signature: never signed itself. */
export const signatureName = 'sign'

const sorted = (names: ReadonlyArray<string>): ReadonlyArray<string> =>
  names
    .filter((name) => name !== signatureName && !isBlank(name))
    .map((name) => stringText(name, name))
    .sort()

const namesOf = (params: Params): ReadonlyArray<string> =>
  tagOf(params) === 'Object' ? Object.keys(params) : refuse('params', 'an object of parameters')

/** The names that may be signed, sorted by UTF-16 code unit: without `sign`, without blank ones. */
export const sentNames = (params: Params): ReadonlyArray<string> => sorted(namesOf(params))

const same = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean => {
  if (a.length !== b.length) return false
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false
  return true
}

/** {@link sentNames} that remembers the last answer: one client's calls often have the same names in the same order. */
export const createSentNames = (): typeof sentNames => {
  let last: ReadonlyArray<string> = []
  let answer: ReadonlyArray<string> = []
  return (params) => {
    const names = namesOf(params)
    if (!same(names, last)) {
      answer = sorted(names)
      last = names
    }
    return answer
  }
}
