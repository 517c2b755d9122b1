import type { Paging } from '@paifang/contract'
import fc from 'fast-check'
import { pages, type PagesOptions, type Position } from '../../src'
import { createShelf, listRows, type Answer, type Input, type Row } from './shelf'

const paging: Paging = {
  by: 'number',
  page: ['page'],
  size: ['size'],
  first: 1,
  rows: ['rows'],
  total: ['total'],
  key: [['id']],
  window: { start: ['start'], end: ['end'], format: 'ms', of: ['modified'] },
}

/** Rows in a window, both ends included, as the platform lists them. */
const served =
  (rows: ReadonlyArray<Row>, isNewestFirst: boolean) =>
  ({ page = 1, size = 10, start = 0, end = 0 }: Input): Exclude<Answer, string> => {
    const found = rows.filter(({ modified }) => modified >= start && modified <= end)
    if (isNewestFirst) found.reverse()
    return { rows: found.slice((page - 1) * size, page * size), total: found.length }
  }

const rowsAt = (times: ReadonlyArray<number>): ReadonlyArray<Row> =>
  [...times].sort((a, b) => a - b).map((modified, i) => ({ id: `r${i}`, modified }))

/** Some turns of the event loop's microtasks. */
const turns = async (count: number): Promise<void> => {
  for (let i = 0; i < count; i++) await Promise.resolve()
}

const idsOf = (rows: ReadonlyArray<Row>): ReadonlyArray<string> => rows.map(({ id }) => id)
const now = 100_000_000
const whole = { from: 0, to: 60_000, stepMs: 10_000, lagMs: 0 } as const
const clock = (): number => now

interface Taken {
  readonly ids: string[]
  readonly position: Position
  readonly failure: string | undefined
}

/** Takes so many batches, as a process does that dies after the last of them was taken. */
const take = async (
  client: ReturnType<typeof createShelf>['client'],
  options: PagesOptions<Input, Row>,
  batches = Infinity,
): Promise<Taken> => {
  const stream = pages(client, listRows(paging), {}, { size: 3, clock, window: whole, ...options })
  const ids: string[] = []
  let left = batches
  let position = stream.position()
  for await (const batch of stream.batches()) {
    if (batch._tag === 'Left') return { ids, position, failure: batch.left._tag }
    ids.push(...idsOf(batch.right.rows))
    // Through JSON, as it is kept.
    position = JSON.parse(JSON.stringify(batch.right.position())) as Position
    if (--left <= 0) return { ids, position, failure: undefined }
  }
  return { ids, position: stream.position(), failure: undefined }
}

const second = fc.noBias(fc.integer({ min: 0, max: 60 })).map((at) => at * 1000)
const times = fc.oneof(
  fc.array(second, { maxLength: 8 }),
  fc.array(second, { minLength: 50, maxLength: 90, size: 'max' }),
)

describe('windows that are walked at once', () => {
  it('give every row once, in the order of the windows or as they come, and go on where they were left', async () => {
    await fc.assert(
      fc.asyncProperty(
        times,
        fc.boolean(),
        fc.boolean(),
        fc.array(
          fc.record({ batches: fc.integer({ min: 1, max: 8 }), concurrency: fc.integer({ min: 1, max: 5 }) }),
          { maxLength: 5 },
        ),
        fc.constantFrom<'windows' | 'arrival'>('windows', 'arrival'),
        fc.constantFrom(4, 2000),
        fc.array(fc.constantFrom(0, 5, 500), { minLength: 7, maxLength: 7, size: 'max' }),
        async (at, isNewestFirst, isCounted, runs, order, splitAbove, slow) => {
          const rows = rowsAt(at)
          // Without a total, a window ends in an empty page.
          const answerTo = (input: Input): Answer => {
            const { total, ...answer } = served(rows, isNewestFirst)(input)
            return isCounted ? { ...answer, total: total ?? 0 } : answer
          }
          const { client } = createShelf(async (input) => {
            // Some windows are slower than others: walks overtake each other.
            await turns(slow[Math.floor((input.start ?? 0) / 10_000)] ?? 0)
            return answerTo(input)
          })
          const window = { ...whole, splitAbove }
          const taken: string[] = []
          let position: Position | undefined
          for (const { batches, concurrency } of [...runs, { batches: Infinity, concurrency: 3 }]) {
            const found = await take(
              client,
              { concurrency, order, window, ...(position === undefined ? {} : { resume: position }) },
              batches,
            )
            expect(found.failure).toBeUndefined()
            taken.push(...found.ids)
            position = found.position
          }
          // Rows of a window that is halved are not handed out before: with totals, each comes once.
          expect([...taken].sort()).toEqual([...idsOf(rows)].sort())
          expect(position?.done).toBe(true)
          expect(position?.rows).toBe(rows.length)
          if (order === 'windows' && splitAbove === 2000) {
            const alone = await take(createShelf(answerTo).client, {})
            expect(taken).toEqual(alone.ids)
          }
        },
      ),
      { numRuns: process.env['PAIFANG_LONG'] === '1' ? 5000 : 150, endOnFailure: true },
    )
  })

  it('begin after the end of the one before where its end belongs to it: then no key is needed', async () => {
    const { key: _, ...keyless } = paging
    for (const [concurrency, stepMs, splitAbove] of [
      [1, 1000, 2000],
      [1, 10_000, 2],
      [3, 7000, 2000],
    ] as const) {
      const rows = rowsAt(Array.from({ length: 61 }, (_row, i) => i * 1000))
      const { client, asked } = createShelf(served(rows, false))
      const window = { ...whole, stepMs, splitAbove, ends: 'included' } as const
      const stream = pages(client, listRows(keyless), {}, { size: 3, clock, window, concurrency })
      const ids: string[] = []
      for await (const row of stream) if (row._tag === 'Right') ids.push(row.right.id)
      expect(ids).toEqual(idsOf(rows))
      for (const { start = 0, end = 0 } of asked) expect(end - start).toBeLessThan(stepMs)
    }
  })

  it('remember all rows of the second that two windows share, on however many pages', async () => {
    const rows = rowsAt([...Array.from({ length: 40 }, () => 10_000), 12_000])
    for (const concurrency of [1, 2]) {
      const { client } = createShelf(served(rows, false))
      const window = { ...whole, splitAbove: 2000 }
      expect((await take(client, { window, concurrency })).ids).toEqual(idsOf(rows))
    }
  })

  const many = rowsAt(Array.from({ length: 600 }, (_, i) => i * 100))

  it('ask for so many pages at once, and no more', async () => {
    let running = 0
    let most = 0
    const { client } = createShelf(async (input) => {
      most = Math.max(most, ++running)
      await turns(20)
      running--
      return served(many, false)(input)
    })
    expect((await take(client, { concurrency: 4, order: 'arrival' })).ids).toHaveLength(600)
    expect(most).toBe(4)
  })

  it('read at most eight pages ahead in each window', async () => {
    const { client, asked } = createShelf(served(many, false))
    const stream = pages(client, listRows(paging), {}, { size: 3, clock, window: whole, concurrency: 3 })
    for await (const batch of stream.batches()) {
      expect(batch._tag).toBe('Right')
      await turns(2000)
      break
    }
    const ahead = asked.filter(({ start = 0 }) => start > 0).length
    expect(ahead).toBeGreaterThan(2)
    expect(ahead).toBeLessThanOrEqual(2 * 9)
  })

  it('end in the failure of one of them: those before it first, where that is the order', async () => {
    const answerTo = served(many, false)
    const isBad = ({ start, page }: Input): boolean => start === 20_000 && page === 2
    let isDown = true
    const { client, asked } = createShelf((input) => (isDown && isBad(input) ? 'lost' : answerTo(input)))
    const found = await take(client, { concurrency: 3 })
    expect(found.failure).toBe('TransportError')
    expect(found.ids).toEqual(idsOf(many.slice(0, 203)))
    const before = asked.length
    await turns(1000)
    expect(asked.length).toBe(before)
    isDown = false
    const rest = await take(client, { concurrency: 3, resume: found.position })
    expect([...found.ids, ...rest.ids]).toEqual(idsOf(many))
  })

  it('ask for nothing more once nobody takes', async () => {
    const stop = new AbortController()
    const { client, asked } = createShelf(async (input) => {
      await turns(5)
      return served(many, false)(input)
    })
    const stream = pages(
      client,
      listRows(paging),
      {},
      { size: 3, clock, window: whole, concurrency: 3, signal: stop.signal },
    )
    let seen = 0
    for await (const row of stream) {
      if (row._tag === 'Left') {
        expect(row.left).toMatchObject({ _tag: 'TransportError', reason: 'aborted' })
        break
      }
      if (++seen === 30) stop.abort()
    }
    const before = asked.length
    await turns(1000)
    expect(asked.length).toBe(before)
  })

  it('pass on what a function of the caller throws', async () => {
    const { client } = createShelf(served(many, false))
    const options = {
      concurrency: 3,
      key: () => {
        throw new RangeError('mine')
      },
    }
    await expect(take(client, options)).rejects.toThrow('mine')
  })

  it('are windows: nothing else is walked at once', () => {
    const { client } = createShelf(served(many, false))
    expect(() => pages(client, listRows(paging), {}, { concurrency: 2 })).toThrow('only windows')
  })
})
