import fc from 'fast-check'
import type { PagedOperation, Paging } from '@paifang/contract'
import type { CallError, PageError, Result } from '@paifang/result'
import { pages, type Pages, type PagesOptions, type Position } from '../../src'
import { createShelf, listRows, type Answer, type Input, type Output, type Row } from './shelf'

const numbered: Paging = { by: 'number', page: ['page'], size: ['size'], rows: ['rows'] }
const counted: Paging = { ...numbered, total: ['total'], key: [['id']] }

const rowsOf = (count: number): ReadonlyArray<Row> =>
  Array.from({ length: count }, (_, i) => ({ id: `r${i}`, modified: i * 1000 }))

/** A platform that pages as a document would say, over rows that rest. */
const served =
  (rows: ReadonlyArray<Row>, { first = 1, cap = Infinity, total = true, more = false } = {}) =>
  ({ page = 1, size = 10 }: Input): Answer => {
    const real = Math.min(size, cap)
    const from = (page - first) * real
    const here = from < 0 ? [] : rows.slice(from, from + real)
    return {
      rows: here,
      ...(total ? { total: rows.length } : {}),
      ...(more ? { has_next: from + real < rows.length } : {}),
    }
  }

interface Taken {
  readonly ids: ReadonlyArray<string>
  readonly failure?: CallError | PageError
}

const taken = async (
  stream: AsyncIterable<Result<CallError<never, Output> | PageError, Row>>,
): Promise<Taken> => {
  const ids: string[] = []
  for await (const row of stream) {
    if (row._tag === 'Left') return { ids, failure: row.left }
    ids.push(row.right.id)
  }
  return { ids }
}

type Options = PagesOptions<Input, Row>
const walked = async (
  paging: Paging,
  answerTo: (input: Input) => Answer,
  options: Options = {},
  more: Partial<PagedOperation<'shelf', Input, Output, Row>> = {},
) => {
  const { client, asked } = createShelf(answerTo)
  const found = await taken(pages(client, listRows(paging, more), {}, options))
  return { ...found, asked }
}

const ids = (rows: ReadonlyArray<Row>): ReadonlyArray<string> => rows.map(({ id }) => id)

describe('an empty page', () => {
  /** Twenty rows in pages of ten, of which those from `from` to `to` are empty: they were cut before they were sifted. */
  const sifted =
    (from: number, to: number, said: (page: number) => Partial<Output>) =>
    ({ page = 1 }: Input): Answer => {
      const at = page < from ? page - 1 : page - 1 - (to - from + 1)
      const rows = page >= from && page <= to ? [] : rowsOf(20).slice(at * 10, at * 10 + 10)
      return { rows, ...said(page) }
    }
  const byNumber: Paging = {
    ...numbered,
    first: 1,
    hasNext: ['has_next'],
    pages: ['pages'],
    total: ['total'],
  }

  it.each([
    ['has_next', (page: number) => ({ has_next: page < 5 })],
    ['pages', () => ({ pages: 5 })],
    ['both, and has_next counts', (page: number) => ({ pages: 2, has_next: page < 5 })],
  ] as const)('is no end where %s says that there is more', async (_, said) => {
    const { ids: found, failure, asked } = await walked(byNumber, sifted(2, 4, said))
    expect(failure).toBeUndefined()
    expect(found).toEqual(ids(rowsOf(20)))
    expect(asked).toHaveLength(5)
  })

  it('is no end where the first one is empty', async () => {
    const said = (page: number) => ({ has_next: page < 4 })
    const { ids: found, asked } = await walked(byNumber, sifted(1, 2, said))
    expect(found).toEqual(ids(rowsOf(20)))
    expect(asked.map(({ page }) => page)).toEqual([1, 2, 3, 4])
  })

  it('is an end where the total is there, whatever else is said', async () => {
    const { ids: found, asked } = await walked(
      byNumber,
      sifted(3, 1e9, () => ({ has_next: true, total: 20 })),
    )
    expect(found).toHaveLength(20)
    expect(asked).toHaveLength(3)
  })

  it('that goes on for ever is said to, and not called an end', async () => {
    const {
      ids: found,
      failure,
      asked,
    } = await walked(
      byNumber,
      sifted(3, 1e9, () => ({ has_next: true })),
    )
    expect(found).toHaveLength(20)
    expect(failure).toMatchObject({ _tag: 'PageError', reason: 'not-advancing', page: '102', rows: 20 })
    expect(asked).toHaveLength(102)
    const counted = await walked(
      byNumber,
      sifted(3, 1e9, () => ({ has_next: true, total: 21 })),
    )
    expect(counted.failure).toMatchObject({ reason: 'truncated', total: 21 })
  })

  it.each([
    ['an offset that does not move', { by: 'offset', offset: ['offset'], size: ['size'] }],
    ['a cursor that is missing', { by: 'cursor', cursor: ['cursor'], next: ['next'] }],
    ['a key of a last row that there is not', { by: 'cursor', cursor: ['cursor'], next: 'last-row-key' }],
  ] as const)('that says more follow, with %s, is no end', async (_, way) => {
    const paging = { ...way, rows: ['rows'], key: [['id']], hasNext: ['has_next'] } as unknown as Paging
    const { failure } = await walked(paging, () => ({ rows: [], has_next: true }))
    expect(failure).toMatchObject({ reason: 'not-advancing' })
  })
})

describe('a first page that no document numbers', () => {
  const unnumbered: Paging = { ...numbered, key: [['id']] }
  const all = rowsOf(25)
  /** Pages of ten, counted from 0. */
  const fromZero = ({ page = 0 }: Input): Answer => ({
    rows: all.slice(page * 10, page * 10 + 10),
    has_next: page < 2,
    pages: 3,
    total: 25,
  })
  const sorted = (found: ReadonlyArray<string>): ReadonlyArray<string> =>
    [...found].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)))

  it.each([
    ['the count of pages', { pages: ['pages'] }],
    ['"no next page"', { hasNext: ['has_next'] }],
    ['both', { pages: ['pages'], hasNext: ['has_next'] }],
  ] as const)('is found to be page 0 where %s ends the walk', async (_, more) => {
    const { ids: found, failure } = await walked({ ...unnumbered, ...more }, fromZero)
    expect(failure).toBeUndefined()
    expect(sorted(found)).toEqual(ids(all))
  })

  it('is found to be page 0 where that alone is the page', async () => {
    const few = { ...unnumbered, pages: ['pages'] }
    const { ids: found } = await walked(few, ({ page = 0 }) => ({
      rows: page === 0 ? rowsOf(3) : [],
      pages: 1,
    }))
    expect(found).toEqual(ids(rowsOf(3)))
  })

  it('is found to be page 0 where that is short of rows', async () => {
    const paging: Paging = { ...unnumbered, hasNext: ['has_next'], total: ['total'] }
    const { ids: found, failure } = await walked(paging, (input) => {
      const answer = fromZero(input) as Output
      return {
        ...answer,
        total: 23,
        rows: (answer.rows ?? []).filter(({ id }) => id !== 'r1' && id !== 'r2'),
      }
    })
    expect(failure).toBeUndefined()
    expect(found).toHaveLength(23)
  })

  it('costs no call where so many pages were there', async () => {
    const { asked } = await walked({ ...unnumbered, pages: ['pages'] }, ({ page = 1 }) => ({
      rows: all.slice(page * 10 - 10, page * 10),
      pages: 3,
    }))
    expect(asked.map(({ page }) => page)).toEqual([1, 2, 3])
  })

  it.each([9, 20, 25])(
    'is page 1 where page 0 is that again, and "no next page" is believed of %d rows where the total says one more',
    async (count) => {
      const paging: Paging = { ...unnumbered, hasNext: ['has_next'], total: ['total'] }
      const { ids: found, failure } = await walked(paging, ({ page = 1 }) => {
        const from = Math.max(0, page - 1) * 10
        return {
          rows: all.slice(0, count).slice(from, from + 10),
          has_next: from + 10 < count,
          total: count + 1,
        }
      })
      expect(failure).toBeUndefined()
      expect(found).toEqual(ids(all.slice(0, count)))
    },
  )
})

describe('an offset', () => {
  const byOffset: Paging = { by: 'offset', offset: ['offset'], size: ['size'], rows: ['rows'] }
  const sifted: Paging = { ...byOffset, key: [['id']], total: ['total'] }

  it('may be told as text', async () => {
    const paging: Paging = { ...byOffset, next: ['next'] }
    const { asked } = await walked(paging, ({ offset = 0 }) => ({
      rows: offset < 30 ? rowsOf(offset + 3).slice(offset) : [],
      next: String(offset + 10),
    }))
    expect(asked.map(({ offset }) => offset)).toEqual([0, 10, 20, 30])
  })

  it('loses no row in silence where the total is given, also of a list that is cut before it is sifted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom('handed out', 'cut'),
        fc.boolean(),
        async (stays, size, cap, counts, more) => {
          const list = rowsOf(stays.length)
          const left = list.filter((_, i) => stays[i])
          const total = (counts === 'cut' ? list : left).length
          const found = await walked(
            more ? { ...sifted, hasNext: ['has_next'] } : sifted,
            ({ offset = 0 }) => {
              const to = offset + Math.min(size, cap)
              const rows = list.slice(offset, to).filter((_, i) => stays[offset + i])
              return { rows, total, ...(more ? { has_next: to < list.length } : {}) }
            },
            { size },
          )
          expect(new Set(found.ids).size).toBe(found.ids.length)
          if (found.failure === undefined) expect(found.ids).toEqual(ids(left))
          else expect(found.failure).toMatchObject({ _tag: 'PageError' })
          // A list that is not sifted is walked to its end, whatever the platform caps.
          if (left.length === list.length) expect(found.failure).toBeUndefined()
        },
      ),
    )
  })

  it('takes rows that moved up while the list was walked for places of it', async () => {
    // A row comes in front after the first page: the second begins with the last row of the first.
    const {
      ids: found,
      failure,
      asked,
    } = await walked(
      sifted,
      ({ offset = 0 }) => {
        const list = offset === 0 ? rowsOf(20) : [{ id: 'new', modified: 0 }, ...rowsOf(20)]
        return { rows: list.slice(offset, offset + 10), total: list.length }
      },
      { size: 10 },
    )
    expect(failure).toBeUndefined()
    expect(found).toEqual(ids(rowsOf(20)))
    expect(asked).toHaveLength(3)
  })
})

describe('pages', () => {
  it('hands out every row once, in the order of the platform, whatever the sizes and the signs of an end', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(60),
        fc.integer({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 12 }),
        fc.record({
          total: fc.boolean(),
          more: fc.boolean(),
          first: fc.constantFrom<0 | 1>(0, 1),
          says: fc.boolean(),
          backward: fc.boolean(),
        }),
        async (count, size, cap, { total, more, first, says, backward }) => {
          const rows = rowsOf(count)
          const paging: Paging = {
            ...numbered,
            ...(says ? { first } : {}),
            ...(total ? { total: ['total'] } : {}),
            ...(more ? { hasNext: ['has_next'] } : {}),
            key: [['id']],
          }
          const found = await walked(paging, served(rows, { first, cap, total, more }), {
            size,
            walk: backward && total ? 'backward' : 'forward',
          })
          expect(found.failure).toBeUndefined()
          expect([...found.ids].sort()).toEqual([...ids(rows)].sort())
        },
      ),
    )
  })

  it('takes a short page for no end, as platforms cap sizes without a word', async () => {
    const found = await walked(counted, served(rowsOf(120), { cap: 50 }), { size: 100 })
    expect(found.ids).toHaveLength(120)
    expect(found.asked.map(({ page }) => page)).toEqual([1, 2, 3])
  })

  it('calls no more than it needs where the total says enough, and once more where nothing does', async () => {
    expect((await walked(counted, served(rowsOf(20)), { size: 10 })).asked).toHaveLength(2)
    const silent = await walked({ ...numbered, first: 1 }, served(rowsOf(20), { total: false }), { size: 10 })
    expect(silent.asked.map(({ page }) => page)).toEqual([1, 2, 3])
  })

  it('never asks for more rows in a page than are documented', async () => {
    const found = await walked({ ...counted, max: 40 }, served(rowsOf(50)), { size: 100 })
    expect(found.asked.map(({ size }) => size)).toEqual([40, 40])
  })

  it('goes by offset, by cursor, by the key of the last row, and with a cursor beside the page', async () => {
    const rows = rowsOf(25)
    const offset = await walked(
      { by: 'offset', offset: ['offset'], size: ['size'], rows: ['rows'] },
      ({ offset: from = 0, size = 10 }) => ({ rows: rows.slice(from, from + Math.min(size, 7)) }),
    )
    expect(offset.ids).toEqual(ids(rows))
    const from = (cursor: string | undefined): number => Number(cursor ?? '0')
    const cursor = await walked(
      { by: 'cursor', cursor: ['cursor'], next: ['next'], rows: ['rows'] },
      ({ cursor: at }) => ({
        rows: rows.slice(from(at), from(at) + 10),
        ...(from(at) + 10 < rows.length ? { next: String(from(at) + 10) } : {}),
      }),
    )
    expect(cursor.ids).toEqual(ids(rows))
    expect(cursor.asked.map(({ cursor: at }) => at)).toEqual([undefined, '10', '20'])
    const last = await walked(
      { by: 'cursor', cursor: ['cursor'], next: 'last-row-key', key: [['id']], rows: ['rows'] },
      ({ cursor: at }) => {
        const after = rows.findIndex(({ id }) => id === at) + 1
        return { rows: rows.slice(after, after + 10) }
      },
    )
    expect(last.ids).toEqual(ids(rows))
    const carried = await walked(
      { ...numbered, first: 1, hasNext: ['has_next'], carry: { from: ['position'], to: ['position'] } },
      (input) => ({
        ...(served(rows, { more: true })(input) as Output),
        position: `after ${input.page ?? 0}`,
      }),
      { size: 10 },
    )
    expect(carried.asked.map(({ position }) => position)).toEqual([undefined, 'after 1', 'after 2'])
  })

  it('asks for what has to be asked for, and lets a request be finished', async () => {
    const { asked } = await walked({ ...counted, asks: [{ at: ['ask'], value: true }] }, served(rowsOf(3)), {
      toInput: (input) => ({ ...input, mark: `of ${input.page ?? 0}` }),
    })
    expect(asked).toMatchObject([{ ask: true, mark: 'of 1' }])
  })

  it('reads rows that are a text of JSON', async () => {
    const operation: Paging = { ...numbered, first: 1, rows: ['text'], rowsAre: 'json-text' }
    const found = await walked(operation, ({ page }) => ({
      text: page === 1 ? JSON.stringify(rowsOf(3)) : '[]',
    }))
    expect(found.ids).toEqual(['r0', 'r1', 'r2'])
  })

  it('ends in the failure of a page, after the rows before it, and goes on from there', async () => {
    const rows = rowsOf(30)
    let isDown = true
    const { client, asked } = createShelf((input) =>
      isDown && input.page === 2 ? 'lost' : served(rows)(input),
    )
    const operation = listRows(counted)
    const stream = pages(client, operation, {}, { size: 10 })
    const before = await taken(stream)
    expect(before.ids).toEqual(ids(rows.slice(0, 10)))
    expect(before.failure).toMatchObject({ _tag: 'TransportError', reason: 'reset' })
    isDown = false
    const kept = JSON.parse(JSON.stringify(stream.position())) as Position
    const after = await taken(pages(client, operation, {}, { size: 10, resume: kept }))
    expect(after).toEqual({ ids: ids(rows.slice(10)) })
    expect(asked.map(({ page }) => page)).toEqual([1, 2, 2, 3])
  })

  it('goes on after any batch as if it had never stopped', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 40 }),
        fc.nat(8),
        fc.boolean(),
        fc.constantFrom<0 | 1 | undefined>(0, 1, undefined),
        async (count, stop, isBackward, first) => {
          const rows = rowsOf(count)
          const paging = { ...counted, ...(first === undefined ? {} : { first }) }
          const options: Options = { size: 6, walk: isBackward ? 'backward' : 'forward' }
          const answerTo = served(rows, { first: first ?? 1 })
          const { client } = createShelf(answerTo)
          const found: string[] = []
          let kept: Position | undefined
          let left = stop
          for await (const batch of pages(client, listRows(paging), {}, options).batches()) {
            if (left-- === 0) break
            if (batch._tag === 'Left') throw new Error(JSON.stringify(batch.left))
            found.push(...ids(batch.right.rows))
            kept = JSON.parse(JSON.stringify(batch.right.position())) as Position
          }
          const resume = kept === undefined ? {} : { resume: kept }
          const rest = await taken(pages(client, listRows(paging), {}, { ...options, ...resume }))
          expect(rest.failure).toBeUndefined()
          expect([...found, ...rest.ids].sort()).toEqual([...ids(rows)].sort())
          expect(new Set([...found, ...rest.ids]).size).toBe(count)
        },
      ),
    )
  })

  it('finds page 0 without a total only where asking is harmless, and takes page 1 for nothing else', async () => {
    const silent = (first: 0 | 1) => served(rowsOf(25), { total: false, first })
    expect((await walked(numbered, silent(0), { size: 10 })).ids).toHaveLength(25)
    expect((await walked(numbered, silent(0), { size: 10 }, { idempotent: false })).ids).toHaveLength(15)
    const everything = (input: Input): Answer =>
      (input.page ?? 1) < 1 ? { rows: rowsOf(25) } : silent(1)(input)
    expect((await walked(numbered, everything, { size: 10 })).ids).toHaveLength(25)
    const refusing = (input: Input): Answer => ((input.page ?? 1) < 1 ? 'refused' : silent(1)(input))
    expect(await walked(numbered, refusing, { size: 10 })).not.toHaveProperty('failure')
  })
})

describe('what is not all there', () => {
  const failing = async (paging: Paging, answerTo: (input: Input) => Answer, options: Options = {}) =>
    (await walked(paging, answerTo, options)).failure

  it('is said where pages end before the total', async () => {
    const deep = (input: Input): Answer =>
      (input.page ?? 1) > 3 ? { rows: [], total: 50 } : served(rowsOf(50))(input)
    expect(await failing({ ...counted, first: 1 }, deep, { size: 10 })).toEqual({
      _tag: 'PageError',
      method: 'shelf.rows.get',
      reason: 'truncated',
      page: '4',
      rows: 30,
      total: 50,
    })
  })

  it('is said where the platform answers no further page, and no page is asked for that it refuses', async () => {
    for (const bound of [{ maxPages: 3 }, { maxRows: 30 }]) {
      const {
        failure,
        ids: found,
        asked,
      } = await walked({ ...counted, ...bound, first: 1 }, served(rowsOf(50)), { size: 10 })
      expect(failure).toMatchObject({ reason: 'truncated', total: 50 })
      expect(found).toHaveLength(30)
      expect(asked).toHaveLength(3)
    }
  })

  it('is said where a total is capped', async () => {
    const capped: Paging = { ...counted, first: 1, totalIs: 'capped', totalCap: 20 }
    const answerTo = (input: Input): Answer => ({
      ...(served(rowsOf(20))(input) as Output),
      total: 20,
    })
    expect(await failing(capped, answerTo, { size: 10 })).toMatchObject({ reason: 'truncated' })
  })

  it('is said where a page is the one before it again', async () => {
    const deaf = (): Answer => ({ rows: rowsOf(10) })
    expect(await failing(numbered, deaf, { size: 10 })).toMatchObject({
      reason: 'not-advancing',
      page: '2',
      rows: 10,
    })
    const cursor: Paging = { by: 'cursor', cursor: ['cursor'], next: ['next'], rows: ['rows'] }
    expect(await failing(cursor, () => ({ rows: rowsOf(1), next: 'x' }))).toMatchObject({
      reason: 'not-advancing',
    })
  })

  it('is said where rows are elsewhere, with the places of the lists that there are', async () => {
    const elsewhere = (): Answer => ({ inner: { others: rowsOf(2) } })
    expect(await failing(numbered, elsewhere)).toMatchObject({
      reason: 'rows-not-found',
      path: 'rows',
      lists: ['inner.others'],
    })
    expect(
      (
        await walked({ ...numbered, first: 1, rows: ['inner', 'others'] }, ({ page }) =>
          page === 1 ? { inner: { others: rowsOf(2) } } : {},
        )
      ).ids,
    ).toEqual(['r0', 'r1'])
  })

  it('is said where a walk backward is told no total', async () => {
    const silent = served(rowsOf(5), { total: false })
    expect(await failing(counted, silent, { walk: 'backward' })).toMatchObject({
      reason: 'rows-not-found',
      path: 'total',
    })
  })
})

const windowed: Paging = {
  ...counted,
  first: 1,
  window: { start: ['start'], end: ['end'], format: 'ms', of: ['modified'] },
}

/** Newest first, both ends of the window included, as the increment APIs answer. */
const newest =
  (rows: () => ReadonlyArray<Row>, mostRows = Infinity) =>
  ({ page = 1, size = 10, start = 0, end = Infinity }: Input): Answer => {
    const inside = rows()
      .filter(({ modified }) => modified >= start && modified <= end)
      .sort((a, b) => b.modified - a.modified || (a.id < b.id ? -1 : 1))
    const from = (page - 1) * size
    return { rows: from + size > mostRows ? [] : inside.slice(from, from + size), total: inside.length }
  }

describe('windows', () => {
  const now = 10_000_000
  const clock = (): number => now

  it('cover the time without a gap, share their borders, and hand out no row of a border twice', async () => {
    const rows = rowsOf(200)
    const found = await walked(
      windowed,
      newest(() => rows),
      {
        window: { from: 0, to: 199_000, stepMs: 50_000 },
        clock,
      },
    )
    expect(found.failure).toBeUndefined()
    expect([...found.ids].sort()).toEqual([...ids(rows)].sort())
    const spans = [...new Set(found.asked.map(({ start, end }) => `${start ?? ''}-${end ?? ''}`))]
    expect(spans).toEqual(['0-50000', '50000-100000', '100000-150000', '150000-199000'])
  })

  it('are halved where one has more rows than it may, or than the platform hands out', async () => {
    const rows = rowsOf(100)
    for (const walk of ['forward', 'backward'] as const) {
      const many = await walked(
        windowed,
        newest(() => rows),
        {
          window: { from: 0, to: 99_000, splitAbove: 30 },
          walk,
          clock,
        },
      )
      expect(many.failure).toBeUndefined()
      expect([...many.ids].sort()).toEqual([...ids(rows)].sort())
      const deep = await walked(
        { ...windowed, maxRows: 30 },
        newest(() => rows, 30),
        {
          window: { from: 0, to: 99_000 },
          walk,
          size: 10,
          clock,
        },
      )
      expect([...new Set(deep.ids)].sort()).toEqual([...ids(rows)].sort())
      expect(deep.failure).toBeUndefined()
    }
    const crowd = Array.from({ length: 40 }, (_, i) => ({ id: `c${i}`, modified: 5000 }))
    const crowded = await walked(
      { ...windowed, maxRows: 30 },
      newest(() => crowd, 30),
      {
        window: { from: 0, to: 9000 },
        size: 10,
        clock,
      },
    )
    expect(crowded.failure).toMatchObject({ reason: 'truncated', total: 40 })
  })

  it('end behind now, and a later run begins before where the last one ended', async () => {
    const { client, asked } = createShelf(newest(() => []))
    const stream = pages(client, listRows(windowed), {}, { window: { from: now - 300_000 }, clock })
    expect(await taken(stream)).toEqual({ ids: [] })
    expect(asked).toMatchObject([{ start: now - 300_000, end: now - 180_000 }])
    expect(stream.until).toBe(now - 180_000)
    await taken(pages(client, listRows(windowed), {}, { window: { since: now - 180_000 }, clock }))
    expect(asked.at(-1)).toMatchObject({ start: now - 780_000, end: now - 180_000 })
  })

  /**
   * 300 rows, newest first, ten to a page; three rows are modified during each call. What is lost are rows that nobody
   * touched and that no page brought.
   */
  const churned = async (seed: number, walk: 'forward' | 'backward', isOpen: boolean): Promise<number> => {
    const [random] = [fc.sample(fc.infiniteStream(fc.nat(1_000_000)), { seed, numRuns: 1 })]
    const draws = random[0]?.[Symbol.iterator]()
    const draw = (): number => (draws?.next().value as number | undefined) ?? 0
    let nowMs = 2_000_000
    const touched = new Set<string>()
    let rows: ReadonlyArray<Row> = rowsOf(300)
    const answer = newest(() => rows)
    const { client } = createShelf((input) => {
      const given = answer(input)
      for (let i = 0; i < 3; i++) {
        const at = draw() % rows.length
        const row = rows[at]
        if (row === undefined) continue
        touched.add(row.id)
        nowMs += 100
        rows = rows.map((one, index) => (index === at ? { ...one, modified: nowMs } : one))
      }
      return given
    })
    const found = await taken(
      pages(
        client,
        listRows(windowed),
        {},
        {
          size: 10,
          walk,
          window: { from: 0, stepMs: 1e9, ...(isOpen ? { lagMs: -1e9 } : {}) },
          clock: () => nowMs,
        },
      ),
    )
    expect(found.failure).toBeUndefined()
    const got = new Set(found.ids)
    return rows.filter(({ id }) => !touched.has(id) && !got.has(id)).length
  }

  it('lose no row backward while rows change, in 200 runs; forward, and with an open end, they do', async () => {
    const lost = { backward: 0, forward: 0, open: 0 }
    for (let seed = 1; seed <= 200; seed++) {
      lost.backward += await churned(seed, 'backward', false)
      if (seed > 20) continue
      lost.forward += await churned(seed, 'forward', false)
      lost.open += await churned(seed, 'backward', true)
    }
    if (process.env['PAIFANG_LONG'] === '1') console.log(lost)
    expect(lost.backward).toBe(0)
    expect(lost.forward).toBeGreaterThan(20)
    expect(lost.open).toBeGreaterThan(20)
  })
})

describe('misuse', () => {
  const { client } = createShelf(() => ({}))
  const operation = listRows(numbered)

  it('is refused at once, with what to do', () => {
    const { paging: _, ...unpaged } = operation
    expect(() => pages(client, unpaged, {}, { paging: {} as Paging })).toThrow('give options.paging')
    expect(() => pages(client, operation, {}, { window: { from: 0 } })).toThrow('options.paging.window')
    expect(() => pages(client, operation, {}, { walk: 'backward' })).toThrow('with a total')
    const backwards = { from: new Date('2021-03-31'), to: new Date('2021-01-01') }
    const timed = listRows({ ...numbered, window: { start: ['from'], end: ['to'], format: 'datetime' } })
    expect(() => pages(client, timed, {}, { window: backwards })).toThrow('ends before it begins')
    expect(() => pages(client, operation, {}, { size: 0 })).toThrow('size')
    const position = pages(client, operation, {}).position()
    expect(() => pages(client, operation, { mark: 'x' }, { resume: position })).toThrow('other pages')
    expect(() => pages(client, operation, {}, { resume: { ...position, format: 3 } })).toThrow('version')
  })

  it.each([
    [{ sise: 10 }, 'sise: no option of this name; did you mean size?'],
    [{ window: { from: 0, form: 0 } }, 'window.form: no option of this name; did you mean from?'],
    [{ paging: { totl: ['total'] } }, 'paging.totl: no option of this name; did you mean total?'],
  ])('is refused at once with an option that nobody reads: %j', (options, message) => {
    expect(() => pages(client, operation, {}, options as never)).toThrow(new TypeError(message))
  })

  it('does not compile', () => {
    const { paging: _, ...unpaged } = operation
    const never = (): void => {
      // @ts-expect-error -- nothing says how it pages
      pages(client, unpaged, {})
      // @ts-expect-error -- a window has one beginning
      pages(client, operation, {}, { window: { from: 0, since: 0 } })
      const rows: Pages<unknown, Row> = pages(client, operation, {})
      expect(rows).toBeDefined()
    }
    expect(never).toBeInstanceOf(Function)
  })
})
