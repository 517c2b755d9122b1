import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { describeProblemIn, readDomain, readSpecFolder, type Domain } from '@paifang/codegen'
import { UsageError } from '../UsageError'

/** The package folder of a spec folder: the one around it, or the very one. */
export const folderOf = (path: string): string => {
  const folder = resolve(path)
  return basename(folder) === 'spec' ? dirname(folder) : folder
}

/** A copy of a spec folder under another name: `spec-2.0.0`. */
const isCopy = (folder: string): boolean =>
  statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true &&
  !existsSync(join(folder, 'spec')) &&
  !existsSync(join(folder, 'package.json')) &&
  readdirSync(folder).some((name) => name.endsWith('.json'))

/** The specs of a spec folder, or of the package folder around it, corrections applied, and those corrections. */
export const readSpecs = (path: string): Domain => {
  const folder = folderOf(path)
  const domain = isCopy(folder) ? readSpecFolder(folder) : readDomain(folder)
  if (domain._tag === 'Right') return domain.right
  const { left: problems } = domain
  const said = (lang: 'en' | 'zh'): string => problems.map(describeProblemIn(lang)).join('\n')
  throw new UsageError({ en: said('en'), zh: said('zh') })
}
