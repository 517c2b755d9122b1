import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const folder = join(__dirname, '..')

/** A declaration and all those it refers to. */
const reachedFrom = (file: string, reached = new Set<string>()): ReadonlySet<string> => {
  if (reached.has(file)) return reached
  reached.add(file)
  const text = readFileSync(join(folder, file), 'utf8')
  for (const [, from, imported] of text.matchAll(/from '(\.[^']*)'|import\('(\.[^']*)'\)/g)) {
    const path = join(dirname(file), from ?? imported ?? '')
    reachedFrom(existsSync(join(folder, `${path}.d.ts`)) ? `${path}.d.ts` : `${path}/index.d.ts`, reached)
  }
  return reached
}

describe('the tarball', () => {
  it('holds the declarations that its own refer to, and few besides', () => {
    const packed = JSON.parse(
      execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--loglevel=error'], {
        cwd: folder,
        encoding: 'utf8',
      }),
    ) as ReadonlyArray<{ readonly files: ReadonlyArray<{ readonly path: string }> }>
    const declarations = (packed[0]?.files ?? [])
      .map(({ path }) => path)
      .filter((path) => path.endsWith('.d.ts'))
    const reached = [...reachedFrom('dist/types/index.d.ts')]
    expect(reached.filter((path) => !declarations.includes(path))).toEqual([])
    expect(declarations.length).toBeLessThan(reached.length * 2)
  })
})
