import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readDomain, type Spec } from '@paifang/codegen'
import type { AnyOperation } from '@paifang/gateway'

/** The spec an operation was generated from, corrections applied, when its package's folder brings it along. */
export const specOf = (
  folder: string,
  { method, version }: Pick<AnyOperation, 'method' | 'version'>,
): Spec | undefined => {
  if (!existsSync(join(folder, 'spec'))) return undefined
  const domain = readDomain(folder)
  const specs = domain._tag === 'Right' ? domain.right.specs.filter((spec) => spec.method === method) : []
  return specs.find((spec) => spec.version === version) ?? specs[0]
}
