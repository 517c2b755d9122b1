import { resolve } from 'node:path'
import type { Flags } from '../../Command'
import type { Context } from '../../Context'
import { UsageError } from '../../UsageError'

/** The folders that `--jobs` names, each once. One that is not there yet may come. */
export const jobFoldersOf = (flags: Flags, { cwd }: Pick<Context, 'cwd'>): ReadonlyArray<string> => {
  const given = Array.isArray(flags['jobs']) ? (flags['jobs'] as string[]) : []
  return [...new Set(given.map((folder) => resolve(cwd, folder)))]
}

/** The same of a command that serves its page on `--ui` alone. */
export const jobFoldersOnPage = (
  flags: Flags,
  ui: number | undefined,
  context: Pick<Context, 'cwd'>,
): ReadonlyArray<string> => {
  const folders = jobFoldersOf(flags, context)
  if (ui !== undefined || folders.length === 0) return folders
  throw new UsageError({
    en: '--jobs is shown on the page: add --ui',
    zh: '--jobs 在控制台页面显示：请加 --ui',
  })
}
