import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BulkProgress } from '@paifang/jobs'

/** How the jobs of a folder stand, by their names. */
export const standing = async (folder: string): Promise<ReadonlyArray<BulkProgress>> => {
  const found: BulkProgress[] = []
  const names = await readdir(folder).catch(() => [])
  for (const name of names.sort())
    try {
      found.push(JSON.parse(await readFile(join(folder, name, 'progress.json'), 'utf8')) as BulkProgress)
    } catch {
      // Not a job, or one that has not said anything yet.
    }
  return found
}
