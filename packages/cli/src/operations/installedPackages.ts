import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Context } from '../Context'

export interface InstalledPackage {
  readonly name: string
  readonly version: string
  readonly folder: string
  /** Other packages of the SDK that it asks for, with their ranges. */
  readonly asks: Readonly<Record<string, string>>
}

/** `node_modules` folders from a folder up to the root, as Node looks them up. */
const moduleFolders = (from: string): ReadonlyArray<string> => {
  const parent = dirname(from)
  const here = join(from, 'node_modules')
  return [...(existsSync(here) ? [here] : []), ...(parent === from ? [] : moduleFolders(parent))]
}

const childrenOf = (folder: string): ReadonlyArray<string> =>
  existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : []

interface Manifest {
  readonly name: string
  readonly version: string
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** What a package.json says of its package; undefined where there is none that says a name and a version. */
export const readPackage = (folder: string): InstalledPackage | undefined => {
  let manifest: Partial<Manifest> | null
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Partial<Manifest> | null
  } catch {
    return undefined
  }
  const { name, version, dependencies, peerDependencies } = manifest ?? {}
  if (typeof name !== 'string' || typeof version !== 'string') return undefined
  const asks = Object.entries({ ...dependencies, ...peerDependencies })
  return {
    name,
    version,
    folder: realpathSync(folder),
    asks: Object.fromEntries(asks.filter(([other]) => other.startsWith('@paifang/'))),
  }
}

/**
 * Packages of the SDK, and domain packages of anybody's (`api-<gateway>-…`, in any scope or none), seen
 * from the working folder and from this package, whoever put them there. The nearest of a name wins.
 */
export const installedPackages = ({
  cwd,
  gateways,
}: Pick<Context, 'cwd' | 'gateways'>): ReadonlyArray<InstalledPackage> => {
  const names = gateways.map(({ name }) => name).join('|')
  const pattern = new RegExp(`[\\\\/](@paifang[\\\\/][^\\\\/]+|api-(${names})-[^\\\\/]+)$`)
  const folders = [...moduleFolders(cwd), ...moduleFolders(__dirname)]
  const candidates = folders.flatMap((folder) =>
    childrenOf(folder).flatMap((child) => (/[\\/]@[^\\/]+$/.test(child) ? childrenOf(child) : [child])),
  )
  const ours = candidates.filter((path) => pattern.test(path))
  const found = new Map<string, InstalledPackage>()
  for (const folder of ours) {
    const described = readPackage(folder)
    if (described && !found.has(described.name)) found.set(described.name, described)
  }
  return [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1))
}
