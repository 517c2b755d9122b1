import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { struct, unknownValue, list, type Paging } from '@paifang/contract'
import { parse } from 'csv-parse/sync'
import { pagesToFile } from '../../src'
import { csv } from '../../src/csv'
import { createShelf, listRows } from './shelf'

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paifang-csv-'))
  path = join(folder, 'rows.csv')
})
afterEach(() => rm(folder, { recursive: true }))

const paging: Paging = {
  by: 'number',
  page: ['page'],
  size: ['size'],
  first: 1,
  rows: ['rows'],
  total: ['total'],
}

/** An operation whose rows nobody describes. */
const anyRows = {
  ...listRows(paging),
  output: struct<object>('Any', { optional: { rows: list(unknownValue) } }),
}

const shelfOf = (rows: ReadonlyArray<unknown>) =>
  createShelf(({ page = 1 }) => ({ rows: rows.slice((page - 1) * 2, page * 2) as never, total: rows.length }))
    .client

const written = async (
  rows: ReadonlyArray<unknown>,
  options: Parameters<typeof csv>[0] = {},
  operation = anyRows,
) => {
  const result = await pagesToFile(
    shelfOf(rows),
    operation as never,
    {},
    { path, size: 2, format: csv(options) },
  )
  return { result, text: await readFile(path, 'utf8') }
}

describe('a CSV file of pages', () => {
  it('holds what the rows hold, whatever is in them', async () => {
    const rows = [
      { id: '1', name: 'a,"b"\nc', n: -5, at: { x: [1] } },
      { id: '2', name: '中文', n: 0 },
      { id: '3', name: '' },
    ]
    const { result, text: found } = await written(rows)
    expect(result).toMatchObject({ right: { rows: 3 } })
    expect(parse(found, { columns: true })).toEqual([
      { id: '1', name: 'a,"b"\nc', n: '-5', at: '{"x":[1]}' },
      { id: '2', name: '中文', n: '0', at: '' },
      { id: '3', name: '', n: '', at: '' },
    ])
  })

  it('lets no cell be taken for a formula, unless that is wished for', async () => {
    const rows = [{ a: '=1+1', b: '@x', c: '+8613', d: '-1' }]
    expect((await written(rows)).text).toBe("a,b,c,d\n'=1+1,'@x,'+8613,'-1\n")
    await rm(path)
    await rm(`${path}.position.json`)
    expect((await written(rows, { formulas: 'keep' })).text).toBe('a,b,c,d\n=1+1,@x,+8613,-1\n')
  })

  it('has the columns of the codec, or those that are given, and its names even without a row', async () => {
    expect((await written([], {}, listRows(paging) as never)).text).toBe('id,modified\n')
    await rm(path)
    await rm(`${path}.position.json`)
    const deep = [{ id: '1', store: { name: 'x' } }]
    expect((await written(deep, { columns: ['store.name', 'none', 'id'], bom: true })).text).toBe(
      '\uFEFFstore.name,none,id\nx,,1\n',
    )
  })

  it('stops at a row with a member that has no column, and loses nothing of it', async () => {
    const { result, text: found } = await written([{ id: '1' }, { id: '2' }, { id: '3', late: 'x' }])
    expect(result).toMatchObject({
      left: { _tag: 'JobError', reason: 'definition', detail: expect.stringContaining('"late"') },
    })
    expect(found).toBe('id\n1\n2\n')
  })

  it('is gone on with in the same format and columns alone', async () => {
    await written([{ id: '1' }])
    expect((await written([{ id: '1' }], { columns: ['id'] })).result).toMatchObject({
      left: { reason: 'definition' },
    })
    expect(await pagesToFile(shelfOf([]), anyRows as never, {}, { path, size: 2 })).toMatchObject({
      left: { reason: 'definition' },
    })
    expect((await written([{ id: '1' }])).text).toBe('id\n1\n')
  })
})
