import type { AnyOperation } from '@paifang/gateway'
import type { Documented } from '../catalogue/createSpecs'
import type { Flags } from '../Command'
import type { Context } from '../Context'
import { readPackage, type InstalledPackage } from './installedPackages'
import { trustedFolders } from './trustedFolders'

export interface InstalledOperation {
  readonly package: InstalledPackage
  /** Under which its package exports it; `''`: it is made of its spec, and no package exports it. */
  readonly name: string
  readonly operation: AnyOperation
  /** Where it is made of its spec: that spec. */
  readonly documented?: Documented
}

const isOperation = (value: unknown): value is AnyOperation => {
  const { gateway, method, input, output } = (value ?? {}) as Partial<AnyOperation>
  return typeof gateway === 'string' && typeof method === 'string' && !!input && !!output
}

const unbuilt = Symbol('unbuilt')

interface Loaded {
  readonly described: InstalledPackage
  readonly exported?: unknown
  /** Why it cannot be loaded; `unbuilt`: the file that its package.json names is not there. */
  readonly problem?: string | typeof unbuilt
}

const loadedFrom = (described: InstalledPackage, { load }: Context): Loaded => {
  try {
    return { described, exported: load(described.folder) }
  } catch (error) {
    const { code } = (error ?? {}) as { readonly code?: unknown }
    const message = error instanceof Error ? error.message : String(error)
    // What a package itself asks for in vain is named as it asks for it, not by this folder.
    if (code === 'MODULE_NOT_FOUND' && message.includes(`'${described.folder}`))
      return { described, problem: unbuilt }
    const [problem = ''] = message.split('\n')
    return { described, problem }
  }
}

/** A line for each that fails; one for all that are not built, as in a fresh checkout. */
const warnOf = (loaded: ReadonlyArray<Loaded>, { lang, notice }: Context): void => {
  for (const { described, problem } of loaded) {
    if (typeof problem !== 'string') continue
    notice(
      lang === 'zh'
        ? `警告：无法加载包 ${described.name}：${problem}`
        : `warning: the package ${described.name} cannot be loaded: ${problem}`,
    )
  }
  const missing = loaded.filter(({ problem }) => problem === unbuilt).map(({ described }) => described.name)
  if (missing.length === 0) return
  notice(
    lang === 'zh'
      ? `警告：无法加载 ${missing.join('、')}：package.json 指明的文件不存在（尚未构建？）`
      : `warning: ${missing.join(', ')} cannot be loaded: there is no file where package.json says (not built?)`,
  )
}

const operationsOf = ({ described, exported }: Loaded): ReadonlyArray<InstalledOperation> =>
  Object.entries((exported ?? {}) as Readonly<Record<string, unknown>>).flatMap(([name, operation]) =>
    isOperation(operation) ? [{ package: described, name, operation }] : [],
  )

/**
 * Every operation, by method name, of the domain packages (`api-<gateway>-…`) whose code may run, and of those that `--package`
 * names, whatever they are called. Those that cannot be loaded are warned of.
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
  const loaded = [...byName.values()].map((described) => loadedFrom(described, context))
  warnOf(loaded, context)
  return loaded.flatMap(operationsOf).sort((a, b) => (a.operation.method < b.operation.method ? -1 : 1))
}
