import type { Operation } from '@paifang/contract'

/** Any operation of such a gateway; which types it has is the caller's knowledge. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- input and output types vary per operation and are not read here
export type AnyOperation<G extends string = string> = Operation<G, any, any, string>

/** The operations an emulator knows. */
export interface Operations {
  /** Those that were given; `find` knows the gateways' own as well. */
  readonly all: ReadonlyArray<AnyOperation>
  /** `version`: for gateways whose requests name one; `undefined` finds any version. */
  readonly find: (gateway: string, method: string, version?: string) => AnyOperation | undefined
}

export const versionOf = (operation: AnyOperation): string => operation.version ?? 'v1'

export const createOperations = (
  all: ReadonlyArray<AnyOperation>,
  own: ReadonlyArray<AnyOperation> = [],
): Operations => {
  const byName = new Map<string, AnyOperation>()
  for (const operation of [...own, ...all]) {
    byName.set(`${operation.gateway} ${operation.method}`, operation)
    byName.set(`${operation.gateway} ${operation.method} ${versionOf(operation)}`, operation)
  }
  return {
    all,
    find: (gateway, method, version) =>
      byName.get(version === undefined ? `${gateway} ${method}` : `${gateway} ${method} ${version}`),
  }
}
