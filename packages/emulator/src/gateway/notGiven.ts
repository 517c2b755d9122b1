import { versionOf, type AnyOperation, type Operations } from '../call/Operations'

/** Said of an operation that a gateway here does not have: the gateways themselves say no more than their code. */
export const notGiven =
  'this emulator was not given the operation: add it to "operations", or start it again after generating'

/** The same, of a gateway whose requests name a version: the operation may have been given in another. */
export const notGivenIn = (
  operations: Operations,
  gateway: string,
  method: string,
  version: string,
): string => {
  const given = (one: AnyOperation): boolean => one.gateway === gateway && one.method === method
  const versions = operations.all.filter(given).map(versionOf)
  return versions.length === 0
    ? notGiven
    : `this emulator was given the operation in version ${versions.join(', ')}, not in ${version}`
}
