import type { Issue } from './Issue'

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
