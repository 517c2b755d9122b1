import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as patrols } from '@paifang/api-opretail-livecheck'
import { startEmulator } from '@paifang/emulator'
import { right } from 'fp-ts/Either'
import { examplesIn, runExample } from '../../../.dev/test/examples'

const [example = '', nightly = '', level = '', report = '', toCsv = ''] = examplesIn(
  join(__dirname, '..', 'README.md'),
)

describe('the README', () => {
  it('shows a job that ends as it says', async () => {
    const emulator = await startEmulator({ operations: [logisticsExpressUserBlacklistTmsSync] })
    const { appKey, appSecret, endpoint } = emulator.top
    const env = { TOP_APP_KEY: appKey, TOP_APP_SECRET: appSecret, TOP_ENDPOINT: endpoint }
    expect(await runExample(example, { load: require, env })).toEqual([
      { read: 2, done: 2, refused: 0, unknown: 0 },
    ])
    expect(emulator.calls(logisticsExpressUserBlacklistTmsSync)).toHaveLength(1)
    await emulator.close()
  })

  it('shows a nightly sync', async () => {
    const emulator = await startEmulator({ operations: [logisticsExpressUserBlacklistTmsSync] })
    const folder = await mkdtemp(join(tmpdir(), 'paifang-nightly-'))
    const rows = Array.from({ length: 120 }, (_, index) => `${13_000_000_000 + index},1\n`).join('')
    await writeFile(join(folder, 'rows.csv'), `mobile,reason\n${rows}`)
    const { appKey, appSecret, endpoint } = emulator.top
    const given = {
      TOP_APP_KEY: appKey,
      TOP_APP_SECRET: appSecret,
      TOP_ENDPOINT: endpoint,
      JOBS_SECRET: 'of the jobs',
    }
    const here = process.cwd()
    const before = process.env
    process.env = { ...before, ...given }
    process.chdir(folder)
    const listeners = process.listeners('SIGTERM')
    try {
      const whole = { read: 120, done: 120, refused: 0, unknown: 0 }
      expect(await runExample(nightly, { load: require })).toEqual([whole])
      // The second run of a night finds its work done.
      expect(await runExample(nightly, { load: require })).toEqual([whole])
      expect(emulator.calls(logisticsExpressUserBlacklistTmsSync)).toHaveLength(3)
    } finally {
      process.env = before
      process.chdir(here)
      for (const listener of process.listeners('SIGTERM'))
        if (!listeners.includes(listener)) process.removeListener('SIGTERM', listener)
      await rm(folder, { recursive: true })
      await emulator.close()
    }
  })

  it('has no more lines in its nightly sync than a person reads at once', () => {
    const lines = nightly.split('\n').filter((line) => line !== '' && !line.startsWith('import '))
    expect(lines.length).toBeLessThanOrEqual(15)
  })

  it('shows where jobs are kept', async () => {
    const env = { JOBS_SECRET: 'of the jobs' }
    expect(await runExample(level, { load: require, env })).toEqual(['function'])
  })

  it('shows every patrol of thirty days, in at most twelve lines', async () => {
    expect(report.trim().split('\n').length).toBeLessThanOrEqual(12)
    const emulator = await startEmulator({ operations: [patrols] })
    const env = { OPRETAIL: JSON.stringify(emulator.opretail) }
    const printed = await runExample(report, { load: require, env }).finally(() => emulator.close())
    const inside = emulator.state.opretail.inspections
      .values()
      .filter(({ createTime }) => createTime >= '2021-01-01' && createTime < '2021-01-31')
    // More than one page of 50.
    expect(inside.length).toBeGreaterThan(50)
    expect(printed).toMatchObject(inside.map(({ id }) => ({ id })))
  })

  it('writes every patrol of thirty days to a file, and stops well when it is told to', async () => {
    const lines = toCsv.split('\n').filter((line) => line !== '' && !line.startsWith('import '))
    expect(lines.length).toBeLessThanOrEqual(12)
    const emulator = await startEmulator({ operations: [patrols], opretail: { replayMs: 0 } })
    const ids = Array.from({ length: 120 }, (_, i) => i + 1)
    let isTold = true
    emulator.on(patrols, ({ pageNumber }) => async () => {
      const records = ids.slice((Number(pageNumber) - 1) * 50, Number(pageNumber) * 50).map((id) => ({ id }))
      if (isTold && Number(pageNumber) === 2) process.emit('SIGTERM')
      return await Promise.resolve(right({ total: ids.length, records }))
    })
    const folder = await mkdtemp(join(tmpdir(), 'paifang-patrols-'))
    const [here, before, listeners] = [process.cwd(), process.env, process.listeners('SIGTERM')]
    process.env = { ...before, OPRETAIL: JSON.stringify(emulator.opretail) }
    process.chdir(folder)
    try {
      expect(await runExample(toCsv, { load: require })).toMatchObject([
        { _tag: 'TransportError', reason: 'aborted' },
      ])
      isTold = false
      expect(await runExample(toCsv, { load: require })).toEqual([120])
      expect(await readFile('patrols.csv', 'utf8')).toBe(`id\n${ids.join('\n')}\n`)
    } finally {
      process.env = before
      process.chdir(here)
      for (const listener of process.listeners('SIGTERM'))
        if (!listeners.includes(listener)) process.removeListener('SIGTERM', listener)
      await rm(folder, { recursive: true })
      await emulator.close()
    }
  })
})
