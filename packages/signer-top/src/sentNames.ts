import { refuse } from './Issue'
import { isBlank } from './isBlank'
import type { Params } from './Params'
import { stringText, tagOf } from './scalarText'

/** The parameter that carries the signature: never signed itself. */
export const signatureName = 'sign'

/** @throws TypeError for anything but an object of parameters, in whichever realm it was made */
export const refuseOthers = (params: Params): void => {
  if (tagOf(params) !== 'Object') refuse('params', 'an object of parameters')
}

/** The names that may be signed, sorted by UTF-16 code unit: without `sign`, without blank ones. */
export const sentNames = (params: Params): ReadonlyArray<string> => {
  refuseOthers(params)
  return sortedNames(Object.keys(params))
}

/** {@link sentNames} of parameters with these names. @throws TypeError for names that are not well-formed */
export const sortedNames = (names: ReadonlyArray<string>): ReadonlyArray<string> =>
  names
    .filter((name) => name !== signatureName && !isBlank(name))
    .map((name) => stringText(name, name))
    .sort()
