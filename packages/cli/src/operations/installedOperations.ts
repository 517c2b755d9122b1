import type { AnyOperation } from '@paifang/gateway'
import type { Context } from '../Context'
import { installedPackages, type InstalledPackage } from './installedPackages'

export interface InstalledOperation {
  readonly package: InstalledPackage
  readonly operation: AnyOperation
}

const isOperation = (value: unknown): value is AnyOperation => {
  const { gateway, method, input, output } = (value ?? {}) as Partial<AnyOperation>
  return typeof gateway === 'string' && typeof method === 'string' && !!input && !!output
}

const operationsOf = (
  described: InstalledPackage,
  load: Context['load'],
): ReadonlyArray<InstalledOperation> => {
  const exported = load(described.folder) as Readonly<Record<string, unknown>>
  return Object.values(exported)
    .filter(isOperation)
    .map((operation) => ({ package: described, operation }))
}

/** Every operation of every domain package in reach, by method name. */
export const installedOperations = (context: Context): ReadonlyArray<InstalledOperation> =>
  installedPackages(context)
    .filter(({ name }) => /(^|\/)api-/.test(name))
    .flatMap((described) => operationsOf(described, context.load))
    .sort((a, b) => (a.operation.method < b.operation.method ? -1 : 1))
