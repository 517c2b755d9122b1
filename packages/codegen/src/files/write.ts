import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync, existsSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { Files } from '../emit/emit'

/** Generated files of a package: `src/apis/*.ts` and what the emitter names. */
const present = (folder: string): ReadonlyArray<string> =>
  existsSync(join(folder, 'src'))
    ? (readdirSync(join(folder, 'src'), { recursive: true }) as string[])
        .map((name) => `src/${name.split(sep).join('/')}`)
        .filter((name) => name.endsWith('.ts'))
    : []

export interface Difference {
  readonly path: string
  readonly kind: 'missing' | 'changed' | 'left over'
}

/** How the folder differs from the files; nothing is written. */
export const check = (files: Files, folder: string): ReadonlyArray<Difference> => [
  ...[...files].flatMap(([path, text]): ReadonlyArray<Difference> => {
    const target = join(folder, path)
    if (!existsSync(target)) return [{ path, kind: 'missing' }]
    return readFileSync(target, 'utf8') === text ? [] : [{ path, kind: 'changed' }]
  }),
  ...present(folder)
    .filter((path) => !files.has(path))
    .map((path): Difference => ({ path, kind: 'left over' })),
]

/** Makes the folder hold the files; unchanged ones are not touched, left-over generated sources are removed. */
export const write = (files: Files, folder: string): ReadonlyArray<Difference> => {
  const differences = check(files, folder)
  for (const { path, kind } of differences) {
    const target = join(folder, path)
    if (kind === 'left over') rmSync(target)
    else {
      mkdirSync(dirname(target), { recursive: true })
      writeFileSync(target, files.get(path) ?? '')
    }
  }
  return differences
}
