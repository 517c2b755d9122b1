import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Bulk } from '@paifang/contract'
import type { PaifangEvent } from '@paifang/gateway'
import { wait } from '@paifang/gateway/author'
import { defineJob, type RowOutcome } from '@paifang/jobs'
import {
  createJobWorker,
  forgetJob,
  jobStatus,
  queuedOutcomes,
  startJob,
  waitForJob,
  type JobWorker,
  type QueueOptions,
  type WorkerOptions,
} from '@paifang/jobs/bullmq'
import { Cluster, type Redis } from 'ioredis'
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

const keyed: Bulk = { rows: ['rows'], key: { at: ['request_id'] } }

describe('a queue of jobs', () => {
  let server: JobsRedis['server']
  let redis: Redis
  let stop: JobsRedis['stop']
  let count = 0
  const workers: JobWorker[] = []

  beforeAll(async () => {
    ;({ server, redis, stop } = await startJobsRedis())
  })
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close({ drainMs: 10_000 })))
  })
  afterAll(() => stop())

  interface Setting {
    readonly known?: Bulk
    readonly poison?: ReadonlyArray<number>
    readonly fates?: Fate[]
    readonly rows?: ReadonlyArray<Row>
    readonly queue?: string
  }

  /** A platform, a queue of its own, and what starts and works on jobs of it. */
  const desk = ({ known = { rows: ['rows'] }, poison = [], fates = [], rows = [], queue }: Setting = {}) => {
    const calledMs: number[] = []
    const platform = createPlatform({
      poison: new Set(poison.map((row) => `row-${row}`)),
      atomic: true,
      fate: () => {
        calledMs.push(Date.now())
        return fates.shift() ?? 'handled'
      },
    })
    const client = deskClient(platform, { clock: Date.now, wait })
    const given: { rows: ReadonlyArray<Row> } = { rows }
    const job = defineJob({
      client,
      operation: writeRows(known),
      chunk: 10,
      rows: (from, to) => given.rows.slice(from - 1, to),
      toInput: (these: ReadonlyArray<Row>, { key }): Input => ({
        rows: these,
        ...(known.key === undefined ? {} : { request_id: key }),
      }),
    })
    const shared: QueueOptions = { queue: queue ?? `queue-${(count += 1)}`, redis, secret: 'helloworld' }
    return {
      platform,
      calledMs,
      given,
      job,
      shared,
      start: (more: Partial<Parameters<typeof startJob<'desk', Input, unknown, string, Row>>[2]> = {}) =>
        startJob(job, shared, { job: 'nightly', rangeRows: 25, ...more }),
      work: async (options: WorkerOptions = {}) => {
        const worker = right(await createJobWorker(job, shared, options))
        workers.push(worker)
        return worker
      },
      end: () => waitForJob(shared, 'nightly', { everyMs: 20, signal: AbortSignal.timeout(150_000) }),
    }
  }

  const outcomesIn = async (queue: QueueOptions): Promise<ReadonlyArray<RowOutcome>> => {
    const found: RowOutcome[] = []
    for await (const outcome of queuedOutcomes(queue, 'nightly')) found.push(right(outcome))
    return found
  }

  /** Everything that Redis holds, as text. */
  const everything = async (): Promise<string> => {
    const texts: string[] = []
    for (const key of await redis.keys('*')) {
      const type = await redis.type(key)
      if (type === 'string') texts.push(String(await redis.get(key)))
      if (type === 'hash') texts.push(JSON.stringify(await redis.hgetall(key)))
      if (type === 'zset') texts.push(JSON.stringify(await redis.zrange(key, 0, -1)))
      if (type === 'list') texts.push(JSON.stringify(await redis.lrange(key, 0, -1)))
      if (type === 'stream') texts.push(JSON.stringify(await redis.xrange(key, '-', '+')))
    }
    return texts.join('\n')
  }

  it('is worked on until every row has its outcome, under the numbers that rows have', async () => {
    if (server === undefined) return
    const { platform, start, work, end, shared, given } = desk({
      known: { rows: ['rows'], atomic: true },
      poison: [3, 60, 61, 107],
      rows: rowsTo(107),
    })
    expect(right(await start())).toMatchObject({
      state: 'running',
      rows: { read: 107, done: 0 },
      ranges: { put: 5, ended: 0 },
    })
    await Promise.all([work(), work()])
    const report = right(await end())
    expect(report).toMatchObject({ job: 'nightly', rows: { read: 107, done: 103, refused: 4, unknown: 0 } })
    const refused = { state: 'refused', where: 'platform', code: 'BAD' }
    expect(await outcomesIn(shared)).toMatchObject([
      { ...refused, from: 3, to: 3 },
      { ...refused, from: 60, to: 60 },
      { ...refused, from: 61, to: 61 },
      { ...refused, from: 107, to: 107 },
    ])
    expect(report.exceptions).toEqual(await outcomesIn(shared))
    expect([...platform.written.keys()]).toHaveLength(103)
    expect(Math.max(...platform.written.values())).toBe(1)
    // Started again, it has ended: its rows are not even read.
    given.rows = []
    expect(right(await start())).toMatchObject({ state: 'ended' })
  })

  it('keeps rows that are given sealed, and no longer than they are needed', async () => {
    if (server === undefined) return
    const rows = rowsTo(60)
    const { platform, start, work, end } = desk()
    right(await start({ rows }))
    const before = await everything()
    expect(before).toContain('nightly')
    expect(before).not.toContain('row-')
    expect(await redis.keys('*:rows:*')).not.toEqual([])
    await work()
    expect(right(await end()).rows).toEqual({ read: 60, done: 60, refused: 0, unknown: 0 })
    expect([...platform.written.keys()].sort()).toEqual(rows.map(({ id }) => id).sort())
    expect(await redis.keys('*:rows:*')).toEqual([])
    expect(await redis.keys('*:range:*')).toEqual([])
  })

  it('stops where sealed rows were changed, and goes on when it is given them again', async () => {
    if (server === undefined) return
    const { platform, start, work, end } = desk()
    const rows = rowsTo(30)
    right(await start({ rows }))
    const [one = '', other = ''] = (await redis.keys('*:rows:*')).sort()
    await redis.set(one, String(await redis.get(other)))
    await work()
    expect(left(await end())).toMatchObject({ reason: 'source', row: 1 })
    expect(platform.written.has('row-1')).toBe(false)
    right(await start({ rows }))
    expect(right(await end()).rows).toMatchObject({ done: 30, unknown: 0 })
  })

  it('stops for what no other row would pass, and goes on when it is started again', async () => {
    if (server === undefined) return
    const fates: Fate[] = ['handled', 'signature']
    const { platform, start, work, end, shared } = desk({ rows: rowsTo(60), fates })
    right(await start())
    await work({ concurrency: 1 })
    expect(left(await end())).toMatchObject({
      reason: 'call',
      row: 11,
      error: { _tag: 'GatewayError', kind: 'signature' },
      counts: { read: 60 },
    })
    expect(platform.written.size).toBe(10)
    expect(right(await jobStatus(shared, 'nightly'))).toMatchObject({ state: 'stopped' })
    right(await start())
    expect(right(await end()).rows).toEqual({ read: 60, done: 60, refused: 0, unknown: 0 })
    expect(Math.max(...platform.written.values())).toBe(1)
  })

  it('loses no range where it is started again while its stop is still being dealt with', async () => {
    if (server === undefined) return
    const { socket } = server
    const { start, work, end, shared } = desk({ rows: rowsTo(20), fates: ['signature'] })
    right(await start())
    const key = `paifang:jobs:1:{${shared.queue}/nightly}:job`
    const types: string[] = []
    await work({
      onEvent: ({ type }) => {
        types.push(type)
        // What a starter does, while this process stands still: BullMQ has the task yet, and would not take it again.
        if (type === 'job.stop') execFileSync('redis-cli', ['-s', socket, 'HDEL', key, 'stop'])
      },
    })
    expect(right(await end()).rows).toMatchObject({ done: 20, unknown: 0 })
    expect(types.filter((type) => type === 'job.stop')).toHaveLength(1)
  })

  it('puts ranges back while the gateway takes nothing, and sends nothing meanwhile', async () => {
    if (server === undefined) return
    const events: PaifangEvent[] = []
    const { calledMs, start, work, end, shared } = desk({ rows: rowsTo(100), fates: ['throttled'] })
    right(await start())
    let pauses: () => void = () => undefined
    const isPaused = new Promise<void>((resolve) => (pauses = resolve))
    await work({
      concurrency: 1,
      maxPauseMs: 100,
      onEvent: (event) => {
        events.push(event)
        if (event.type === 'job.pause') pauses()
      },
    })
    await isPaused
    const stands = right(await jobStatus(shared, 'nightly'))
    // On a machine that is busy this may be answered when the pause is over.
    const isOver = Date.now() >= (calledMs[0] ?? 0) + 1_900
    expect(isOver ? 'paused' : stands?.state).toBe('paused')
    expect(right(await end()).rows).toEqual({ read: 100, done: 100, refused: 0, unknown: 0 })
    const [refusedMs = 0, nextMs = 0] = calledMs
    // Of two seconds by the clock of Redis.
    expect(nextMs - refusedMs).toBeGreaterThan(1_900)
    // A job has ended before its worker tells so.
    while (!events.some(({ type }) => type === 'job.ended')) await wait(5)
    const types = events.map(({ type }) => type)
    expect(types).toEqual(expect.arrayContaining(['job.chunk', 'job.pause', 'job.range']))
    expect(types).not.toContain('job.done')
    expect(types.filter((type) => type === 'job.ended')).toHaveLength(1)
  })

  it('says that what was on its way when a worker died is unknown, and sends it no second time', async () => {
    if (server === undefined) return
    const { platform, start, work, end, shared } = desk({ rows: rowsTo(20) })
    right(await start({ rangeRows: 20 }))
    // A worker that takes the range, says that its first request is about to be sent, and is not heard of again.
    const dead = desk({ rows: rowsTo(20), queue: shared.queue })
    const hanging = defineJob({
      ...dead.job,
      client: { call: () => () => new Promise<never>(() => undefined) },
    })
    const worker = right(
      await createJobWorker(hanging, shared, { concurrency: 1, lockMs: 60_000, stalledMs: 60_000 }),
    )
    const isSent = async (): Promise<boolean> => (await everything()).includes('\\"state\\":\\"sent\\"')
    while (!(await isSent())) await wait(10)
    // Another takes it from him, as if his lock had run out.
    await redis.del(...(await redis.keys(`paifang:bullmq:${shared.queue}:*`)))
    right(await start({ rangeRows: 20 }))
    await work()
    expect(right(await end())).toMatchObject({
      rows: { read: 20, done: 10, refused: 0, unknown: 10 },
      exceptions: [{ from: 1, to: 10, state: 'unknown', why: 'crash' }],
    })
    expect(platform.written.has('row-1')).toBe(false)
    await worker.close({ drainMs: 1 })
    expect(right(await jobStatus(shared, 'nightly'))?.rows).toMatchObject({ done: 10, unknown: 10 })
  })

  it('stops for rows that every worker died of', async () => {
    if (server === undefined) return
    const { start, work, end, shared, job } = desk({ rows: rowsTo(20) })
    right(await start({ rangeRows: 20 }))
    const hanging = defineJob({
      ...job,
      client: { call: () => () => new Promise<never>(() => undefined) },
    })
    const dying = right(await createJobWorker(hanging, shared, { lockMs: 60_000, stalledMs: 50 }))
    const tasks = `paifang:bullmq:${shared.queue}`
    while ((await redis.llen(`${tasks}:active`)) === 0) await wait(10)
    const [id = ''] = await redis.lrange(`${tasks}:active`, 0, 0)
    // The eleventh death: BullMQ has counted ten, and its lock runs out.
    await redis.hset(`${tasks}:${id}`, 'stc', 10)
    await redis.del(`${tasks}:${id}:lock`)
    await work({ stalledMs: 50 })
    expect(left(await end())).toMatchObject({
      reason: 'definition',
      row: 1,
      detail: 'workers died 11 times at rows 1 to 20',
    })
    await dying.close({ drainMs: 1 })
  })

  it('puts back what was not begun when a worker is closed, and leaves nothing unknown', async () => {
    if (server === undefined) return
    const { platform, start, work, end, shared } = desk({ rows: rowsTo(400) })
    right(await start({ rangeRows: 100 }))
    const first = await work({ concurrency: 1 })
    while (platform.calls() < 3) await wait(1)
    await first.close()
    expect(await first.ended).toBeUndefined()
    const written = platform.written.size
    expect(written).toBeLessThan(400)
    await wait(50)
    expect(platform.written.size).toBe(written)
    expect(right(await jobStatus(shared, 'nightly'))).toMatchObject({ state: 'running' })
    await work()
    expect(right(await end()).rows).toEqual({ read: 400, done: 400, refused: 0, unknown: 0 })
    expect(Math.max(...platform.written.values())).toBe(1)
  })

  it('leaves nothing of a worker that is closed as soon as it was made: its process ends, and by itself', async () => {
    if (server === undefined) return
    const about = { endpoint: 'http://127.0.0.1:9/', appKey: '1', appSecret: 'x', write: 'keyed', count: 1 }
    const argument = JSON.stringify({ ...about, queue: 'closing', socket: server.socket })
    const child = spawn(process.execPath, [join(__dirname, 'closing.js'), argument], {
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (text) => (said += String(text)))
    const timer = setTimeout(() => child.kill('SIGKILL'), 150_000)
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null]
    clearTimeout(timer)
    expect({ code, signal, said }).toEqual({ code: 0, signal: null, said: '' })
  })

  it('goes on where it was when Redis was killed and started again', async () => {
    if (server === undefined) return
    const { platform, start, work, end, shared } = desk({ rows: rowsTo(600) })
    right(await start({ rangeRows: 50 }))
    const told: unknown[] = []
    const onEvent = ({ type, id, outcome, reason }: PaifangEvent): void => {
      if (type === 'job.store') told.push([id, outcome, reason])
    }
    await work({ concurrency: 2, stalledMs: 500, onEvent })
    while (platform.calls() < 5) await wait(1)
    await server.kill()
    const before = platform.calls()
    await wait(200)
    // Nothing goes that cannot be kept: only what was said to be on its way before.
    expect(platform.calls()).toBeLessThanOrEqual(before + 2)
    await server.start()
    await redis.config('SET', 'appendfsync', 'always')
    expect(right(await end()).rows).toMatchObject({ read: 600, done: 600, unknown: 0 })
    expect(Math.max(...platform.written.values())).toBe(1)
    expect(right(await jobStatus(shared, 'nightly'))?.calls).toBe(60)
    expect(told).toEqual([
      [shared.queue, 'JobError', 'store'],
      [shared.queue, 'ok', undefined],
    ])
  })

  it('is taken up from its own books where BullMQ has lost its own', async () => {
    if (server === undefined) return
    const { start, work, end, shared } = desk({ rows: rowsTo(60) })
    right(await start())
    await redis.del(...(await redis.keys(`paifang:bullmq:${shared.queue}:*`)))
    await work()
    await wait(100)
    expect(right(await jobStatus(shared, 'nightly'))?.ranges).toEqual({ put: 3, ended: 0 })
    right(await start())
    expect(right(await end()).rows).toMatchObject({ done: 60 })
  })

  it('notices rows that are not those it began with, in starters and in workers', async () => {
    if (server === undefined) return
    const { platform, start, work, end, given } = desk({ rows: rowsTo(60) })
    right(await start())
    const changed = rowsTo(60).map((row, index) => (index === 30 ? { id: 'another' } : row))
    given.rows = changed
    expect(left(await start())).toMatchObject({ reason: 'source-changed', row: 26, toRow: 50 })
    await work()
    expect(left(await end())).toMatchObject({ reason: 'source-changed', row: 26, toRow: 50 })
    expect(platform.written.has('another')).toBe(false)
    given.rows = rowsTo(59)
    expect(left(await start())).toMatchObject({ reason: 'source-changed', row: 60 })
    given.rows = rowsTo(61)
    expect(left(await start())).toMatchObject({ reason: 'source-changed', row: 61 })
    given.rows = rowsTo(60)
    right(await start())
    expect(right(await end()).rows).toMatchObject({ done: 60 })
  })

  it('is not touched by who means another operation, other options or another secret', async () => {
    if (server === undefined) return
    const { start, work, end, shared } = desk({ rows: rowsTo(60) })
    right(await start())
    const others: [Setting, string, Partial<QueueOptions>][] = [
      [{ known: keyed }, 'its requests were named at none, now at request_id', {}],
      [{ known: { rows: ['rows'], upsert: true } }, 'what is known of its operation is other', {}],
      [{}, 'its secret is another', { secret: 'other' }],
    ]
    for (const [setting, detail, more] of others) {
      const reason = more.secret === undefined ? 'definition' : 'secret'
      const other = desk({ ...setting, rows: rowsTo(60) })
      const queue = { ...shared, ...more }
      expect(left(await createJobWorker(other.job, queue))).toMatchObject({ reason, detail })
      expect(left(await startJob(other.job, queue, { job: 'another' }))).toMatchObject({
        reason,
        detail: `queue ${shared.queue} has nightly (running), and ${detail}`,
      })
    }
    await work()
    right(await end())
    // Once nothing is left to be run, the queue is free for another definition.
    const next = desk({ known: keyed, rows: rowsTo(60), queue: shared.queue })
    right(await next.start({ job: 'another' }))
  })

  it.each<[string, Partial<Parameters<typeof startJob<'desk', Input, unknown, string, Row>>[2]>]>([
    ['read by workers', {}],
    ['kept in Redis', { rows: rowsTo(60) }],
  ])('can be forgotten, rows %s, and makes place for another secret', async (_, more) => {
    if (server === undefined) return
    const { start, work, end, shared, job, platform } = desk({
      known: keyed,
      rows: rowsTo(60),
      fates: ['signature'],
    })
    const first = await work({ concurrency: 1 })
    // Its starter may hear of the stop, or be through before.
    await start(more)
    expect(left(await end())).toMatchObject({ reason: 'call' })
    await first.close()
    const queue = { ...shared, secret: 'the right one' }
    expect(left(await createJobWorker(job, queue))).toMatchObject({ reason: 'secret' })
    expect(left(await startJob(job, queue, { job: 'nightly', ...more }))).toMatchObject({ reason: 'secret' })

    expect(right(await forgetJob(queue, 'nightly'))).toMatchObject({ state: 'stopped', rows: { done: 0 } })
    expect(right(await forgetJob(queue, 'nightly'))).toBeUndefined()
    expect(right(await jobStatus(queue, 'nightly'))).toBeUndefined()
    expect(await redis.keys(`paifang:jobs:*${encodeURIComponent(shared.queue)}/nightly*`)).toEqual([])
    // What workers and starters still had in hand of it begins nothing.
    const calls = platform.calls()
    right(await startJob(job, queue, { job: 'nightly', rangeRows: 25, ...more }))
    workers.push(right(await createJobWorker(job, queue)))
    expect(right(await waitForJob(queue, 'nightly', { everyMs: 20 })).rows).toMatchObject({ done: 60 })
    expect(platform.calls()).toBeGreaterThan(calls)
    expect([...platform.written.values()]).toEqual(Array(60).fill(1))
  })

  it('puts nothing more of a job that was forgotten while its rows were put', async () => {
    if (server === undefined) return
    const { start, shared } = desk({ rows: rowsTo(60) })
    const forgetting = async function* () {
      yield* rowsTo(30)
      right(await forgetJob(shared, 'nightly'))
      yield* rowsTo(30)
    }
    expect(left(await start({ rows: forgetting() }))).toMatchObject({ reason: 'locked' })
    expect(right(await jobStatus(shared, 'nightly'))).toBeUndefined()
  })

  it('stops a worker that its queue has left behind, which says so', async () => {
    if (server === undefined) return
    const { start, work, end, shared, platform } = desk({ rows: rowsTo(20) })
    const old = await work()
    right(await start())
    right(await end())
    const next = desk({ known: keyed, rows: rowsTo(20), queue: shared.queue })
    right(await next.start({ job: 'another' }))
    const before = platform.calls()
    expect(await old.ended).toMatchObject({ reason: 'definition' })
    expect(platform.calls()).toBe(before)
    await next.work()
    expect(right(await waitForJob(shared, 'another', { everyMs: 20 })).rows).toMatchObject({ done: 20 })
  })

  it('begins nothing on a Redis that may forget it', async () => {
    if (server === undefined) return
    const { start, job, shared } = desk({ rows: rowsTo(20) })
    const withKey = desk({ known: keyed, rows: rowsTo(20) })
    await redis.config('SET', 'appendfsync', 'everysec')
    try {
      const detail = 'Redis may forget what it acknowledged: appendfsync is everysec, not always'
      expect(left(await start())).toMatchObject({ reason: 'store', detail })
      expect(left(await createJobWorker(job, shared))).toMatchObject({ reason: 'store', detail })
      right(await withKey.start())
      right(await startJob(job, { ...shared, durability: 'power-loss-accepted' }, { job: 'nightly' }))
      await redis.config('SET', 'maxmemory-policy', 'allkeys-lru')
      expect(
        left(await startJob(job, { ...shared, durability: 'power-loss-accepted' }, { job: 'x' })).detail,
      ).toBe('Redis may forget what it acknowledged: maxmemory-policy is allkeys-lru, not noeviction')
      right(await startJob(job, { ...shared, durability: 'declared' }, { job: 'x' }))
    } finally {
      await redis.config('SET', 'maxmemory-policy', 'noeviction')
      await redis.config('SET', 'appendfsync', 'always')
    }
  })

  it('holds no more ranges than it may, and stops putting where it is told to', async () => {
    if (server === undefined) return
    const { start, work, end, shared } = desk({ rows: rowsTo(100) })
    const stop = new AbortController()
    const started = start({ rangeRows: 10, ahead: 3, signal: stop.signal })
    while (right(await jobStatus(shared, 'nightly'))?.ranges.put !== 3) await wait(10)
    await wait(150)
    expect(right(await jobStatus(shared, 'nightly'))).toMatchObject({ state: 'putting', ranges: { put: 3 } })
    stop.abort()
    expect(left(await started)).toMatchObject({ reason: 'cancelled', row: 31, counts: { read: 30 } })
    await work()
    right(await start({ rangeRows: 10, ahead: 3 }))
    expect(right(await end()).rows).toMatchObject({ read: 100, done: 100 })
  })

  it('stops where what is kept of a range is damaged', async () => {
    if (server === undefined) return
    const { start, work, end, shared } = desk({ rows: rowsTo(20) })
    right(await start())
    await redis.hset(`paifang:jobs:1:{${shared.queue}/nightly}:open`, '0', '{"from":')
    await work()
    expect(left(await end())).toMatchObject({ reason: 'store', detail: 'what is kept of range 0 is damaged' })
  })

  it('resumes no job that another version keeps otherwise', async () => {
    if (server === undefined) return
    const { start, work, shared, platform } = desk({ rows: rowsTo(20) })
    right(await start())
    await redis.hset(`paifang:jobs:1:{${shared.queue}/nightly}:job`, 'format', '2')
    expect(left(await start())).toMatchObject({
      reason: 'format',
      detail: 'it has format 2, this version reads 1',
    })
    const worker = await work()
    expect(await worker.ended).toMatchObject({ reason: 'format' })
    expect(platform.calls()).toBe(0)
  })

  it('ends a job of no rows', async () => {
    if (server === undefined) return
    const { start, end } = desk()
    expect(right(await start())).toMatchObject({ state: 'ended', rows: { read: 0 } })
    expect(right(await end()).rows).toEqual({ read: 0, done: 0, refused: 0, unknown: 0 })
  })

  it('says which job it does not know, and that Redis is away', async () => {
    if (server === undefined) return
    const { shared } = desk()
    expect(right(await jobStatus(shared, 'nobody'))).toBeUndefined()
    expect(left(await waitForJob(shared, 'nobody'))).toMatchObject({
      reason: 'store',
      detail: 'no job of this name',
    })
    const away = redis.duplicate()
    await once(away, 'ready')
    away.disconnect()
    expect(left(await jobStatus({ ...shared, redis: away }, 'nobody'))).toMatchObject({ reason: 'store' })
  })

  it('takes options that make sense', async () => {
    if (server === undefined) return
    const { job, shared } = desk()
    await expect(startJob(job, shared, { job: '' })).rejects.toThrow('job must not be empty')
    await expect(startJob(job, { ...shared, queue: 'a:b' }, { job: 'x' })).rejects.toThrow('no colon')
    await expect(startJob(job, shared, { job: 'x', rangeRows: 0 })).rejects.toThrow('rangeRows must be')
    await expect(createJobWorker(job, { ...shared, secret: '' })).rejects.toThrow('secret')
    const prefixed = { options: { keyPrefix: 'x' }, duplicate: () => redis } as never
    await expect(createJobWorker(job, { ...shared, redis: prefixed })).rejects.toThrow('no keyPrefix')
    await expect(createJobWorker(job, { ...shared, redis: {} as never })).rejects.toThrow('client of ioredis')
    const cluster = new Cluster([], { lazyConnect: true })
    await expect(createJobWorker(job, { ...shared, redis: cluster as never })).rejects.toThrow('a Cluster')
    await expect(createJobWorker({ ...job, chunk: 0 }, shared)).rejects.toThrow('chunk must be')
    const typing = { rangeRow: 5, lock: 5, redisPrefix: 'x' }
    await expect(startJob(job, shared, { job: 'x', ...typing })).rejects.toThrow('mean rangeRows?')
    await expect(createJobWorker(job, shared, typing as never)).rejects.toThrow('no option of this name')
    await expect(createJobWorker(job, { ...shared, ...typing })).rejects.toThrow('no option of this name')
    await expect(createJobWorker(job, shared, { ranges: 0.5 })).rejects.toThrow('ranges must be')
    // @ts-expect-error rows are those that the definition makes requests of
    expect(() => startJob(job, shared, { job: 'x', rows: [1] })).toBeInstanceOf(Function)
  })
})
