import type { Issue } from '@paifang/result'
import { canonicalise, checkParams, type Pairs } from '@paifang/signer-top'
import { systemNames } from './systemNames'

type Extra = { readonly pairs: Pairs } | { readonly issues: ReadonlyArray<Issue> }

/** The client's and the call's further system parameters, sorted; those of the call win. */
export const extraParams = (ofClient: Pairs, ofCall: Readonly<Record<string, string>> | undefined): Extra => {
  if (ofCall === undefined) return { pairs: ofClient }
  const issues = [...reservedNames(ofCall), ...checkParams(ofCall)]
  return issues.length > 0
    ? { issues: issues.map(({ path, expected }) => ({ path: `params.${path}`, expected })) }
    : { pairs: canonicalise({ ...Object.fromEntries(ofClient), ...ofCall }) }
}

/** Names that the client sets itself. */
export const reservedNames = (params: Readonly<Record<string, string>>): ReadonlyArray<Issue> =>
  Object.keys(params)
    .filter((name) => systemNames.has(name))
    .map((path) => ({ path, expected: 'another name: the client sets this parameter itself' }))
