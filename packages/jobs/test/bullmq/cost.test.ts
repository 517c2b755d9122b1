import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { wait } from '@paifang/gateway/author'
import { defineJob } from '@paifang/jobs'
import { createJobWorker, startJob, waitForJob } from '@paifang/jobs/bullmq'
import type { Redis } from 'ioredis'
import { createPlatform, deskClient, writeRows, type Input, type Row } from '../bulk/world'
import { needsOf, type Load, type Units } from './sizing'
import { startJobsRedis, type JobsRedis } from './jobsRedis'

const isTimed = process.env['PAIFANG_TIMES'] === '1'

/** As they were measured with PAIFANG_TIMES=1: rows of 60 bytes, Redis 7.0.15, `appendfsync always`, Node 20, 2 busy cores. */
const measured: Units = {
  perRequest: { commands: 5.1, redisUs: 130, workerUs: 800 },
  perRange: { commands: 70, redisUs: 1_600, workerUs: 3_000 },
  bytesOfRange: 1_120,
  bytesOfSealedRow: 83,
}

const load = (more: Partial<Load> = {}): Load => ({
  rows: 1e8,
  chunk: 100,
  rangeRows: 1_000,
  hours: 24,
  answerMs: 200,
  callUs: 250,
  ahead: 10_000,
  ...more,
})

describe('what a queue costs', () => {
  let server: JobsRedis['server']
  let redis: Redis
  let stop: JobsRedis['stop']

  beforeAll(async () => {
    ;({ server, redis, stop } = await startJobsRedis())
  })
  afterAll(() => stop())

  const figure = async (section: string, pattern: RegExp): Promise<number> =>
    Number(pattern.exec(await redis.info(section))?.[1] ?? 0)

  const costs = async () => ({
    scripts: await figure('commandstats', /cmdstat_evalsha:calls=(\d+)/),
    commands: await figure('stats', /total_commands_processed:(\d+)/),
    redisUs:
      1e6 *
      ((await figure('cpu', /used_cpu_user:([\d.]+)/)) + (await figure('cpu', /used_cpu_sys:([\d.]+)/))),
    workerUs: process.cpuUsage().user + process.cpuUsage().system,
  })

  const rowCount = isTimed ? 100_000 : 5_000
  /** Rows of about sixty bytes. */
  const source = (from: number, to: number): ReadonlyArray<Row> =>
    Array.from({ length: Math.min(to, rowCount) - from + 1 }, (_, at) => ({
      id: String(from + at).padStart(50, '0'),
    }))

  const jobOn = (queue: string) => {
    const platform = createPlatform({
      atomic: true,
    })
    const job = defineJob({
      client: deskClient(platform, { clock: Date.now, wait }),
      operation: writeRows({ rows: ['rows'] }),
      chunk: 100,
      rows: (from: number, to: number = rowCount) => source(from, to),
      toInput: (rows: ReadonlyArray<Row>): Input => ({ rows }),
    })
    return { job, queue: { queue, redis, secret: 'helloworld' } }
  }

  /** A job from its start to its end. */
  const spent = async (rangeRows: number) => {
    const { job, queue } = jobOn(`cost-${rangeRows}`)
    const before = await costs()
    await startJob(job, queue, { job: 'cost', rangeRows })
    const worker = await createJobWorker(job, queue)
    const ended = await waitForJob(queue, 'cost', { everyMs: 200 })
    expect(ended).toMatchObject({ right: { rows: { done: rowCount }, calls: rowCount / 100 } })
    const after = await costs()
    if (worker._tag === 'Right') await worker.right.close()
    return {
      scripts: after.scripts - before.scripts,
      commands: after.commands - before.commands,
      redisUs: after.redisUs - before.redisUs,
      workerUs: after.workerUs - before.workerUs,
    }
  }

  it('is at most two durable writes a request, and a bounded number of commands a range', async () => {
    if (server === undefined) return
    await spent(1_000)
    const few = await spent(2_500)
    const many = await spent(500)
    const requests = rowCount / 100
    const [fewRanges, manyRanges] = [rowCount / 2_500, rowCount / 500]
    const perRange = (of: 'scripts' | 'commands' | 'redisUs' | 'workerUs'): number =>
      (many[of] - few[of]) / (manyRanges - fewRanges)
    const perRequest = (of: 'scripts' | 'commands' | 'redisUs' | 'workerUs'): number =>
      (few[of] - perRange(of) * fewRanges) / requests
    // What is said to be on its way, and what became of it; of requests that run at once, some are kept together.
    expect(few.scripts - perRange('scripts') * fewRanges).toBeLessThanOrEqual(2 * requests + 20)
    expect(perRange('commands')).toBeLessThan(200)
    if (isTimed)
      process.stdout.write(
        `${JSON.stringify({
          perRequest: {
            commands: perRequest('commands'),
            redisUs: perRequest('redisUs'),
            workerUs: perRequest('workerUs'),
          },
          perRange: {
            commands: perRange('commands'),
            redisUs: perRange('redisUs'),
            workerUs: perRange('workerUs'),
          },
        })}\n`,
      )
  })

  it('holds some hundred bytes of a range in Redis, and of its rows only those that are given', async () => {
    if (server === undefined) return
    /** Of its keys alone: what a connection has in its buffers is another with each run. */
    const bytesOf = async (name: string): Promise<number> => {
      const keys = await redis.keys(`*${name}*`)
      const sizes = await Promise.all(keys.map((key) => redis.memory('USAGE', key, 'SAMPLES', 0)))
      return sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0)
    }
    const held = async (sealed: boolean): Promise<number> => {
      const name = `held-${String(sealed)}`
      const { job, queue } = jobOn(name)
      const given = sealed ? { rows: source(1, rowCount) } : {}
      await startJob(job, queue, { job: 'held', rangeRows: 100, ahead: 10_000, ...given })
      return (await bytesOf(name)) / (rowCount / 100)
    }
    const read = await held(false)
    const sealed = await held(true)
    expect(read).toBeLessThan(3_000)
    expect((sealed - read) / 100).toBeLessThan(200)
    if (isTimed) process.stdout.write(`${JSON.stringify({ read, perRow: (sealed - read) / 100 })}\n`)
  })

  it('comes to what the README says of a hundred million rows a day', () => {
    const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8')
    const cells = (given: Load): ReadonlyArray<string> => {
      const needs = needsOf(given, measured)
      const sealed = needsOf({ ...given, ahead: 100 }, measured)
      return [
        needs.requests.toLocaleString('en'),
        needs.requestsPerSecond.toFixed(0),
        String(needs.workers),
        needs.redisCommandsPerSecond.toFixed(0),
        `${(needs.redisShare * 100).toFixed(1)} %`,
        needs.redisMiB.toFixed(0),
        sealed.redisMiBSealed.toFixed(0),
      ]
    }
    const found = readme.split('\n').map((line) => line.replace(/ +/g, ' '))
    for (const [name, given] of [
      ['100 rows a request, all day', load()],
      ['100 rows a request, in 6 hours', load({ hours: 6 })],
      ['20 rows a request, in 6 hours', load({ hours: 6, chunk: 20 })],
      ['1 row a request, all day', load({ chunk: 1 })],
    ] as const)
      expect(found).toContain(`| ${[name, ...cells(given)].join(' | ')} |`)
  })
})
