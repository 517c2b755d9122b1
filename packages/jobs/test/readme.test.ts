import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as patrols } from '@paifang/api-opretail-livecheck'
import { startEmulator } from '@paifang/emulator'
import { examplesIn, runExample } from '../../../.dev/test/examples'

const [example = '', nightly = '', level = '', report = ''] = examplesIn(join(__dirname, '..', 'README.md'))

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
    const given = { TOP_APP_KEY: appKey, TOP_APP_SECRET: appSecret, TOP_ENDPOINT: endpoint }
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
    const env = { TOP_APP_SECRET: 'helloworld' }
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
})
