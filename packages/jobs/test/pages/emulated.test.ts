import {
  boolean,
  dateTime,
  integer,
  list,
  struct,
  text,
  type PagedOperation,
  type Paging,
} from '@paifang/contract'
import { startEmulator, type Emulator, type PagedAnswers } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { pages, type PagesOptions } from '../../src'

interface Row {
  readonly id: string
  readonly modified?: Date
}

interface Input {
  readonly page_no?: number
  readonly offset?: number
  readonly cursor?: string
  readonly size?: number
  readonly position?: string
  readonly use_has_next?: boolean
  readonly start?: Date
  readonly end?: Date
}

interface Answer {
  readonly rows?: ReadonlyArray<Row>
  readonly text?: string
  readonly total?: number
  readonly total_text?: string
  readonly pages?: number
  readonly has_next?: boolean
  readonly finished?: boolean
  readonly next?: string
  readonly position?: string
}

interface Output {
  readonly result?: Answer
}

const Row = struct<Row>('Row', { required: { id: text }, optional: { modified: dateTime } })

const listRows = (paging: Paging): PagedOperation<'top', Input, Output, Row> => ({
  gateway: 'top',
  method: 'taobao.demo.rows.get',
  input: struct<Input>('Input', {
    optional: {
      page_no: integer,
      offset: integer,
      cursor: text,
      size: integer,
      position: text,
      use_has_next: boolean,
      start: dateTime,
      end: dateTime,
    },
  }),
  output: struct<Output>('Output', {
    optional: {
      result: struct<Answer>('Answer', {
        optional: {
          rows: list(Row),
          text,
          total: integer,
          total_text: text,
          pages: integer,
          has_next: boolean,
          finished: boolean,
          next: text,
          position: text,
        },
      }),
    },
  }),
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  paging,
})

const rows = { rows: ['result', 'rows'], key: [['id']] }
const total = { total: ['result', 'total'] }
const byPage: Paging = { by: 'number', page: ['page_no'], size: ['size'], first: 1, ...rows }
const counted: Paging = { ...byPage, ...total }
const byOffset: Paging = { by: 'offset', offset: ['offset'], size: ['size'], ...rows }
const byCursor: Paging = {
  by: 'cursor',
  cursor: ['cursor'],
  next: ['result', 'next'],
  size: ['size'],
  ...rows,
}
const windowed: Paging = {
  ...counted,
  window: { start: ['start'], end: ['end'], format: 'datetime', of: ['modified'] },
}

const now = Date.UTC(2021, 0, 31, 4)
const day = 86_400_000
const month = { from: now - 31 * day, to: now }

let emulator: Emulator
const close: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const one of close.splice(0)) await one()
})

/** Walks over what the emulator answers; ids are the numbers of rows. */
const walked = async (
  paging: Paging,
  wish: PagedAnswers,
  { isOver = false, ...options }: PagesOptions<Input, Row> & { readonly isOver?: boolean } = {},
) => {
  const operation = listRows(paging)
  if (!isOver) {
    emulator = await startEmulator({
      operations: [operation],
      clock: () => now,
      paged: { [operation.method]: wish },
    })
    close.push(emulator.close)
  }
  const client = createTopClient({ ...emulator.top, clock: emulator.clock.now, retry: false })
  close.push(() => client.close())
  const ids: number[] = []
  const stream = pages(client, operation, {}, { size: 10, clock: () => now, ...options })
  for await (const row of stream) {
    if (row._tag === 'Left')
      return { ids, stopped: 'reason' in row.left ? row.left.reason : row.left._tag, calls: 0 }
    ids.push(Number(row.right.id))
  }
  return { ids, stopped: undefined, calls: emulator.calls(operation).length }
}

const sorted = (ids: ReadonlyArray<number>): ReadonlyArray<number> => [...ids].sort((a, b) => a - b)
const upTo = (count: number): ReadonlyArray<number> => Array.from({ length: count }, (_, i) => i + 1)

/** What is walked whole, each row exactly once. */
const whole: Readonly<
  Record<string, readonly [Paging, PagedAnswers, (PagesOptions<Input, Row> & { count?: number })?]>
> = {
  'a total': [counted, { count: 95 }],
  'a total, backward': [counted, { count: 95 }, { walk: 'backward' }],
  'the oldest row first': [counted, { count: 95, order: 'oldest' }],
  'a size that is capped without a word': [counted, { count: 95, cap: 7 }],
  'a size that is capped, and no total': [byPage, { count: 95, cap: 7, total: 'none' }],
  'pages that end in an empty one': [byPage, { count: 90 }],
  'a list that is missing where it is empty': [byPage, { count: 90, empty: 'missing' }],
  'no rows at all': [counted, { count: 0, empty: 'missing' }],
  'a total of this page': [{ ...counted, totalIs: 'page' }, { count: 95 }],
  'a total of the first page alone': [{ ...counted, totalIs: 'first-page' }, { count: 95 }],
  'a total of the first page alone, said by no document': [counted, { count: 95, total: 'first-page' }],
  'a total that is a text': [
    { ...byPage, total: ['result', 'total_text'] },
    { count: 95, total: 'text' },
  ],
  'a number of pages': [{ ...byPage, pages: ['result', 'pages'] }, { count: 95 }],
  'a flag that there is more': [{ ...byPage, hasNext: ['result', 'has_next'] }, { count: 90 }],
  'a flag that this was all': [{ ...byPage, finished: ['result', 'finished'] }, { count: 90 }],
  'a flag that has to be asked for': [
    {
      ...counted,
      hasNext: ['result', 'has_next'],
      asks: [{ at: ['use_has_next'], value: true }],
    },
    { count: 90 },
  ],
  'pages from 0, said by no document': [
    { by: 'number', page: ['page_no'], size: ['size'], ...rows, ...total },
    { count: 95, first: 0 },
  ],
  'pages from 1, where page 0 is everything': [
    { by: 'number', page: ['page_no'], size: ['size'], ...rows, ...total },
    { count: 95, first: 1, before: 'all' },
  ],
  'a cursor beside the page': [
    { ...counted, carry: { from: ['result', 'position'], to: ['position'] } },
    { count: 95 },
  ],
  'rows in a text': [{ ...counted, rows: ['result', 'text'], rowsAre: 'json-text' }, { count: 95 }],
  'an offset': [byOffset, { count: 95 }],
  'an offset and a size that is capped': [
    { ...byOffset, ...total },
    { count: 95, cap: 7 },
  ],
  'the next offset': [{ ...byOffset, next: ['result', 'next'] }, { count: 95 }],
  'a cursor': [byCursor, { count: 95 }],
  'a cursor that is a place': [byCursor, { count: 95, cursor: 'place' }],
  'a cursor to an empty page': [byCursor, { count: 90, lastCursor: 'next' }],
  'the last row as the cursor': [{ ...byCursor, next: 'last-row-key' }, { count: 95 }],
  'a cursor, while rows come and go': [byCursor, { count: 95, removes: 0, changes: 3 }],
  'windows that share their border': [windowed, { count: 95 }, { window: { ...month, stepMs: 5 * day } }],
  'windows whose end does not belong to them': [
    windowed,
    { count: 95, endBelongs: false },
    { window: { ...month, stepMs: 5 * day } },
  ],
  'windows of at most a day': [
    { ...windowed, window: { ...windowed.window!, maxMs: day } },
    { count: 95 },
    { window: month },
  ],
  'a capped total, window by window': [
    { ...windowed, totalIs: 'capped', totalCap: 20 },
    { count: 95 },
    { window: { ...month, stepMs: 40 * day } },
  ],
  'deep pages that are refused, window by window': [
    { ...windowed, maxPages: 2 },
    { count: 95 },
    { window: { ...month, stepMs: 40 * day } },
  ],
}

describe('pages of the emulator', () => {
  it.each(Object.entries(whole))('are walked whole with %s', async (_name, [paging, wish, options]) => {
    const { ids, stopped } = await walked(paging, wish, options)
    expect(stopped).toBeUndefined()
    expect(sorted(ids)).toEqual(upTo(wish.count ?? 120))
  })

  it.each<readonly [string, Paging, PagedAnswers, string]>([
    ['every page is page one', counted, { ignoresPage: true }, 'not-advancing'],
    ['the last page comes again and again', counted, { lastPage: 3, beyond: 'same' }, 'not-advancing'],
    ['the cursor does not move', byCursor, { lastCursor: 'same' }, 'not-advancing'],
    ['deep pages are refused', counted, { lastPage: 3 }, 'GatewayError'],
    ['deep pages are refused, as documented', { ...counted, maxPages: 3 }, {}, 'truncated'],
    ['rows beyond are refused, as documented', { ...counted, maxRows: 30 }, {}, 'truncated'],
    ['deep pages are empty', counted, { lastPage: 3, beyond: 'empty' }, 'truncated'],
    ['deep rows are empty', counted, { lastRow: 40, beyond: 'empty' }, 'truncated'],
    ['the total is capped', { ...counted, totalIs: 'capped', totalCap: 50 }, {}, 'truncated'],
  ])('never end in silence where %s', async (_name, paging, wish, reason) => {
    const { ids, stopped } = await walked(paging, wish)
    expect(stopped).toBe(reason)
    expect(new Set(ids).size).toBe(ids.length)
  })

  const resting = { ...month, to: now - day, stepMs: 40 * day } as const

  /** Rows that stayed in the window all the time and were not handed out. */
  const lost = (ids: ReadonlyArray<number>, endMs: number): ReadonlyArray<number> => {
    const [shelf] = emulator.state.shelves.values()
    return upTo(shelf?.times.length ?? 0).filter(
      (id) => shelf?.order.includes(id) === true && (shelf.times[id - 1] ?? 0) <= endMs && !ids.includes(id),
    )
  }

  it('lose nothing backward where rows leave the window, and something forward', async () => {
    const wish = { count: 200, changes: 3 }
    const backward = await walked(windowed, wish, { window: resting, walk: 'backward' })
    expect(backward.stopped).toBeUndefined()
    expect(lost(backward.ids, resting.to)).toEqual([])
    const forward = await walked(windowed, wish, { window: resting, walk: 'forward' })
    expect(lost(forward.ids, resting.to).length).toBeGreaterThan(0)
  })

  it('lose nothing backward where rows disappear', async () => {
    const { ids, stopped } = await walked(
      windowed,
      { count: 200, removes: 2 },
      { window: resting, walk: 'backward' },
    )
    expect(stopped).toBeUndefined()
    expect(lost(ids, resting.to)).toEqual([])
  })

  it('hold rows that come in front away from a window that is past', async () => {
    const { ids } = await walked(windowed, { count: 95, adds: 5, spanMs: 20 * day }, { window: resting })
    expect(new Set(ids).size).toBe(ids.length)
    expect(lost(ids, resting.to)).toEqual([])
  })

  it('find rows that appear late when the next run looks back', async () => {
    const paged = { count: 100, spanMs: day, visibleAfterMs: 3_600_000 }
    const early = await walked(windowed, paged, { window: { from: now - 2 * day, lagMs: 0 } })
    expect(early.ids.length).toBeLessThan(100)
    emulator.clock.advance(7_200_000)
    const later = await walked(windowed, paged, {
      window: { since: now, lookbackMs: 7_200_000, lagMs: 0 },
      clock: emulator.clock.now,
      isOver: true,
    })
    expect(later.stopped).toBeUndefined()
    expect([...new Set([...early.ids, ...later.ids])].sort((a, b) => a - b)).toEqual(upTo(100))
  })
})
