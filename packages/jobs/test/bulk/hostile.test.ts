import { setImmediate } from 'node:timers/promises'
import * as fc from 'fast-check'
import { wait } from '@paifang/gateway/author'
import { bulk, memoryCheckpoint, pages, type BulkOptions, type BulkProgress } from '@paifang/jobs'
import { err, ok, type GatewayError } from '@paifang/result'
import {
  createPlatform,
  deskClient,
  rowsTo,
  virtualTime,
  writeRows,
  type Fate,
  type Input,
  type Row,
  type VirtualTime,
} from './world'

/** A job of requests of ten rows whose parts come from a caller who makes mistakes. */
const desk = ({
  fates = [] as Fate[],
  time = virtualTime(),
  known = {},
  clientTime = undefined as VirtualTime | undefined,
} = {}) => {
  const coming = [...fates]
  const platform = createPlatform({
    poison: new Set(['row-7']),
    atomic: true,
    fate: () => coming.shift() ?? 'handled',
  })
  const operation = writeRows({ rows: ['rows'], ...known })
  const client = deskClient(platform, clientTime ?? time)
  return {
    platform,
    run: (rows: AsyncIterable<Row> | Iterable<Row>, options: Partial<BulkOptions<Input, Row>> = {}) =>
      bulk(client, operation, rows, {
        job: 'nightly',
        chunk: 10,
        concurrency: 1,
        ...time,
        toInput: (these) => ({ rows: these }),
        ...options,
      }),
  }
}

const never = <A>(): Promise<A> => new Promise<A>(() => undefined)

describe('a job whose caller makes mistakes', () => {
  it.each(['a source', 'a source that cannot be ended either'])('ends where %s hangs', async (what) => {
    const stop = new AbortController()
    const rows = rowsTo(15)
    const source: AsyncIterable<Row> = {
      [Symbol.asyncIterator]: () => ({
        next: () => {
          const value = rows.shift()
          if (value !== undefined) return Promise.resolve({ done: false, value })
          void setImmediate().then(() => stop.abort())
          return never()
        },
        return: () => (what === 'a source' ? Promise.resolve({ done: true, value: undefined }) : never()),
      }),
    }
    const { run, platform } = desk()
    expect(await run(source, { signal: stop.signal, graceMs: 1 })).toMatchObject({
      left: { reason: 'cancelled', counts: { done: 0 } },
    })
    expect(platform.written.size).toBeLessThanOrEqual(10)
  })

  it('ends where verify hangs, and what it was asked about stays unknown', async () => {
    const stop = new AbortController()
    const { run } = desk({ fates: ['handled', 'lost-after'], time: { clock: Date.now, wait } })
    const checkpoint = memoryCheckpoint()
    const ended = await run(rowsTo(40).slice(10), {
      checkpoint,
      signal: stop.signal,
      graceMs: 1,
      verify: () => {
        stop.abort()
        return never()
      },
    })
    expect(ended).toMatchObject({ left: { reason: 'cancelled', counts: { done: 10, unknown: 10 } } })
  })

  it('takes the word of a verify that gives no promise', async () => {
    const { run } = desk({ fates: ['lost-after'] })
    const { signal } = new AbortController()
    const verify = ((these: ReadonlyArray<Row>) => these.map(() => 'done')) as never
    expect(await run(rowsTo(40).slice(10), { signal, verify })).toMatchObject({
      right: { rows: { done: 30, unknown: 0 } },
    })
  })

  it.each([
    [
      'throws',
      (): number => {
        throw new Error('no')
      },
    ],
    ['is no number', (): number => NaN],
    ['is below none', (): number => -5],
  ] as const)('is told of without a total where that %s', async (_, total) => {
    const told: BulkProgress[] = []
    const { run } = desk()
    const ended = await run(rowsTo(40).slice(10), { total, onProgress: (progress) => told.push(progress) })
    expect(ended).toMatchObject({ right: { rows: { done: 30 } } })
    for (const progress of told) {
      expect(progress).not.toHaveProperty('total')
      expect(progress).not.toHaveProperty('etaMs')
    }
  })

  it('is not run twice at once where it is kept in memory', async () => {
    const checkpoint = memoryCheckpoint()
    const { run, platform } = desk()
    const rows = rowsTo(40).slice(10)
    const both = await Promise.all([run(rows, { checkpoint }), run(rows, { checkpoint })])
    expect(both.map((ended) => (ended._tag === 'Left' ? ended.left.reason : 'ended')).sort()).toEqual([
      'ended',
      'locked',
    ])
    expect(Math.max(...platform.written.values())).toBe(1)
    // Who looked again after its end finds it.
    expect(await run(rows, { checkpoint })).toMatchObject({ right: { rows: { done: 30 } } })
  })

  it('stops where toInput changes the rows: a request that is made again would be another', async () => {
    const { run, platform } = desk()
    const rows = rowsTo(40).slice(10)
    const toInput = (these: ReadonlyArray<Row>): Input => {
      for (const row of these as { id: string }[]) row.id += '0'
      return { rows: these }
    }
    expect(await run(rows, { toInput })).toMatchObject({
      left: {
        reason: 'definition',
        row: 1,
        detail: expect.stringContaining('toInput changed rows 1 to 10') as string,
      },
    })
    expect(platform.calls()).toBe(0)
  })

  it('notices rows that toInput changes when their request is parted', async () => {
    const { run, platform } = desk({ known: { atomic: true } })
    const toInput = (these: ReadonlyArray<Row>): Input => {
      for (const row of these as { id: string }[]) if (row.id.startsWith('row-7')) row.id += '0'
      return { rows: these }
    }
    // The first request is not what changes; the one with row 7 is refused, and parted.
    const rows = [
      ...rowsTo(40).slice(20, 30),
      ...rowsTo(10).map((row) => (row.id === 'row-7' ? { id: 'row-7' } : row)),
    ]
    const ended = await run(rows, {
      toInput: (these, { from }) => (from > 10 && these.length < 10 ? toInput(these) : { rows: these }),
    })
    expect(ended).toMatchObject({ left: { reason: 'definition' } })
    expect(platform.written.has('row-70')).toBe(false)
  })

  it('waits no longer where the clock is put back meanwhile, and tells of it all the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: -86_400_000, max: 0 }), async (jumpMs) => {
        let nowMs = Date.UTC(2030, 0, 1, 15, 59, 59)
        let waitedMs = 0
        let jumped = false
        let passedMs = 0
        const time = {
          clock: () => (nowMs += 50),
          wait: async (ms: number) => {
            await setImmediate()
            waitedMs += ms
            passedMs += ms
            nowMs += ms
            if (!jumped) nowMs += jumpMs
            jumped = true
          },
        }
        const told: BulkProgress[] = []
        const clientTime = { ...time, clock: () => (passedMs += 50) }
        const { run } = desk({ fates: ['throttled'], time, clientTime })
        const ended = await run(rowsTo(200).slice(10), { onProgress: (progress) => told.push(progress) })
        expect(ended).toMatchObject({ right: { rows: { done: 190 } } })
        // Two seconds, and as much again where it cannot be told how much of them was over.
        expect(waitedMs).toBeLessThanOrEqual(4_010)
        expect(told.map(({ state }) => state)).toEqual(
          expect.arrayContaining(['waiting', 'running', 'ended']),
        )
      }),
      { numRuns: 30 },
    )
  })

  it('waits no longer for a page where the clock is put back meanwhile', async () => {
    let nowMs = Date.UTC(2030, 0, 1)
    let waitedMs = 0
    const refusal: GatewayError = {
      _tag: 'GatewayError',
      method: 'desk.rows.read',
      gateway: 'desk',
      kind: 'throttled',
      code: '7',
      name: '',
      message: '',
      retryable: true,
      retryAfterMs: 2_000,
      advice: { en: '', zh: '' },
    }
    const answers: unknown[] = [err(refusal), ok({ results: [{ id: '1' }] })]
    const operation = { ...writeRows({ rows: ['rows'] }), method: 'desk.rows.read' }
    const found = pages(
      { run: () => Promise.resolve(answers.shift() ?? ok({ results: [] })) } as never,
      operation as never,
      {} as never,
      {
        paging: { by: 'number', page: ['page'], rows: ['results'], first: 1 } as never,
        clock: () => nowMs,
        wait: async (ms) => {
          await setImmediate()
          waitedMs += ms
          nowMs += waitedMs === ms ? ms - 3_600_000 : ms
        },
      },
    )
    const rows: unknown[] = []
    for await (const row of found) rows.push(row)
    expect(rows).toHaveLength(1)
    expect(waitedMs).toBeLessThanOrEqual(4_000)
  })
})
