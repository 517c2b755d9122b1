import { basename, dirname, resolve } from 'node:path'
import { describeProblemIn, readDomain, type Spec } from '@paifang/codegen'
import { UsageError } from '../UsageError'

/** The specs of a spec folder, or of the package folder around it, corrections applied. */
export const readSpecs = (path: string): ReadonlyArray<Spec> => {
  const folder = resolve(path)
  const domain = readDomain(basename(folder) === 'spec' ? dirname(folder) : folder)
  if (domain._tag === 'Right') return domain.right.specs
  const { left: problems } = domain
  const said = (lang: 'en' | 'zh'): string => problems.map(describeProblemIn(lang)).join('\n')
  throw new UsageError({ en: said('en'), zh: said('zh') })
}
