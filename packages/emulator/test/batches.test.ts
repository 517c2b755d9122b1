import { timeGet } from '@paifang/api-top-platform'
import { boolean, integer, list, struct, text, type Bulk, type Operation } from '@paifang/contract'
import { createTopClient } from '@paifang/gateway-top'
import { startEmulator, type BatchAnswers, type Emulator } from '../src'
import { now } from './peers'

interface Row {
  readonly sku: string
}

interface Input {
  readonly request_id?: string
  readonly rows: ReadonlyArray<Row>
}

interface Item {
  readonly sku?: string
  readonly ok?: boolean
  readonly code?: string
  readonly status?: number
  readonly why?: string
}

interface Result {
  readonly success?: boolean
  readonly reason?: string
  readonly items?: ReadonlyArray<Item>
  readonly failed?: ReadonlyArray<string>
}

interface Output {
  readonly result?: Result
}

const writeRows = (bulk?: Bulk): Operation<'top', Input, Output> => ({
  gateway: 'top',
  method: 'taobao.demo.rows.write',
  input: struct<Input>('Input', {
    required: { rows: list(struct<Row>('Row', { required: { sku: text } })) },
    optional: { request_id: text },
  }),
  output: struct<Output>('Output', {
    optional: {
      result: struct<Result>('Result', {
        optional: {
          success: boolean,
          reason: text,
          items: list(
            struct<Item>('Item', {
              optional: { sku: text, ok: boolean, code: text, status: integer, why: text },
            }),
          ),
          failed: list(text),
        },
      }),
    },
  }),
  outcome: {
    success: { path: ['result', 'success'], accepts: ['true'] },
    code: { path: ['result', 'reason'] },
  },
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
  ...(bulk === undefined ? {} : { bulk }),
})

let emulator: Emulator
const close: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const one of close.splice(0)) await one()
})

const started = async (bulk: Bulk | undefined, wish?: BatchAnswers) => {
  const operation = writeRows(bulk)
  emulator = await startEmulator({
    operations: [operation],
    clock: () => now,
    ...(wish === undefined ? {} : { batches: { [operation.method]: wish } }),
  })
  const client = createTopClient({ ...emulator.top, clock: () => now, retry: false })
  close.push(() => client.close(), emulator.close)
  return (skus: string, key?: string) =>
    client.call(operation, {
      rows: [...skus].map((sku) => ({ sku })),
      ...(key === undefined ? {} : { request_id: key }),
    })()
}

/** How often each row was written. */
const writes = (): Readonly<Record<string, number>> =>
  Object.fromEntries(emulator.state.writes.rows().map(([place, count]) => [place.split(' ')[1] ?? '', count]))

const rows: Bulk = { rows: ['rows'], rowId: ['sku'] }
const items = { list: ['result', 'items'], id: ['sku'], ok: ['ok'], code: ['code'], message: ['why'] }

describe('a batch in which a row is wrong', () => {
  it.each<readonly [string, Bulk, unknown]>([
    [
      'row by row, by id',
      { ...rows, results: items },
      {
        success: true,
        items: [
          { sku: 'a', ok: true },
          { sku: 'b', ok: false, code: 'isv.row-refused', why: 'refused by the emulator' },
          { sku: 'c', ok: true },
        ],
      },
    ],
    [
      'row by row, by place and code',
      { ...rows, results: { list: ['result', 'items'], code: ['status'] } },
      { items: [{ status: 0 }, { status: -1 }, { status: 0 }] },
    ],
    [
      'by its failures',
      { ...rows, results: { ...items, only: 'failures' } },
      { success: true, items: [{ sku: 'b', code: 'isv.row-refused' }] },
    ],
    [
      'by the ids of its failures',
      { ...rows, results: { list: ['result', 'failed'], only: 'failures' } },
      { failed: ['b'] },
    ],
  ])('is answered %s', async (_name, bulk, answer) => {
    const call = await started(bulk, { refuses: ['b'] })
    expect(await call('abc')).toMatchObject({ right: { result: answer } })
    expect(writes()).toEqual({ a: 1, c: 1 })
    expect(await call('ac')).toMatchObject({ _tag: 'Right' })
    expect(writes()).toEqual({ a: 2, c: 2 })
  })

  it.each<readonly [string, Bulk, BatchAnswers, Readonly<Record<string, number>>]>([
    ['with the rows before it, where nobody says', rows, {}, { a: 1 }],
    ['with none, where it is atomic', { ...rows, atomic: true }, {}, {}],
    ['with all others, where that is wished for', rows, { writes: 'others' }, { a: 1, c: 1 }],
  ])('fails as a whole %s written', async (_name, bulk, wish, kept) => {
    const call = await started(bulk, { refuses: ['b'], code: 'isv.bad', ...wish })
    expect(await call('abc')).toMatchObject({ left: { _tag: 'BusinessError', rawCode: 'isv.bad' } })
    expect(writes()).toEqual(kept)
  })

  it('may be answered in another order, with rows left out, or as a failure', async () => {
    const call = await started(
      { ...rows, results: items },
      { refuses: ['b'], silent: ['c'], order: 'reversed', whole: 'failure' },
    )
    const answer = await call('abc')
    expect(answer).toMatchObject({
      left: { _tag: 'BusinessError', output: { result: { items: [{ sku: 'b' }, { sku: 'a' }] } } },
    })
    expect(writes()).toEqual({ a: 1, c: 1 })
  })

  it('claims no row that it did not write', async () => {
    const call = await started(
      { ...rows, results: { ...items, only: 'failures' } },
      { refuses: ['b'], writes: 'none' },
    )
    expect(await call('abc')).toMatchObject({
      right: { result: { items: [{ sku: 'a' }, { sku: 'b' }, { sku: 'c' }] } },
    })
    expect(writes()).toEqual({})
  })

  it('refuses the same rows of a hundred in any request', async () => {
    const call = await started({ ...rows, results: items }, { percent: 30 })
    const letters = 'abcdefghijklmnopqrstuvwxyz'
    const refusedIn = async (skus: string): Promise<ReadonlyArray<string | undefined>> => {
      const answer = await call(skus)
      if (answer._tag === 'Left') throw new Error(answer.left._tag)
      return (answer.right.result?.items ?? []).filter(({ ok }) => ok === false).map(({ sku }) => sku)
    }
    const all = await refusedIn(letters)
    expect(all.length).toBeGreaterThan(1)
    expect(all.length).toBeLessThan(20)
    expect([...(await refusedIn(letters.slice(0, 13))), ...(await refusedIn(letters.slice(13)))]).toEqual(all)
  })
})

describe('a batch', () => {
  it('is carried out once for each key', async () => {
    const call = await started({ ...rows, key: { at: ['request_id'] } })
    await call('ab', '1')
    await call('ab', '1')
    expect(writes()).toEqual({ a: 1, b: 1 })
    await call('ab', '2')
    expect(writes()).toEqual({ a: 2, b: 2 })
  })

  it('with too many rows is refused, and writes none', async () => {
    const call = await started({ ...rows, max: 2 })
    expect(await call('abc')).toMatchObject({
      left: { _tag: 'GatewayError', subCode: 'isv.invalid-parameter:rows' },
    })
    expect(writes()).toEqual({})
  })

  it('of an operation that no document calls one is one where that is wished for', async () => {
    const call = await started(undefined)
    emulator.state.batches.put('taobao.demo.rows.write', { bulk: rows, refuses: ['b'] })
    expect(await call('ab')).toMatchObject({ left: { _tag: 'BusinessError' } })
    expect(writes()).toEqual({ a: 1 })
    emulator.reset()
    expect(await call('ab')).toMatchObject({ _tag: 'Right' })
  })

  it('is wished for over the control API, and wrong wishes say what is wrong', async () => {
    const call = await started({ ...rows, results: items })
    const put = async (path: string, body: unknown, method = 'PUT') => {
      const answer = await fetch(`${emulator.controlUrl}${path}`, { method, body: JSON.stringify(body) })
      return { status: answer.status, ...((await answer.json()) as { readonly error?: string }) }
    }
    const path = '/batches/taobao.demo.rows.write'
    expect(await put(path, { refuses: ['a'] })).toMatchObject({ status: 200 })
    expect(await call('a')).toMatchObject({ right: { result: { items: [{ sku: 'a', ok: false }] } } })
    expect(await put(path, { refuse: ['a'] })).toMatchObject({
      status: 400,
      error: expect.stringContaining('there is no "refuse"; there are refuses'),
    })
    expect(await put(path, { percent: 101 })).toMatchObject({ status: 400 })
    expect(await put('/batches/nobody', {})).toMatchObject({ status: 404 })
    expect(await put('/paged/taobao.demo.rows.write', { count: 1e9 })).toMatchObject({
      status: 400,
      error: expect.stringContaining('count: expected'),
    })
    expect(await put(path, undefined, 'DELETE')).toMatchObject({ status: 200 })
    expect(await put(path, undefined, 'DELETE')).toMatchObject({ status: 404 })
    expect(await call('a')).toMatchObject({ right: { result: { items: [{ ok: true }] } } })
    // A wish that nobody could grant would be granted in silence.
    expect(await put('/paged/taobao.demo.rows.write', { count: 5 })).toMatchObject({
      status: 400,
      error: expect.stringContaining('no document says where its rows stand: add "paging"'),
    })
    const wished = { operations: [timeGet], batches: { [timeGet.method]: { refuses: ['1'] } } }
    await expect(startEmulator(wished)).rejects.toThrow('no document says where its rows stand: add "bulk"')
    await expect(startEmulator({ operations: [], batches: { any: { percent: 101 } } })).rejects.toThrow(
      'batches: any: percent: expected',
    )
  })
})
