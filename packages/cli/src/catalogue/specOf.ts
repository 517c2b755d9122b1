import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readDomain, type Spec } from '@paifang/codegen'

/** The spec a domain package was generated from, corrections applied, when the package brings it along. */
export const specOf = (folder: string, method: string): Spec | undefined => {
  if (!existsSync(join(folder, 'spec'))) return undefined
  const domain = readDomain(folder)
  return domain._tag === 'Right' ? domain.right.specs.find((spec) => spec.method === method) : undefined
}
