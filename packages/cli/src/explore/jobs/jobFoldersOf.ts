import { resolve } from 'node:path'
import type { Flags } from '../../Command'
import type { Context } from '../../Context'

/** The folders that `--jobs` names, each once. One that is not there yet may come. */
export const jobFoldersOf = (flags: Flags, { cwd }: Pick<Context, 'cwd'>): ReadonlyArray<string> => {
  const given = Array.isArray(flags['jobs']) ? (flags['jobs'] as string[]) : []
  return [...new Set(given.map((folder) => resolve(cwd, folder)))]
}
