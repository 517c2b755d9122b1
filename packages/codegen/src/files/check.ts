import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import type { Files } from '../emit/emit'
import { targetIn, type Target } from './targetIn'

export interface Difference {
  readonly path: string
  readonly kind: 'missing' | 'changed' | 'left over'
}

/** Sources in the folder that were generated: files written by hand are nobody's business. */
const generated = (folder: string): ReadonlyArray<string> => {
  const sources = join(folder, 'src')
  if (!existsSync(sources)) return []
  return readdirSync(sources, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) => name.endsWith('.ts') && readFileSync(join(sources, name), 'utf8').startsWith('// Generated'),
    )
    .map((name) => `src/${name.split(sep).join('/')}`)
    .sort()
}

const textAt = (path: string): string | undefined =>
  existsSync(path) ? readFileSync(path, 'utf8') : undefined

/** How the folder differs from the files; nothing is written. */
export const check = (
  files: Files,
  folder: string,
  target: Target = targetIn(folder),
): ReadonlyArray<Difference> => [
  ...[...files].flatMap(([path, text]): ReadonlyArray<Difference> => {
    const present = textAt(target(path))
    if (present === undefined) return [{ path, kind: 'missing' }]
    return present === text ? [] : [{ path, kind: 'changed' }]
  }),
  ...generated(folder)
    .filter((path) => !files.has(path))
    .map((path): Difference => ({ path, kind: 'left over' })),
]
