import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import { importText } from '../../src'
import type { Measured } from './measure'
import { patterns } from './patterns'

/** Set to print how long each pattern takes at every size, up to 10 MB. */
const printsTimes = process.env['PAIFANG_TIMES'] === '1'

const packages = join(__dirname, '../../..')

/**
 * What a process of its own measures, in which nothing but our sources is loaded: among a test runner and a compiler
 * V8 takes seconds to count.
 */
const measure = (): ReadonlyArray<Measured> => {
  const folder = mkdtempSync(join(tmpdir(), 'paifang-'))
  try {
    const outfile = join(folder, 'measure.cjs')
    buildSync({
      entryPoints: [join(__dirname, 'measure.ts')],
      outfile,
      bundle: true,
      platform: 'node',
      alias: Object.fromEntries(
        readdirSync(packages).map((name) => [`@paifang/${name}`, join(packages, name, 'src/index.ts')]),
      ),
    })
    const { stdout, stderr } = spawnSync(process.execPath, [outfile], { encoding: 'utf8', maxBuffer: 1e8 })
    if (stdout === '') throw new Error(stderr)
    return JSON.parse(stdout) as ReadonlyArray<Measured>
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const millisecondsOf = (text: string): number => {
  const start = performance.now()
  importText(text, { document: 'x' })
  return performance.now() - start
}

describe('an importer', () => {
  const measured = new Map<string, Measured>()

  beforeAll(() => {
    for (const one of measure()) measured.set(one.name, one)
  })

  it.each(Object.keys(patterns))('does work in proportion to %s', (name) => {
    expect(measured.get(name)?.growth).toBeLessThan(6)
  })

  it('says what is wrong in a few lines, however long the document is', () => {
    expect(measured.size).toBe(Object.keys(patterns).length)
    for (const { said } of measured.values()) {
      expect(said.length).toBeLessThanOrEqual(51)
      for (const line of said) expect(line.length).toBeLessThan(3000)
    }
  })

  ;(printsTimes ? it : it.skip)(
    'takes as long as this',
    () => {
      const sizes = [20_000, 80_000, 320_000, 10_000_000]
      const rows = Object.entries(patterns).map(([name, make]) => {
        const times = sizes.map((size) => `${millisecondsOf(make(size)).toFixed(0)} ms`)
        return `${name.padEnd(44)}${times.map((time) => time.padStart(12)).join('')}`
      })
      process.stdout.write(`${rows.join('\n')}\n`)
    },
    3_600_000,
  )
})
