import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Files } from '../emit/emit'
import { check, type Difference } from './check'
import { targetIn } from './targetIn'

/** Makes the folder hold the files; unchanged ones are not touched, left-over generated sources are removed. */
export const write = (files: Files, folder: string): ReadonlyArray<Difference> => {
  const target = targetIn(folder)
  const differences = check(files, folder, target)
  const made = new Set<string>()
  for (const { path, kind } of differences) {
    if (kind === 'left over') {
      rmSync(join(folder, path))
      continue
    }
    const file = target(path)
    const parent = dirname(file)
    if (!made.has(parent)) mkdirSync(parent, { recursive: true })
    made.add(parent)
    writeFileSync(file, files.get(path) ?? '')
  }
  return differences
}
