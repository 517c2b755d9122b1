import { readFile } from 'node:fs/promises'
import { UsageError } from '../UsageError'

/** A file that a flag names, as text. */
export const readText = (path: string): Promise<string> =>
  readFile(path, 'utf8').catch(() => {
    throw new UsageError({ en: `cannot read ${path}`, zh: `无法读取 ${path}` })
  })
