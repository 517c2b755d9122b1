import { spawn } from 'node:child_process'
import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as patrols } from '@paifang/api-opretail-livecheck'
import type { Paging } from '@paifang/contract'
import { startEmulator } from '@paifang/emulator'
import { right } from 'fp-ts/Either'
import { pagesToFile } from '../../src'
import { csv } from '../../src/csv'
import { createShelf, listRows, type Row } from './shelf'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paifang-pages-'))
  path = join(folder, 'rows.ndjson')
})
afterEach(() => rm(folder, { recursive: true }))

const idsIn = async (): Promise<ReadonlyArray<string | number>> =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as Row).id)

const paging: Paging = { by: 'number', page: ['page'], size: ['size'], rows: ['rows'], total: ['total'] }
const rows = Array.from({ length: 25 }, (_, i) => ({ id: `r${i}`, modified: i }))

describe('a file of pages', () => {
  let isDown = false
  const { client } = createShelf(({ page = 1 }) =>
    isDown && page === 2 ? 'lost' : { rows: rows.slice((page - 1) * 10, page * 10), total: 25 },
  )
  const write = () => pagesToFile(client, listRows(paging), {}, { path, size: 10 })
  beforeEach(() => {
    isDown = false
  })

  it('holds every row once, and a second run finds nothing to do', async () => {
    const written = await write()
    expect(written).toMatchObject({ right: { rows: 25 } })
    expect(await idsIn()).toEqual(rows.map(({ id }) => id))
    expect(await write()).toEqual(written)
    expect(await idsIn()).toHaveLength(25)
  })

  it('goes on after a page that failed, without what was written beyond what is kept', async () => {
    isDown = true
    expect(await write()).toMatchObject({ left: { _tag: 'TransportError' } })
    await appendFile(path, '{"id":"half a r')
    isDown = false
    expect(await write()).toMatchObject({ right: { rows: 25 } })
    expect(await idsIn()).toEqual(rows.map(({ id }) => id))
  })

  it('is left to who else writes it, and holds every row once when one of them goes on', async () => {
    const both = createShelf(async ({ page = 1 }) => {
      // Another process goes on with it meanwhile.
      if (page === 2) await truncate(path, 5)
      return { rows: rows.slice((page - 1) * 10, page * 10), total: 25 }
    })
    expect(await pagesToFile(both.client, listRows(paging), {}, { path, size: 10 })).toMatchObject({
      left: { reason: 'store', detail: expect.stringContaining('one process writes a file') as string },
    })
    await rm(path)
    await rm(`${path}.position.json`)
    expect(await write()).toMatchObject({ right: { rows: 25 } })
    expect(await idsIn()).toEqual(rows.map(({ id }) => id))
  })

  it('is not written where it is another one than is kept', async () => {
    await writeFile(path, 'mine\n')
    expect(await write()).toMatchObject({ left: { _tag: 'JobError', reason: 'store' } })
    expect(await readFile(path, 'utf8')).toBe('mine\n')
    await rm(path)
    await write()
    const beside = `${path}.position.json`
    const kept = await readFile(beside, 'utf8')
    const other = await pagesToFile(client, listRows(paging), { mark: 'x' }, { path, size: 10 })
    expect(other).toMatchObject({ left: { reason: 'definition' } })
    expect(other).toMatchObject({
      left: { detail: expect.stringContaining('name another file, or delete both') as string },
    })
    await writeFile(beside, kept.replace('"format":1', '"format":9'))
    expect(await write()).toMatchObject({ left: { reason: 'format' } })
    await writeFile(beside, kept.slice(0, 20))
    expect(await write()).toMatchObject({ left: { reason: 'store', detail: `${beside} is damaged` } })
    await writeFile(beside, kept)
    await truncate(path, 3)
    expect(await write()).toMatchObject({ left: { reason: 'store' } })
  })

  it.each([
    ['rows', {}],
    ['CSV', { format: csv() }],
  ])('begins anew after a first call that was wrong and wrote none: %s', async (_as, format) => {
    const wrong: Paging = { by: 'number', page: ['page'], size: ['size'], rows: ['records'] }
    const mistaken = await pagesToFile(client, listRows(wrong), { mark: 'x' }, { path, size: 7, ...format })
    expect(mistaken).toMatchObject({ left: { _tag: 'PageError', reason: 'rows-not-found' } })
    const mended = await pagesToFile(client, listRows(paging), {}, { path, size: 10, ...format })
    expect(mended).toMatchObject({ right: { rows: 25 } })
    expect((await readFile(path, 'utf8')).trim().split('\n')).toHaveLength('format' in format ? 26 : 25)
  })

  it('goes on as CSV where its first page failed', async () => {
    let isAway = true
    const away = createShelf(() => (isAway ? 'lost' : { rows: rows.slice(0, 3), total: 3 }))
    const run = () => pagesToFile(away.client, listRows(paging), {}, { path, size: 10, format: csv() })
    expect(await run()).toMatchObject({ left: { _tag: 'TransportError' } })
    isAway = false
    expect(await run()).toMatchObject({ right: { rows: 3 } })
  })

  it('cannot be written where there is no folder, and says so', async () => {
    const lost = await pagesToFile(client, listRows(paging), {}, { path: join(folder, 'no', 'where') })
    expect(lost).toMatchObject({ left: { _tag: 'JobError', reason: 'store' } })
  })

  it.each(['key', 'toInput'])('says of %s that it threw, and goes on when it is mended', async (name) => {
    const keyed = { ...paging, key: [['id']] }
    let isBroken = true
    const bearing = <A>(value: A): A => {
      if (isBroken) throw new RangeError('no row of ours')
      return value
    }
    const given =
      name === 'key' ? { key: (row: Row) => bearing(row.id) } : { toInput: <A>(input: A) => bearing(input) }
    const run = () => pagesToFile(client, listRows(keyed), {}, { path, size: 10, ...given })
    expect(await run()).toMatchObject({
      left: { _tag: 'JobError', reason: 'definition', cause: { name: 'RangeError' } },
    })
    isBroken = false
    expect(await run()).toMatchObject({ right: { rows: 25 } })
  })
})

const kills = process.env['PAIFANG_LONG'] === '1' ? 50 : 5

describe(`a process that writes pages and is killed ${kills} times`, () => {
  it.each(['ndjson', 'csv'])('leaves every row in the file exactly once: %s', async (as) => {
    const count = kills * 60
    const emulator = await startEmulator({ operations: [patrols], opretail: { replayMs: 0 } })
    try {
      let killed = 0
      let calls = 0
      let kill: () => void = () => undefined
      emulator.on(patrols, ({ pageNumber }) => async () => {
        calls++
        const from = (Number(pageNumber) - 1) * 10
        const records = Array.from({ length: Math.min(10, count - from) }, (_, i) => ({ id: from + i }))
        // Some milliseconds later: in the middle of whatever it then does.
        if (killed < kills && calls % 6 === 0) {
          killed++
          setTimeout(kill, killed % 4)
        }
        return await Promise.resolve(right({ total: count, records }))
      })
      const account = JSON.stringify(emulator.opretail)
      const runOnce = (): Promise<string | undefined> =>
        new Promise((resolve) => {
          const child = spawn(process.execPath, [join(__dirname, 'fileRunner.js'), account, path, as])
          kill = () => void child.kill('SIGKILL')
          let printed = ''
          child.stdout.on('data', (chunk) => (printed += String(chunk)))
          child.on('close', (code) => {
            resolve(code === 0 ? printed : undefined)
          })
        })
      let printed: string | undefined
      for (let run = 0; printed === undefined && run < kills * 2 + 2; run++) printed = await runOnce()
      expect(JSON.parse(printed ?? 'null')).toMatchObject({ right: { rows: count } })
      expect(killed).toBe(kills)
      const ids = Array.from({ length: count }, (_, i) => i)
      if (as === 'csv') expect(await readFile(path, 'utf8')).toBe(`id\n${ids.join('\n')}\n`)
      else expect(await idsIn()).toEqual(ids)
    } finally {
      await emulator.close()
    }
  })
})
