import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readDomain, specKey, type Override, type Spec } from '@paifang/codegen'
import type { InstalledOperation } from '../operations/installedOperations'

/** What documents say of an operation: its spec, corrections applied, and those corrections. */
export interface Documented {
  readonly spec: Spec
  readonly overrides: ReadonlyArray<Override>
}

/** What a folder's specs and corrections say, of each method. */
const documentedIn = (folder: string): ReadonlyMap<string, ReadonlyArray<Documented>> => {
  const found = new Map<string, Documented[]>()
  if (!existsSync(join(folder, 'spec'))) return found
  const domain = readDomain(folder)
  if (domain._tag === 'Left') return found
  const { specs, overrides } = domain.right
  for (const spec of specs) {
    const own = found.get(spec.method) ?? []
    found.set(spec.method, [...own, { spec, overrides: overrides.get(specKey(spec)) ?? [] }])
  }
  return found
}

/** Finds what an operation was generated from, where its package brings it along; each folder is read once. */
export const createSpecs = (): ((
  installed: Pick<InstalledOperation, 'operation' | 'package' | 'documented'>,
) => Documented | undefined) => {
  const folders = new Map<string, ReturnType<typeof documentedIn>>()
  return ({ operation: { method, version }, package: { folder }, documented }) => {
    if (documented !== undefined) return documented
    const known = folders.get(folder) ?? documentedIn(folder)
    folders.set(folder, known)
    const specs = known.get(method) ?? []
    return specs.find(({ spec }) => spec.version === version) ?? specs[0]
  }
}
