import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Files } from '../emit/emit'
import { check, type Difference } from './check'
import { safePath } from './safePath'

/** Makes the folder hold the files; unchanged ones are not touched, left-over generated sources are removed. */
export const write = (files: Files, folder: string): ReadonlyArray<Difference> => {
  const differences = check(files, folder)
  for (const { path, kind } of differences) {
    if (kind === 'left over') {
      rmSync(join(folder, path))
      continue
    }
    const target = safePath(folder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, files.get(path) ?? '')
  }
  return differences
}
