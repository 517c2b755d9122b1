import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { runTables } from '../src/measure/runTables'
import type { Table } from '../src/measure/Table'

const built = join(__dirname, '..', 'dist', 'cjs')

/** Cells run in processes of their own, so this is about what was built. */
const builtRunTables = async (): Promise<typeof runTables> => {
  if (!existsSync(built)) throw new Error('packages/bench is not built: npm test builds it, or npm run build')
  return ((await import(join(built, 'measure', 'runTables.js'))) as { runTables: typeof runTables }).runTables
}

const tiny: Table = {
  name: 'tiny',
  title: 'Tiny',
  module: 'call',
  cells: ['floor: undici, static body', 'paifang top, undici', 'taobao-sdk'],
  baseline: 'floor: undici, static body',
  count: 12,
  counts: { 'taobao-sdk': 4 },
  concurrency: 4,
  server: true,
  goals: [{ goal: 'P1', figure: 'top ÷ floor', cell: 'paifang top, undici', atMost: Infinity }],
}

describe('a table, end to end', () => {
  it('measures every cell in every round in processes of their own, against a server in another', async () => {
    const steps: number[] = []
    const run = await builtRunTables()
    const [measured] = await run([tiny, { ...tiny, name: 'tinier', concurrency: 1 }], 2, () => steps.push(1))
    const { rows, verdicts } = measured!
    expect(steps).toHaveLength(4)
    expect(rows.map(({ cell }) => cell)).toEqual(tiny.cells)
    for (const { cpuUs, ratio, lowest, highest } of rows) {
      expect(cpuUs).toBeGreaterThan(0)
      expect(lowest).toBeLessThanOrEqual(ratio)
      expect(highest).toBeGreaterThanOrEqual(ratio)
    }
    expect(verdicts).toMatchObject([{ goal: 'P1', figure: 'top ÷ floor', met: true }])
  })
})

describe('a cell that keeps rows in folders', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cells-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  it('takes them away when it ends', () => {
    const cells = ['the calls in a loop', 'bulk, in a folder']
    const kept: Table = {
      ...{ name: 'kept', title: 'Kept', module: 'bulk', goals: [] },
      ...{ cells, baseline: 'the calls in a loop', count: 8, concurrency: 4 },
    }
    const script = `require(${JSON.stringify(join(built, 'measure', 'runTables.js'))})
      .runTables([${JSON.stringify(kept)}], 1, () => undefined)
      .then(([{ rows }]) => console.log(rows.length))`
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', script], {
      encoding: 'utf8',
      env: { ...process.env, TMPDIR: folder },
    })
    expect([stdout, stderr]).toEqual(['2\n', ''])
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('the command', () => {
  it('ends with 1 and names the tables when one is asked for that does not exist', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(built, 'bin.js'), 'nothing'], {
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/no table begins with nothing; there are: call-1,/)
  })

  it('refuses a number of rounds that is none', () => {
    const { status, stderr } = spawnSync(process.execPath, [join(built, 'bin.js'), '--rounds', 'many'], {
      encoding: 'utf8',
    })
    expect(status).toBe(1)
    expect(stderr).toMatch(/whole number/)
  })
})
