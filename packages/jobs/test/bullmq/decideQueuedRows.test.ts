import * as fc from 'fast-check'
import type { Client } from '@paifang/gateway'
import { wait } from '@paifang/gateway/author'
import { defineJob, type Decision, type RowDecision, type RowOutcome } from '@paifang/jobs'
import {
  createJobWorker,
  decideQueuedRows,
  forgetJob,
  jobStatus,
  queuedOutcomes,
  startJob,
  waitForJob,
  type JobWorker,
  type QueueOptions,
  type WorkerOptions,
} from '@paifang/jobs/bullmq'
import type { Redis } from 'ioredis'
import {
  createPlatform,
  deskClient,
  left,
  right,
  rowsTo,
  writeRows,
  type Fate,
  type Input,
  type Row,
} from '../bulk/world'
import { startJobsRedis, type JobsRedis } from './jobsRedis'

const numbers = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)
const all = (rows: ReadonlyArray<number>, outcome: Decision): ReadonlyArray<RowDecision> =>
  rows.map((row) => ({ row, outcome }))

type Calling = Pick<Client<'desk'>, 'call'>

describe('decideQueuedRows', () => {
  let server: JobsRedis['server']
  let redis: Redis
  let stop: JobsRedis['stop']
  let count = 0
  const workers: JobWorker[] = []

  beforeAll(async () => {
    ;({ server, redis, stop } = await startJobsRedis())
  })
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close({ drainMs: 1 })))
  })
  afterAll(() => stop())

  /** A job of requests of five rows in ranges of ten, and what becomes of them. */
  const jobOf = (given: ReadonlyArray<Fate>, { rows = rowsTo(30), keyed = false, sealed = false } = {}) => {
    const fates = [...given]
    const platform = createPlatform({
      poison: new Set(['row-7']),
      fate: () => fates.shift() ?? 'handled',
    })
    const source = { rows }
    const job = defineJob({
      client: deskClient(platform, { clock: Date.now, wait }),
      operation: writeRows({ rows: ['rows'], ...(keyed ? { key: { at: ['request_id'] } } : {}) }),
      chunk: 5,
      maxAttempts: 1,
      rows: (from, to) => source.rows.slice(from - 1, to),
      toInput: (these: ReadonlyArray<Row>, { key }): Input => ({
        rows: these,
        ...(keyed ? { request_id: key } : {}),
      }),
    })
    const queue: QueueOptions = { queue: `queue-${(count += 1)}`, redis, secret: 'helloworld' }
    return {
      platform,
      source,
      queue,
      start: () =>
        startJob(job, queue, {
          job: 'nightly',
          rangeRows: 10,
          ...(sealed ? { rows: source.rows } : {}),
        }),
      worker: async ({
        through = (client) => client,
        ...options
      }: WorkerOptions & { readonly through?: (client: Calling) => Calling } = {}) => {
        const made = right(
          await createJobWorker({ ...job, client: through(job.client) }, queue, {
            concurrency: 1,
            maxUnknown: 1_000,
            ...options,
          }),
        )
        workers.push(made)
        return made
      },
      end: () => waitForJob(queue, 'nightly', { everyMs: 5, signal: AbortSignal.timeout(20_000) }),
      decide: (decisions: ReadonlyArray<RowDecision>) => decideQueuedRows(queue, 'nightly', decisions),
      outcomes: async (): Promise<ReadonlyArray<RowOutcome>> => {
        const found: RowOutcome[] = []
        for await (const outcome of queuedOutcomes(queue, 'nightly')) found.push(right(outcome))
        return found
      },
    }
  }

  /** Starts a job, works on it to its end or stop, and starts no other worker meanwhile. */
  const run = async ({ start, worker, end }: ReturnType<typeof jobOf>) => {
    right(await start())
    const working = await worker()
    const ended = await end()
    await working.close()
    return ended
  }

  it.each([false, true])(
    'settles rows in place, and sends again what is to be sent again (sealed: %s)',
    async (sealed) => {
      if (server === undefined) return
      const one = jobOf(['handled', 'handled', 'lost-before'], { sealed })
      expect(right(await run(one))).toMatchObject({ rows: { read: 30, done: 20, refused: 5, unknown: 5 } })
      const unknown = (await one.outcomes()).find(({ state }) => state === 'unknown')
      const { from = 0, to = 0 } = unknown ?? {}
      expect(to - from).toBe(4)
      const given: ReadonlyArray<RowDecision> = [
        { row: from, outcome: 'done' },
        { row: from + 1, outcome: 'refused' },
        { row: from + 3, outcome: 'again' },
      ]
      expect(right(await one.decide(given))).toEqual({ done: 1, refused: 1, again: 1 })
      expect(right(await jobStatus(one.queue, 'nightly'))).toMatchObject({
        state: 'stopped',
        rows: { read: 30, done: 21, refused: 6, unknown: 2 },
        stop: { reason: 'cancelled', detail: 'rows of it are to be sent again: start it with its rows' },
      })
      expect(left(await one.end())).toMatchObject({ reason: 'cancelled' })
      const calls = one.platform.calls()
      expect(right(await run(one)).rows).toEqual({ read: 30, done: 22, refused: 6, unknown: 2 })
      expect(one.platform.calls()).toBe(calls + 1)
      expect(one.platform.written.get(`row-${from + 3}`)).toBe(1)
      expect((await one.outcomes()).filter((outcome) => outcome.from >= from && outcome.to <= to)).toEqual([
        { from: from + 1, to: from + 1, state: 'refused', where: 'person', code: 'decided' },
        { from: from + 2, to: from + 2, state: 'unknown', why: 'answer-lost' },
        { from: from + 4, to: from + 4, state: 'unknown', why: 'answer-lost' },
      ])
      // It goes as any job does that has ended, and nothing else of it stays.
      const kept = await redis.keys(`*{${one.queue.queue}/*`)
      expect(kept.map((key) => key.split(':').at(-1)).sort()).toEqual(['job', 'outcomes'])
      for (const key of kept) expect(await redis.pttl(key)).toBeGreaterThan(86_400_000)
    },
  )

  it('gives rows that are sent again a key that they never had', async () => {
    if (server === undefined) return
    const one = jobOf(['lost-before', 'lost-before'], { rows: rowsTo(5), keyed: true })
    expect(right(await run(one)).rows).toMatchObject({ unknown: 5 })
    right(await one.decide(all(numbers(1, 5), 'again')))
    expect(right(await run(one)).rows).toMatchObject({ done: 5, unknown: 0 })
    expect(new Set(one.platform.keys).size).toBe(2)
  })

  it('runs on where rows are to be sent again of a range that is at work, until nothing else is', async () => {
    if (server === undefined) return
    const one = jobOf(['lost-before', 'signature'], { rows: rowsTo(5) })
    expect(right(await run(one)).rows).toMatchObject({ unknown: 5 })
    right(await one.decide(all([1], 'again')))
    expect(left(await run(one))).toMatchObject({ reason: 'call' })
    right(await one.decide(all([2], 'again')))
    expect(right(await one.start())).toMatchObject({ state: 'running' })
    expect(left(await run(one))).toMatchObject({ reason: 'cancelled' })
    expect(one.platform.written.get('row-1')).toBe(1)
    expect(right(await run(one)).rows).toEqual({ read: 5, done: 2, refused: 0, unknown: 3 })
  })

  it('changes nothing where a decision makes no sense, or the job is at work', async () => {
    if (server === undefined) return
    const one = jobOf(['handled', 'handled', 'lost-before'])
    expect(left(await one.decide([]))).toMatchObject({ reason: 'store', detail: 'no job of this name' })
    right(await one.start())
    expect(left(await one.decide(all([1], 'done')))).toMatchObject({ reason: 'locked' })
    await run(one)
    const before = await one.outcomes()
    expect(left(await one.decide([...all([7], 'done'), ...all([99], 'done')]))).toMatchObject({
      reason: 'source',
      row: 99,
    })
    expect(await one.outcomes()).toEqual(before)
    // Who decided by what is no longer so is told.
    const [first, second] = await Promise.all([one.decide(all([7], 'done')), one.decide(all([7], 'refused'))])
    expect([first, second].map(({ _tag }) => _tag).sort()).toEqual(['Left', 'Right'])
    expect(right(await jobStatus(one.queue, 'nightly'))?.rows).toMatchObject({ read: 30, unknown: 5 })
    right(await forgetJob(one.queue, 'nightly'))
    expect(await redis.keys(`*{${one.queue.queue}/*`)).toEqual([])
  })

  it('sends nothing again where the rows have changed', async () => {
    if (server === undefined) return
    const one = jobOf(['handled', 'handled', 'lost-before'])
    await run(one)
    const unknown = (await one.outcomes()).find(({ state }) => state === 'unknown')
    right(await one.decide(all([unknown?.from ?? 0], 'again')))
    const calls = one.platform.calls()
    const { rows } = one.source
    one.source.rows = rows.map((row, index) => (index === (unknown?.from ?? 0) - 1 ? { id: 'other' } : row))
    expect(left(await one.start())).toMatchObject({ reason: 'source-changed' })
    one.source.rows = rows
    expect(right(await run(one)).rows).toEqual({ read: 30, done: 21, refused: 5, unknown: 4 })
    expect(one.platform.calls()).toBe(calls + 1)
  })

  it('leaves every row exactly one outcome, whatever is decided and whenever', async () => {
    if (server === undefined) return
    const fates = fc.array(fc.constantFrom<Fate>('handled', 'lost-before', 'signature'), { maxLength: 8 })
    const verdicts = fc.array(fc.constantFrom<Decision | undefined>('done', 'refused', 'again', undefined), {
      minLength: 30,
      maxLength: 30,
    })
    await fc.assert(
      fc.asyncProperty(
        fates,
        fc.array(verdicts, { minLength: 1, maxLength: 2 }),
        fc.boolean(),
        async (coming, rounds, keyed) => {
          const one = jobOf(coming, { keyed })
          const resent = new Set<number>()
          for (const round of rounds) {
            await run(one)
            const open = new Set((await one.outcomes()).flatMap(({ from, to }) => numbers(from, to)))
            const given = round.flatMap((outcome, at) =>
              outcome !== undefined && open.has(at + 1) ? [{ row: at + 1, outcome }] : [],
            )
            for (const { row, outcome } of given) if (outcome === 'again') resent.add(row)
            right(await one.decide(given))
          }
          let ended = await run(one)
          for (let times = 0; ended._tag === 'Left' && times < 10; times++) ended = await run(one)
          const { rows } = right(ended)
          const seen = (await one.outcomes()).flatMap(({ from, to }) => numbers(from, to))
          expect(new Set(seen).size).toBe(seen.length)
          expect(rows.read).toBe(30)
          expect(rows.done + rows.refused + rows.unknown).toBe(30)
          expect(seen.length).toBe(rows.refused + rows.unknown)
          // Nothing is written twice but what a person had sent again.
          for (const [id, times] of one.platform.written)
            if (!resent.has(Number(id.slice(4)))) expect(times).toBe(1)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('takes no word of a worker that has rows of a job of this name which was forgotten', async () => {
    if (server === undefined) return
    const one = jobOf([], { rows: rowsTo(5) })
    const answers: Array<() => void> = []
    let ended = 0
    const slow = () =>
      one.worker({
        through: (client) => ({
          call: (operation, input, options) => async () => {
            await new Promise<void>((resolve) => answers.push(resolve))
            return client.call(operation, input, options)()
          },
        }),
        onEvent: ({ type }) => {
          if (type === 'job.range') ended += 1
        },
      })
    const working = async (requests: number): Promise<void> => {
      while (answers.length < requests) await wait(2)
    }
    right(await one.start())
    const old = await slow()
    await working(1)
    right(await forgetJob(one.queue, 'nightly'))
    await redis.del(...(await redis.keys(`paifang:bullmq:${one.queue.queue}:*`)))
    right(await one.start())
    const young = await slow()
    await working(2)
    answers[0]?.()
    while (ended === 0) await wait(2)
    await old.close()
    expect(right(await jobStatus(one.queue, 'nightly'))).toMatchObject({
      rows: { done: 0 },
      ranges: { put: 1, ended: 0 },
    })
    answers[1]?.()
    expect(right(await one.end()).rows).toEqual({ read: 5, done: 5, refused: 0, unknown: 0 })
    await young.close()
  })
})
