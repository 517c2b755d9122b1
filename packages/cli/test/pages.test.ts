import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { tmcGroupsGet } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { right } from 'fp-ts/Either'
import { paifang, type Ended } from './paifang'

let emulator: Emulator
let folder: string

beforeAll(async () => {
  emulator = await startEmulator({ operations: [tmcGroupsGet] })
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
    expect((await pages('--size', '10', '--json')).stdout).toBe(first.stdout)
    expect(await readFile(join(folder, 'groups.ndjson'), 'utf8')).toBe(text)
  })

  it('ends in 4 where the file is another one, and in 64 where it is told nonsense', async () => {
    await writeFile(join(folder, 'groups.ndjson'), 'mine\n')
    expect((await pages()).code).toBe(4)
    expect((await pages('--size', 'ten')).code).toBe(64)
  })
})
