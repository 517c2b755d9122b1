import type { AnyOperation } from '@paifang/gateway'
import type { Flags } from '../Command'
import type { Context } from '../Context'
import { readPackage, type InstalledPackage } from './installedPackages'
import { trustedFolders } from './trustedFolders'

export interface InstalledOperation {
  readonly package: InstalledPackage
  /** Under which its package exports it. */
  readonly name: string
  readonly operation: AnyOperation
}

const isOperation = (value: unknown): value is AnyOperation => {
  const { gateway, method, input, output } = (value ?? {}) as Partial<AnyOperation>
  return typeof gateway === 'string' && typeof method === 'string' && !!input && !!output
}

const operationsOf = (
  described: InstalledPackage,
  { load, lang, notice }: Context,
): ReadonlyArray<InstalledOperation> => {
  let exported: unknown
  try {
    exported = load(described.folder)
  } catch (error) {
    const [why = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
    notice(
      lang === 'zh'
        ? `警告：无法加载包 ${described.name}：${why}`
        : `warning: the package ${described.name} cannot be loaded: ${why}`,
    )
    return []
  }
  return Object.entries((exported ?? {}) as Readonly<Record<string, unknown>>).flatMap(([name, operation]) =>
    isOperation(operation) ? [{ package: described, name, operation }] : [],
  )
}

/**
 * Every operation, by method name, of the domain packages (`api-<gateway>-…`) whose code may run, and of those that `--package`
 * names, whatever they are called. One that cannot be loaded is a warning.
 */
export const installedOperations = (context: Context, flags: Flags): ReadonlyArray<InstalledOperation> => {
  const gateways = context.gateways.map(({ name }) => name).join('|')
  const isDomain = new RegExp(`^(@[^/]+/)?api-(${gateways})-`)
  const { named, depended } = trustedFolders(context, flags)
  const packages = [
    ...named.map(readPackage),
    ...depended.map(readPackage).filter((one) => one !== undefined && isDomain.test(one.name)),
  ].filter((one) => one !== undefined)
  const byName = new Map<string, InstalledPackage>()
  for (const one of packages) if (!byName.has(one.name)) byName.set(one.name, one)
  return [...byName.values()]
    .flatMap((described) => operationsOf(described, context))
    .sort((a, b) => (a.operation.method < b.operation.method ? -1 : 1))
}
