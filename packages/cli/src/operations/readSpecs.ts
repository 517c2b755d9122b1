import { basename, dirname, resolve } from 'node:path'
import { describeProblemIn, readDomain, type Domain } from '@paifang/codegen'
import { UsageError } from '../UsageError'

/** The package folder of a spec folder: the one around it, or the very one. */
export const folderOf = (path: string): string => {
  const folder = resolve(path)
  return basename(folder) === 'spec' ? dirname(folder) : folder
}

/** The specs of a spec folder, or of the package folder around it, corrections applied, and those corrections. */
export const readSpecs = (path: string): Domain => {
  const domain = readDomain(folderOf(path))
  if (domain._tag === 'Right') return domain.right
  const { left: problems } = domain
  const said = (lang: 'en' | 'zh'): string => problems.map(describeProblemIn(lang)).join('\n')
  throw new UsageError({ en: said('en'), zh: said('zh') })
}
