import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')

const run = (script: string, ...given: ReadonlyArray<string>): readonly [number | null, string, string] => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join('.dev', script), ...given], {
    cwd: root,
    encoding: 'utf8',
  })
  return [status, stdout, stderr]
}

describe('a script of this repository', () => {
  it.each(['pack.mjs', 'references.mjs', 'build.mjs', 'release.mjs'])(
    '%s says how it is called, and does nothing where it is called wrongly',
    (script) => {
      const before = readdirSync(root)
      const usage = expect.stringMatching(/^usage: n.* /) as string
      expect(run(script, '--help')).toEqual([0, usage, ''])
      const refused = expect.stringMatching(/^not known: --chekc\nusage: /) as string
      expect(run(script, '--chekc')).toEqual([2, '', refused])
      expect(readdirSync(root)).toEqual(before)
      expect(existsSync(join(root, '--help'))).toBe(false)
    },
  )
})
