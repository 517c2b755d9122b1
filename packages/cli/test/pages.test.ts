import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as patrols } from '@paifang/api-opretail-livecheck'
import { tmcGroupsGet } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { right } from 'fp-ts/Either'
import { shownPages } from '../src/jobs/pagesProgress'
import { parseWindow } from '../src/jobs/parseWindow'
import { paifang, type Ended } from './paifang'

let emulator: Emulator
let folder: string

beforeAll(async () => {
  emulator = await startEmulator({ operations: [tmcGroupsGet, patrols] })
  const names = Array.from({ length: 25 }, (_, i) => ({ name: `group ${i}` }))
  emulator.on(tmcGroupsGet, ({ page_no, page_size }) => async () => {
    const [page, size] = [Number(page_no), Number(page_size)]
    const groups = names.slice((page - 1) * size, page * size)
    return await Promise.resolve(right({ total_results: names.length, groups }))
  })
})
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paifang-pages-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))
afterAll(() => emulator.close())

const pages = (...more: ReadonlyArray<string>): Promise<Ended> =>
  paifang(['pages', tmcGroupsGet.method, 'groups.ndjson', '--endpoint', emulator.top.endpoint, ...more], {
    env: { TOP_APP_KEY: emulator.top.appKey, TOP_APP_SECRET: emulator.top.appSecret },
    cwd: folder,
  })

describe('paifang pages', () => {
  it('writes every row once, and finds nothing to do when it is run again', async () => {
    const first = await pages('--size', '10', '--json')
    expect(JSON.parse(first.stdout)).toMatchObject({ ok: true, rows: 25 })
    const text = await readFile(join(folder, 'groups.ndjson'), 'utf8')
    expect(
      text
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { name: string }).name),
    ).toEqual(Array.from({ length: 25 }, (_, i) => `group ${i}`))
    const again = await pages('--size', '10', '--json')
    expect(again.stdout).toBe(first.stdout)
    expect(first.stderr).not.toContain('whole already')
    expect(again.stderr).toContain('it was whole already and nothing was asked')
    expect(await readFile(join(folder, 'groups.ndjson'), 'utf8')).toBe(text)
  })

  it('is told how an operation pages that no document tells it of', async () => {
    emulator.on(patrols, ({ pageNumber, pageSize }) => async () => {
      const [page, size] = [Number(pageNumber), Number(pageSize)]
      const records = Array.from({ length: 25 }, (_, id) => ({ id })).slice((page - 1) * size, page * size)
      return await Promise.resolve(right({ total: 25, records }))
    })
    const run = (...more: ReadonlyArray<string>): Promise<Ended> => {
      const { accessKey, accessSecret, applicationId, endpoint } = emulator.opretail
      const fields = { enterpriseId: '1084', startTime: '2021-01-01', endTime: '2021-01-30' }
      const params = Object.entries(fields).flatMap(([name, value]) => ['--param', `${name}=${value}`])
      return paifang(['pages', patrols.method, 'p.ndjson', '--endpoint', endpoint, ...params, ...more], {
        env: {
          OPRETAIL_ACCESS_KEY: accessKey,
          OPRETAIL_ACCESS_SECRET: accessSecret,
          OPRETAIL_APPLICATION_ID: applicationId,
        },
        cwd: folder,
      })
    }
    const unsaid = await run('--rows', 'records')
    expect(unsaid).toMatchObject({ code: 64 })
    expect(unsaid.stderr).toContain('--paging page=pageNumber size=pageSize total=total --rows records')
    for (const pair of ['pages=pageNumber', 'page', 'page=', 'page=a..b', 'format=week'])
      expect(await run('--rows', 'records', '--paging', pair)).toMatchObject({ code: 64 })
    const told = ['--paging', 'page=pageNumber', 'size=pageSize', 'total=total', '--rows', 'records']
    expect(await run(...told, '--size', '10')).toMatchObject({ code: 0 })
    expect((await readFile(join(folder, 'p.ndjson'), 'utf8')).trim().split('\n')).toHaveLength(25)
  })

  it('ends in 4 where the file is another one, and in 64 where it is told nonsense', async () => {
    await writeFile(join(folder, 'groups.ndjson'), 'mine\n')
    expect((await pages()).code).toBe(4)
    expect((await pages('--size', 'ten')).code).toBe(64)
  })

  it('writes CSV where the file is called so, with the columns that are asked for', async () => {
    const run = (...more: ReadonlyArray<string>) =>
      paifang(
        ['pages', tmcGroupsGet.method, 'g.csv', '--size', '10', '--endpoint', emulator.top.endpoint, ...more],
        {
          env: { TOP_APP_KEY: emulator.top.appKey, TOP_APP_SECRET: emulator.top.appSecret },
          cwd: folder,
        },
      )
    expect(await run('--columns', 'name')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('25 rows'),
    })
    const lines = (await readFile(join(folder, 'g.csv'), 'utf8')).trim().split('\n')
    expect(lines).toHaveLength(26)
    expect(lines.slice(0, 2)).toEqual(['name', 'group 0'])
    expect((await run('--columns', 'name,created')).code).toBe(4)
  })

  it('shows the first request without sending it, and needs no credentials for that', async () => {
    const before = emulator.calls(tmcGroupsGet).length
    const shown = await paifang(
      ['pages', tmcGroupsGet.method, 'g.csv', '--size', '10', '--dry-run', '--json'],
      { cwd: folder },
    )
    expect(JSON.parse(shown.stdout)).toMatchObject({ dryRun: true, first: { page_no: 1, page_size: 10 } })
    expect(emulator.calls(tmcGroupsGet)).toHaveLength(before)
  })

  it('ends in 3 at a ban, and says when to come again', async () => {
    emulator.state.top.ban({ scope: 'app', seconds: 7200 })
    const told = await pages()
    emulator.state.top.unban()
    expect(told.code).toBe(3)
    expect(told.stderr).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d GMT\+8/)
    expect((await pages('--json')).code).toBe(0)
  })

  it.each([
    [['--window', 'yesterday']],
    [['--window', '2021-01-01..2021-01-02']],
    [['--walk', 'sideways']],
    [['--step', 'long', '--window', '2021-01-01..']],
    [['--concurrency', '3']],
  ])('ends in 64 for %j', async (flags) => {
    expect((await pages(...flags)).code).toBe(64)
  })
})

describe('--window', () => {
  it('is time of GMT+8, up to now where it has no end', () => {
    const from = Date.UTC(2020, 11, 31, 16)
    expect(parseWindow({ window: '2021-01-01..2021-01-02 08:00:00', step: '6h', lag: '10m' })).toEqual({
      window: { from, to: Date.UTC(2021, 0, 2), stepMs: 21_600_000, lagMs: 600_000 },
    })
    expect(parseWindow({ window: '2021-01-01..' })).toEqual({ window: { from } })
    expect(parseWindow({})).toEqual({})
    expect(() => parseWindow({ window: '2021-03-31..2021-01-01' })).toThrow('ends before it begins')
  })
})

describe('how pages stand', () => {
  it('is said in one line that fits beside a bar', () => {
    const progress = {
      state: 'running',
      rows: 1_234_567,
      pages: 24_692,
      total: 9_876_543,
      rowsPerSecond: 900,
    } as const
    const window = [Date.UTC(2021, 0, 1), Date.UTC(2021, 0, 2)] as const
    expect(shownPages.bar({ ...progress, share: 0.125, window, etaMs: 7_200_000 }, 'en')).toBe(
      '1234567/9876543 rows, 24692 pages, 2021-01-01, 2 h left',
    )
    expect(shownPages.bar({ ...progress, rows: 1, pages: 1, total: 1 }, 'en')).toBe('1/1 row, 1 page')
    const waits = { ...progress, state: 'waiting', untilMs: Date.UTC(2021, 0, 1) } as const
    expect(shownPages.bar(waits, 'en')).toContain('waits until 2021-01-01 08:00:00 GMT+8')
    expect(shownPages.bar(waits, 'zh')).toContain('等待至 2021-01-01 08:00:00 GMT+8')
    expect(shownPages.part({ ...progress, share: 0.125 })).toEqual([125, 1000])
    expect(shownPages.part(progress)).toBeUndefined()
  })
})
