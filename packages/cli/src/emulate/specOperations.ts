import { basename } from 'node:path'
import { operationOf, specKey } from '@paifang/codegen'
import type { InstalledOperation } from '../operations/installedOperations'
import { readPackage } from '../operations/installedPackages'
import { folderOf, readSpecs } from '../operations/readSpecs'

/** The operations of spec folders, interpreted instead of generated. */
export const specOperations = (paths: ReadonlyArray<string>): ReadonlyArray<InstalledOperation> =>
  paths.flatMap((path) => {
    const folder = folderOf(path)
    const found = readPackage(folder) ?? { name: basename(folder), version: '', folder, asks: {} }
    const { specs, overrides } = readSpecs(path)
    return specs.map((spec): InstalledOperation => ({
      package: found,
      name: '',
      operation: operationOf(spec),
      documented: { spec, overrides: overrides.get(specKey(spec)) ?? [] },
    }))
  })
