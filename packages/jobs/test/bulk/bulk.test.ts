import type { Bulk } from '@paifang/contract'
import type { PaifangEvent } from '@paifang/gateway'
import {
  bulk,
  memoryCheckpoint,
  outcomesOf,
  type BulkOptions,
  type BulkProgress,
  type Checkpoint,
  type RowOutcome,
} from '@paifang/jobs'
import type { GatewayError, JobError, Result } from '@paifang/result'
import {
  createPlatform,
  deskClient,
  left,
  right,
  rowsTo,
  virtualTime,
  writeRows,
  type Fate,
  type Input,
  type Row,
} from './world'

interface Setting {
  readonly known?: Bulk
  readonly poison?: ReadonlyArray<number>
  readonly atomic?: boolean
  readonly answersRows?: boolean
  readonly most?: number
  readonly namesFrom?: 0 | 1
  /** Of the first attempts, in their order; the others are handled. */
  readonly fates?: ReadonlyArray<Fate>
}

const desk = ({
  known = { rows: ['rows'] },
  poison = [],
  atomic = false,
  answersRows = false,
  fates = [],
  ...platformOptions
}: Setting = {}) => {
  const coming = [...fates]
  const platform = createPlatform({
    poison: new Set(poison.map((row) => `row-${row}`)),
    atomic,
    answersRows,
    ...platformOptions,
    fate: () => coming.shift() ?? 'handled',
  })
  const time = virtualTime()
  const operation = writeRows(known)
  const client = deskClient(platform, time)
  return {
    platform,
    time,
    run: (rows: AsyncIterable<Row> | Iterable<Row>, options: Partial<BulkOptions<Input, Row>> = {}) =>
      bulk(client, operation, rows, {
        job: 'nightly',
        chunk: 10,
        concurrency: 1,
        clock: time.clock,
        wait: time.wait,
        toInput: (these, { key }) => ({
          rows: these,
          ...(known.key === undefined ? {} : { request_id: key }),
        }),
        ...options,
      }),
  }
}

/** What limits of one's own say of a call that would wait beyond its deadline. */
const ownLimit: Result<GatewayError, never> = {
  _tag: 'Left',
  left: {
    _tag: 'GatewayError',
    method: 'desk.rows.write',
    gateway: 'desk',
    kind: 'throttled',
    code: 'limits.rate',
    name: 'Rate',
    message: '',
    retryable: true,
    sent: 'no',
    retryAfterMs: 2_000,
    advice: { en: '', zh: '' },
  },
}

const keyed: Bulk = { rows: ['rows'], key: { at: ['request_id'] } }

const failure = async (ended: ReturnType<ReturnType<typeof desk>['run']>): Promise<JobError> =>
  left(await ended)

describe('bulk', () => {
  it('writes every row, some in each request', async () => {
    const { platform, run } = desk()
    expect(right(await run(rowsTo(95)))).toEqual({
      job: 'nightly',
      rows: { read: 95, done: 95, refused: 0, unknown: 0 },
      calls: 10,
      splits: 0,
      exceptions: [],
    })
    expect(platform.written.size).toBe(95)
  })

  it('takes an empty source for a job that is done', async () => {
    expect(right(await desk().run([])).rows).toEqual({ read: 0, done: 0, refused: 0, unknown: 0 })
  })

  it('reads rows no further than requests are made of them', async () => {
    const { run, platform } = desk()
    let read = 0
    let most = 0
    async function* source(): AsyncGenerator<Row> {
      for (const row of rowsTo(200)) {
        most = Math.max(most, ++read - platform.written.size)
        yield await Promise.resolve(row)
      }
    }
    right(await run(source(), { concurrency: 3 }))
    expect(most).toBeLessThanOrEqual(2 * 3 * 10)
  })

  it('says of a row that the operation does not take where it is wrong, and never sends it', async () => {
    const { platform, run } = desk()
    const rows = rowsTo(20).map((row, index) => (index === 4 ? ({ id: { secret: 1 } } as never) : row))
    const { rows: counts, exceptions } = right(await run(rows))
    expect(counts).toEqual({ read: 20, done: 19, refused: 1, unknown: 0 })
    expect(exceptions).toEqual([
      { from: 5, to: 5, state: 'refused', where: 'here', code: 'text', path: 'id' },
    ])
    expect(platform.calls()).toBe(2)
  })

  it('finds one bad row among a thousand in at most 24 calls where a refused request writes nothing', async () => {
    const { run } = desk({ known: { rows: ['rows'], atomic: true }, atomic: true, poison: [637] })
    const { calls, exceptions, rows } = right(await run(rowsTo(1000), { chunk: 100 }))
    expect(exceptions).toEqual([{ from: 637, to: 637, state: 'refused', where: 'platform', code: 'BAD' }])
    expect(rows.done).toBe(999)
    expect(calls).toBeLessThanOrEqual(24)
  })

  it.each([
    ['from 0', 0, 5],
    // One innocent row is sent alone for nothing.
    ['from 1', 1, 18],
  ] as const)(
    'sends the row that a refusal names alone, whether places are counted %s',
    async (_, namesFrom, most) => {
      const known = { rows: ['rows'], atomic: true }
      const { run, platform } = desk({ known, atomic: true, poison: [37], namesFrom })
      const { calls, exceptions } = right(await run(rowsTo(100), { chunk: 100 }))
      expect(exceptions).toEqual([{ from: 37, to: 37, state: 'refused', where: 'platform', code: 'BAD' }])
      expect(platform.written.size).toBe(99)
      expect(calls).toBeLessThanOrEqual(most)
    },
  )

  it('says how many rows there are and how long they will take, where the source can tell', async () => {
    let nowMs = 0
    const told: BulkProgress[] = []
    const options = {
      clock: () => (nowMs += 10),
      onProgress: (progress: BulkProgress) => void told.push(progress),
    }
    right(await desk().run(rowsTo(1000), options))
    const running = told.filter(({ state }) => state === 'running')
    expect(running.length).toBeGreaterThan(3)
    for (const { total, etaMs = -1, rows, rowsPerSecond } of running) {
      expect(total).toBe(1000)
      expect(Math.abs(etaMs - ((1000 - rows.done) * 1000) / rowsPerSecond)).toBeLessThan(1)
    }
    expect(told[told.length - 1]).not.toHaveProperty('etaMs')
    told.length = 0
    right(await desk().run(rowsTo(1000).values(), options))
    expect(told.some((progress) => 'total' in progress || 'etaMs' in progress)).toBe(false)
  })

  it('makes smaller requests from then on where the platform refuses one for its size', async () => {
    const { run, platform } = desk({ most: 20 })
    const { calls, rows } = right(await run(rowsTo(1000), { chunk: 100, assume: 'validated-first' }))
    expect(rows).toEqual({ read: 1000, done: 1000, refused: 0, unknown: 0 })
    expect([...platform.written.values()]).toEqual(Array(1000).fill(1))
    // Requests of 100, 50 and 25 rows are refused until it has come down to 12.
    expect(calls).toBeLessThanOrEqual(1000 / 12 + 10)
  })

  it('remembers that size', async () => {
    const checkpoint = memoryCheckpoint()
    const { run, platform } = desk({ most: 20, fates: [...Array<Fate>(20).fill('handled'), 'signature'] })
    await failure(run(rowsTo(1000), { chunk: 100, checkpoint, assume: 'validated-first' }))
    const before = platform.calls()
    right(await run(rowsTo(1000), { chunk: 100, checkpoint, assume: 'validated-first' }))
    expect(platform.sizes.slice(before).every((size) => size <= 12)).toBe(true)
    expect(platform.written.size).toBe(1000)
  })

  it('sends no row again of a request that was refused for its size by an application that may have written some', async () => {
    const { run, platform } = desk({ most: 20 })
    const { rows, exceptions } = right(await run(rowsTo(50), { chunk: 50 }))
    expect(rows.refused).toBe(50)
    expect(exceptions).toMatchObject([{ code: 'isv.list-size-exceed-limit', mayBePartial: true }])
    expect(platform.calls()).toBe(1)
  })

  it('refuses a request whole where it may have written some of its rows', async () => {
    const { platform, run } = desk({ poison: [15] })
    const { calls, exceptions } = right(await run(rowsTo(30)))
    expect(exceptions).toEqual([
      { from: 11, to: 20, state: 'refused', where: 'platform', code: 'BAD', mayBePartial: true },
    ])
    expect(calls).toBe(3)
    expect([...platform.written.values()].every((times) => times === 1)).toBe(true)
  })

  it('parts no more requests than it may', async () => {
    const { run } = desk({ known: { rows: ['rows'], atomic: true }, atomic: true, poison: [3, 17, 28] })
    expect(right(await run(rowsTo(30), { maxSplits: 4 })).splits).toBe(4)
  })

  it('reads what an answer says of single rows', async () => {
    const results = { list: ['results'], id: ['id'], ok: ['ok'], code: ['code'] }
    const { run } = desk({
      known: { rows: ['rows'], rowId: ['id'], results },
      answersRows: true,
      poison: [2, 3, 9],
    })
    expect(right(await run(rowsTo(10))).exceptions).toEqual([
      { from: 2, to: 3, state: 'refused', where: 'platform', code: 'BAD' },
      { from: 9, to: 9, state: 'refused', where: 'platform', code: 'BAD' },
    ])
  })

  it('calls nothing done that is only accepted', async () => {
    const { run } = desk({ known: { rows: ['rows'], async: true } })
    expect(right(await run(rowsTo(10))).exceptions).toEqual([
      { from: 1, to: 10, state: 'unknown', why: 'accepted' },
    ])
    const verify = (rows: ReadonlyArray<Row>) => Promise.resolve(rows.map(() => 'done' as const))
    expect(right(await run(rowsTo(10), { job: 'other', verify })).rows.done).toBe(10)
  })

  it('sends a lost request again under the same key and as the same bytes', async () => {
    const { platform, run } = desk({ known: keyed, fates: ['lost-after', 'lost-after', 'lost-after'] })
    expect(right(await run(rowsTo(10))).rows.done).toBe(10)
    expect([...platform.written.values()]).toEqual(Array(10).fill(1))
  })

  it('calls rows unknown whose answer was lost, where nothing makes a repetition harmless', async () => {
    const { platform, run } = desk({ fates: ['lost-after'] })
    expect(right(await run(rowsTo(20))).exceptions).toEqual([
      { from: 1, to: 10, state: 'unknown', why: 'answer-lost' },
    ])
    expect(platform.calls()).toBe(2)
  })

  it('asks verify about such rows', async () => {
    const { platform, run } = desk({ fates: ['lost-before'] })
    const verify: BulkOptions<Input, Row>['verify'] = (rows) =>
      Promise.resolve(rows.map(({ id }) => (platform.written.has(id) ? 'done' : 'not-done')))
    expect(right(await run(rowsTo(20), { verify })).rows.done).toBe(20)
    expect(platform.written.size).toBe(20)
  })

  it('waits out a throttle, and tries with one request before all go on', async () => {
    const { time, run } = desk({ fates: ['throttled', 'throttled', 'throttled'] })
    const beganMs = time.clock()
    const events: PaifangEvent[] = []
    right(await run(rowsTo(100), { concurrency: 4, onEvent: (event) => void events.push(event) }))
    expect(time.clock() - beganMs).toBeGreaterThanOrEqual(2000)
    const waits = events.filter(({ type }) => type === 'job.wait')
    expect(waits.length).toBeGreaterThanOrEqual(1)
    expect(waits[0]).toMatchObject({ id: 'nightly', reason: 'throttle', retryAfterMs: 2000, gateway: 'desk' })
  })

  it('pauses where the gateway bans five times in a row, however short each time', async () => {
    const { platform, time, run } = desk({ fates: Array<Fate>(100).fill('throttled') })
    const checkpoint = memoryCheckpoint()
    const beganMs = time.clock()
    const stopped = await failure(run(rowsTo(200), { concurrency: 4, checkpoint }))
    expect(stopped).toMatchObject({ reason: 'paused', untilMs: time.clock() + 60_000, counts: { done: 0 } })
    // Four were on their way at the first.
    expect(platform.calls()).toBeLessThanOrEqual(8)
    expect(time.clock() - beganMs).toBeGreaterThanOrEqual(8_000)
  })

  it('waits on through such bans where it may, a minute each', async () => {
    const { time, run } = desk({ fates: Array<Fate>(10).fill('throttled') })
    const beganMs = time.clock()
    expect(right(await run(rowsTo(100), { maxPauseMs: Infinity })).rows.done).toBe(100)
    expect(time.clock() - beganMs).toBeGreaterThanOrEqual(4 * 2_000 + 6 * 60_000)
  })

  it('goes on through bans between which it gets on, and does not call them in a row', async () => {
    const fates = Array.from({ length: 40 }, (_, i): Fate => (i % 4 === 3 ? 'handled' : 'throttled'))
    const { run } = desk({ fates })
    expect(right(await run(rowsTo(300))).rows.done).toBe(300)
  })

  it('does not take what it holds back itself for a ban', async () => {
    const { platform, time } = desk()
    const operation = writeRows({ rows: ['rows'] })
    let held = 20
    const client = deskClient(platform, time)
    const limited = {
      call: (...args: Parameters<typeof client.call>) =>
        held-- > 0 ? () => Promise.resolve(ownLimit) : client.call(...args),
    }
    const ended = await bulk(limited as never, operation, rowsTo(100), {
      job: 'nightly',
      toInput: (rows) => ({ rows }),
      clock: time.clock,
      wait: time.wait,
    })
    expect(right(ended).rows.done).toBe(100)
  })

  it('pauses where a ban lasts longer than it waits, and says until when', async () => {
    const { time, run } = desk({ fates: ['long-ban'] })
    const checkpoint = memoryCheckpoint()
    const stopped = await failure(run(rowsTo(20), { checkpoint }))
    expect(stopped).toMatchObject({ reason: 'paused', untilMs: time.clock() + 3_600_000 })
    expect(stopped.counts).toMatchObject({ done: 0, unknown: 0 })
    await time.wait(3_600_000)
    expect(right(await run(rowsTo(20), { checkpoint })).rows.done).toBe(20)
  })

  it('takes up a long pause soon after midnight at the latest, GMT+8', async () => {
    const { time, run } = desk({ fates: ['long-ban'] })
    // Half past eleven in the evening there.
    await time.wait(15.5 * 3_600_000)
    const midnightMs = time.clock() + 1_800_000
    const { untilMs = 0 } = await failure(run(rowsTo(20)))
    expect(untilMs).toBeGreaterThanOrEqual(midnightMs)
    expect(untilMs).toBeLessThan(midnightMs + 60_000)
  })

  it('waits for it where it may', async () => {
    const { time, run } = desk({ fates: ['long-ban'] })
    const beganMs = time.clock()
    expect(right(await run(rowsTo(20), { maxPauseMs: Infinity })).rows.done).toBe(20)
    expect(time.clock() - beganMs).toBeGreaterThanOrEqual(3_600_000)
  })

  it('stops at a failure that every row would meet, and burns none', async () => {
    const { platform, run } = desk({ fates: ['handled', 'signature'] })
    const checkpoint = memoryCheckpoint()
    expect(await failure(run(rowsTo(30), { checkpoint }))).toMatchObject({
      _tag: 'JobError',
      job: 'nightly',
      reason: 'call',
      row: 11,
      error: { _tag: 'GatewayError', kind: 'signature' },
      counts: { done: 10, refused: 0, unknown: 0 },
    })
    expect(right(await run(rowsTo(30), { checkpoint })).rows.done).toBe(30)
    expect([...platform.written.values()]).toEqual(Array(30).fill(1))
  })

  it('stops where everything is refused for one reason', async () => {
    const poison = Array.from({ length: 100 }, (_, index) => index + 1)
    const { run } = desk({ known: { rows: ['rows'], atomic: true }, atomic: true, poison })
    const stopped = await failure(run(rowsTo(100)))
    expect(stopped).toMatchObject({ reason: 'everything-refused', detail: 'code BAD' })
    expect(stopped.counts?.refused).toBe(20)
  })

  it('stops before any call where every row is refused for one reason, and says which', async () => {
    const { platform, run } = desk()
    const wrong = Array.from({ length: 5_000 }, (_, id) => ({ phone: id })) as unknown as Row[]
    const stopped = await failure(run(wrong))
    expect(stopped).toMatchObject({
      reason: 'everything-refused',
      detail: 'phone: expected no field of this name',
    })
    // What was in other hands when it was seen.
    expect(stopped.counts?.refused).toBeLessThanOrEqual(40)
    expect(platform.calls()).toBe(0)
  })

  it('does not stop for wrong rows where others are right', async () => {
    const wrong = Array.from({ length: 95 }, (_, id) => ({ phone: id })) as unknown as Row[]
    const first = desk()
    expect(right(await first.run([...rowsTo(5), ...wrong])).rows).toMatchObject({ done: 5, refused: 95 })
    const last = desk()
    expect(right(await last.run([...wrong.slice(0, 19), ...rowsTo(5), ...wrong])).rows).toMatchObject({
      done: 5,
      refused: 114,
    })
  })

  it('stops before a gateway in trouble makes a whole file unknown', async () => {
    const { run } = desk({ fates: Array<Fate>(20).fill('lost-after') })
    const stopped = await failure(run(rowsTo(100)))
    expect(stopped).toMatchObject({ reason: 'too-many-unknown', counts: { unknown: 30 } })
  })

  it('does not take a success for many that it cannot read', async () => {
    const { run, platform } = desk({ known: { rows: ['rows'], results: { list: ['results'], ok: ['ok'] } } })
    const { exceptions } = right(await run(rowsTo(10)))
    expect(exceptions).toEqual([{ from: 1, to: 10, state: 'unknown', why: 'not-in-answer' }])
    expect(platform.calls()).toBe(1)
  })
})

describe('a job that goes on', () => {
  const begun = async (checkpoint: Checkpoint) => {
    const here = desk({ fates: ['handled', 'handled', 'signature'] })
    await failure(here.run(rowsTo(40), { checkpoint }))
    return here
  }

  it('does not send again what is done', async () => {
    const checkpoint = memoryCheckpoint()
    const { platform, run } = await begun(checkpoint)
    right(await run(rowsTo(40), { checkpoint }))
    expect([...platform.written.values()]).toEqual(Array(40).fill(1))
  })

  it('takes another size of requests', async () => {
    const checkpoint = memoryCheckpoint()
    const { platform, run } = await begun(checkpoint)
    right(await run(rowsTo(40), { checkpoint, chunk: 7, concurrency: 3 }))
    expect([...platform.written.values()]).toEqual(Array(40).fill(1))
  })

  it.each([
    ['another row before', [{ id: 'new' }, ...rowsTo(40)], { row: 1, toRow: 20 }],
    [
      'a changed row',
      rowsTo(40).map((row, index) => (index === 3 ? { id: 'changed' } : row)),
      { row: 1, toRow: 20 },
    ],
    [
      'a changed row further on',
      rowsTo(40).map((row, index) => (index === 23 ? { id: 'changed' } : row)),
      { row: 21, toRow: 30 },
    ],
    ['fewer rows', rowsTo(12), { row: 13, detail: 'the rows end before it, and did not' }],
  ])('stops where the source has %s', async (_, rows, where) => {
    const checkpoint = memoryCheckpoint()
    const { platform, run } = await begun(checkpoint)
    const calls = platform.calls()
    expect(await failure(run(rows, { checkpoint }))).toMatchObject({ reason: 'source-changed', ...where })
    expect(platform.calls()).toBe(calls)
  })

  it('answers from what is kept when it has ended, and takes no further row', async () => {
    const checkpoint = memoryCheckpoint()
    const { platform, run } = desk()
    const first = right(await run(rowsTo(20), { checkpoint }))
    expect(right(await run(rowsTo(20), { checkpoint }))).toEqual(first)
    expect(platform.calls()).toBe(2)
    expect(await failure(run(rowsTo(21), { checkpoint }))).toMatchObject({
      reason: 'source-changed',
      row: 21,
      detail: 'the rows ended before it, and do not',
    })
  })

  const wrong = (count: number): ReadonlyArray<Row> =>
    Array.from({ length: count }, () => ({ phone: '1' }) as unknown as Row)

  it.each([
    ['stopped', 100],
    ['ended', 7],
  ])('begins anew where it has %s and nothing was sent of it', async (_, count) => {
    const checkpoint = memoryCheckpoint()
    const { platform, run } = desk({ known: keyed })
    await run(wrong(count), { checkpoint })
    const report = right(await run(rowsTo(count), { checkpoint: { ...checkpoint, secret: 'another' } }))
    expect(report.rows).toEqual({ read: count, done: count, refused: 0, unknown: 0 })
    expect(report.exceptions).toEqual([])
    expect([...platform.written.values()]).toEqual(Array(count).fill(1))
  })

  it.each<[string, Setting]>([
    ['was on its way', { known: keyed, fates: ['signature'] }],
    ['was refused by the platform', { poison: [8, 9, 10, 11, 12, 13, 14, 15, 16, 17] }],
    ['is unknown', { fates: ['lost-after'] }],
    ['is done', {}],
  ])('does not begin anew where a row %s', async (_, setting) => {
    const checkpoint = memoryCheckpoint()
    const { run } = desk(setting)
    await run([...wrong(7), ...rowsTo(17).slice(7)], { checkpoint })
    const changed = await failure(run([...wrong(8), ...rowsTo(17).slice(8)], { checkpoint }))
    expect(changed.reason).toBe('source-changed')
    const other = await failure(run(wrong(7), { checkpoint: { ...checkpoint, secret: 'another' } }))
    expect(other.reason).toBe('secret')
  })

  it('is not another job', async () => {
    const checkpoint = memoryCheckpoint()
    await begun(checkpoint)
    expect(await failure(desk({ known: keyed }).run(rowsTo(40), { checkpoint }))).toMatchObject({
      reason: 'definition',
      detail: 'its requests were named at none, now at request_id',
    })
  })

  it('keeps nothing of a row, its report neither', async () => {
    const checkpoint = memoryCheckpoint()
    const here = desk({ known: keyed, fates: ['handled', 'signature'], poison: [3] })
    const told: unknown[] = []
    const onEvent = (event: PaifangEvent): void => void told.push(event)
    const onProgress = (progress: BulkProgress): void => void told.push(progress)
    told.push(await failure(here.run(rowsTo(40), { checkpoint, onEvent, onProgress })))
    const opened = await checkpoint.open('nightly')
    if (opened._tag === 'Left') throw new Error(opened.left.reason)
    for await (const entry of opened.right.range('', '~')) told.push(entry)
    expect(told.length).toBeGreaterThan(6)
    expect(JSON.stringify(told)).not.toContain('row-')
  })

  it('lists what is not done, and says so where it cannot', async () => {
    const checkpoint = memoryCheckpoint()
    const { run } = desk({ poison: [15] })
    right(await run(rowsTo(30), { checkpoint }))
    const found: RowOutcome[] = []
    for await (const outcome of outcomesOf(checkpoint, 'nightly')) found.push(right(outcome))
    expect(found).toMatchObject([{ from: 11, to: 20, state: 'refused' }])
  })
})

describe('what a job is given', () => {
  it('must carry the key where there is one', async () => {
    const { platform, run } = desk({ known: keyed })
    const stopped = await failure(
      run(rowsTo(10), { toInput: (rows) => ({ rows, request_id: 'always the same' }) }),
    )
    expect(stopped).toMatchObject({ reason: 'definition', row: 1 })
    expect(stopped.detail).toContain('request_id')
    expect(platform.calls()).toBe(0)
  })

  it.each([
    ['one row less', (rows: ReadonlyArray<Row>) => ({ rows: rows.slice(1) })],
    ['none', () => ({}) as Input],
  ])('calls no row done that toInput left out: %s', async (_what, toInput) => {
    const { platform, run } = desk()
    expect(await failure(run(rowsTo(3), { toInput }))).toMatchObject({
      reason: 'definition',
      row: 1,
      detail: 'toInput must put every row it is given at rows: one that is left out would be called done',
    })
    expect(platform.calls()).toBe(0)
  })

  it('takes nothing that is no iterable for rows', async () => {
    await expect(desk().run(null as never)).rejects.toThrow('rows must be an iterable of rows')
    await expect(desk().run('13000000000' as never)).rejects.toThrow(TypeError)
  })

  it('must be the same request when it is sent again', async () => {
    const { run } = desk({ known: keyed, fates: ['signature'] })
    const checkpoint = memoryCheckpoint()
    let times = 0
    const toInput: BulkOptions<Input, Row>['toInput'] = (rows, { key }) => ({
      rows,
      request_id: key,
      request_time: String(++times),
    })
    await failure(run(rowsTo(10), { checkpoint, toInput }))
    expect(await failure(run(rowsTo(10), { checkpoint, toInput }))).toMatchObject({
      reason: 'definition',
      detail:
        'toInput made another request of rows 1 to 10 than before: it must depend on its arguments alone',
    })
  })

  it('may be a source that fails: the job goes on where it failed', async () => {
    const { platform, run } = desk()
    const checkpoint = memoryCheckpoint()
    async function* broken(): AsyncGenerator<Row> {
      for (const row of rowsTo(25)) yield await Promise.resolve(row)
      throw new Error('disk gone')
    }
    expect(await failure(run(broken(), { checkpoint }))).toMatchObject({
      reason: 'source',
      cause: { message: 'disk gone' },
      counts: { done: 20 },
    })
    right(await run(rowsTo(40), { checkpoint }))
    expect([...platform.written.values()]).toEqual(Array(40).fill(1))
  })

  it('may be a toInput that throws', async () => {
    const stopped = await failure(
      desk().run(rowsTo(10), {
        toInput: () => {
          throw new Error('no such column')
        },
      }),
    )
    expect(stopped).toMatchObject({ reason: 'definition', cause: { message: 'no such column' } })
  })

  it('may be a signal: nothing begins after it, and the source is let go', async () => {
    const { platform, run } = desk()
    const checkpoint = memoryCheckpoint()
    const stopping = new AbortController()
    let closed = false
    async function* source(): AsyncGenerator<Row> {
      try {
        for (const [index, row] of rowsTo(100).entries()) {
          if (index === 35) stopping.abort()
          yield await Promise.resolve(row)
        }
      } finally {
        closed = true
      }
    }
    expect(await failure(run(source(), { checkpoint, signal: stopping.signal }))).toMatchObject({
      reason: 'cancelled',
      counts: { done: 30 },
    })
    expect(closed).toBe(true)
    right(await run(rowsTo(100), { checkpoint }))
    expect([...platform.written.values()]).toEqual(Array(100).fill(1))
  })

  it('may be a signal that was given before', async () => {
    const { platform, run } = desk()
    expect(await failure(run(rowsTo(10), { signal: AbortSignal.abort() }))).toMatchObject({
      reason: 'cancelled',
    })
    expect(platform.calls()).toBe(0)
  })

  it('may be a store that fails: nothing is sent that was not kept', async () => {
    const { platform, run } = desk()
    const kept = memoryCheckpoint()
    let batches = 0
    const failing: Checkpoint = {
      secret: kept.secret,
      open: async (job) => {
        const opened = await kept.open(job)
        if (opened._tag === 'Left') return opened
        const store = opened.right
        return {
          _tag: 'Right',
          right: {
            ...store,
            batch: (ops, options) =>
              ++batches > 3
                ? Promise.reject(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }))
                : store.batch(ops, options),
          },
        }
      },
    }
    expect(await failure(run(rowsTo(40), { checkpoint: failing }))).toMatchObject({
      reason: 'store',
      cause: { code: 'ENOSPC' },
    })
    expect(platform.calls()).toBe(1)
    right(await run(rowsTo(40), { checkpoint: kept }))
    expect([...platform.written.values()]).toEqual(Array(40).fill(1))
  })

  it('is refused at once where it makes no sense', async () => {
    await expect(desk().run(rowsTo(1), { chunk: 0 })).rejects.toThrow(TypeError)
    await expect(desk().run(rowsTo(1), { job: '' })).rejects.toThrow(TypeError)
  })

  it.each([
    [{ chunks: 10 }, 'chunks: no option of this name; did you mean chunk?'],
    [{ onProgres: 1 }, 'onProgres: no option of this name; did you mean onProgress?'],
    [{ bulk: { upserts: true } }, 'bulk.upserts: no option of this name; did you mean upsert?'],
  ])('is refused at once with an option that nobody reads: %j', async (options, message) => {
    const { run, platform } = desk()
    await expect(run(rowsTo(1), options as never)).rejects.toThrow(new TypeError(message))
    expect(platform.calls()).toBe(0)
  })
})
