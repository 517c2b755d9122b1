import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import type { InputOf, OutputOf } from '@paifang/contract'
import type { BulkReport, DefinedJob } from '@paifang/jobs'
import { queuedOutcomes, startJob, waitForJob } from '@paifang/jobs/bullmq'
import { Redis } from 'ioredis'
import { startRedis, type TestRedis } from '../../../../.dev/test/startRedis'
import { killingPlatform } from '../killing'

const long = process.env['PAIFANG_LONG'] === '1'
const count = long ? 50_000 : 20_000
const kills = long ? 50 : 5
const workers = 4
const requestsAtOnce = 4

interface Row {
  readonly mobile: string
}
interface Shared {
  readonly mobileOf: (row: number) => string
  readonly blacklistJob: (
    about: object,
  ) => DefinedJob<'top', InputOf<typeof sync>, OutputOf<typeof sync>, string, Row>
}
// eslint-disable-next-line @typescript-eslint/no-require-imports -- what its workers load as it is
const { mobileOf, blacklistJob } = require('../blacklistJob') as Shared

interface Proof {
  readonly report: BulkReport
  readonly killed: number
  readonly written: ReadonlyMap<string, number>
  /** Rows nobody knows of, with why. */
  readonly unknown: ReadonlyMap<number, string>
  readonly refused: number
  /** How often a range was taken from a worker that showed no life. */
  readonly taken: number
}

/** Runs the job with four workers, of which one after the other is killed in the middle of requests. */
const prove = async (server: TestRedis, write: 'keyed' | 'unkeyed', given: boolean): Promise<Proof> => {
  let kill: () => void = () => undefined
  const platform = await killingPlatform(write, {
    kills,
    // Of the requests, a quarter may never be carried out.
    every: Math.floor((count / 100) * (0.7 / kills)),
    kill: () => kill(),
  })
  const { emulator, written } = platform
  const redis = new Redis({ path: server.socket })
  redis.on('error', () => undefined)
  await redis.config('SET', 'appendfsync', 'always')
  const { endpoint, appKey, appSecret } = emulator.top
  const about = { endpoint, appKey, appSecret, write, count }
  const queue = `${write}-${String(given)}`
  const children: ChildProcess[] = []
  const work = (): void => {
    const argument = JSON.stringify({ ...about, queue, socket: server.socket })
    const child = spawn(process.execPath, [join(__dirname, 'worker.js'), argument], {
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    children.push(child)
  }
  kill = () => {
    children.shift()?.kill('SIGKILL')
    work()
  }
  const shared = { queue, redis, secret: appSecret }
  try {
    const job = blacklistJob(about)
    const started = startJob(job, shared, { job: 'blacklist', ...(given ? { rows: job.rows(1) } : {}) })
    for (let worker = 0; worker < workers; worker++) work()
    const put = await started
    if (put._tag === 'Left') throw new Error(JSON.stringify(put.left))
    const ended = await waitForJob(shared, 'blacklist', { everyMs: 50 })
    if (ended._tag === 'Left') throw new Error(JSON.stringify(ended.left))
    const unknown = new Map<number, string>()
    let refused = 0
    for await (const outcome of queuedOutcomes(shared, 'blacklist')) {
      if (outcome._tag === 'Left') throw new Error(outcome.left.reason)
      const { from, to } = outcome.right
      if (outcome.right.state === 'refused') refused += to - from + 1
      else for (let row = from; row <= to; row++) unknown.set(row, outcome.right.why)
    }
    const told = await redis.xrange(`paifang:bullmq:${queue}:events`, '-', '+')
    const taken = told.filter(([, fields]) => fields.includes('stalled')).length
    return { report: ended.right, killed: platform.killed(), written, unknown, refused, taken }
  } finally {
    for (const child of children) child.kill('SIGTERM')
    for (const child of children)
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
    redis.disconnect()
    await emulator.close()
  }
}

const show = (name: string, { killed, report, written, unknown }: Proof): void => {
  if (!long) return
  const crashed = [...unknown.values()].filter((why) => why === 'crash').length
  process.stdout.write(
    `${name}: ${killed} kills, ${report.calls} calls, ${JSON.stringify(report.rows)}, ${crashed} of them by crash, ` +
      `most often written ${Math.max(...written.values())}\n`,
  )
}

describe(`a job of ${count} rows with ${workers} workers of which ${kills} are killed`, () => {
  let server: TestRedis | undefined
  beforeAll(async () => {
    server = await startRedis()
    if (server === undefined) console.warn('skipped: there is no redis-server on this machine')
  })
  afterAll(async () => {
    await server?.stop()
  })

  it('loses none and writes none twice where requests carry a key', async () => {
    if (server === undefined) return
    const proof = await prove(server, 'keyed', true)
    show('keyed', proof)
    const { rows } = proof.report
    expect(proof.killed).toBe(kills)
    expect(rows).toMatchObject({ read: count, refused: 0 })
    expect(rows.done + rows.unknown).toBe(count)
    expect(rows.unknown).toBeLessThanOrEqual(count / 100)
    expect(proof.unknown.size).toBe(rows.unknown)
    for (let row = 1; row <= count; row++)
      if (!proof.unknown.has(row) && proof.written.get(mobileOf(row)) !== 1)
        throw new Error(`row ${row}: written ${proof.written.get(mobileOf(row)) ?? 0} times`)
    expect(Math.max(...proof.written.values())).toBe(1)
  }, 600_000)

  it('writes none twice where nothing makes a repetition harmless, and knows what it does not know', async () => {
    if (server === undefined) return
    const proof = await prove(server, 'unkeyed', false)
    show('unkeyed', proof)
    const { rows } = proof.report
    expect(proof.killed).toBe(kills)
    expect(rows).toMatchObject({ read: count, refused: 0 })
    expect(rows.done + rows.unknown).toBe(count)
    expect(proof.unknown.size).toBe(rows.unknown)
    let writtenUnknown = 0
    for (let row = 1; row <= count; row++) {
      const times = proof.written.get(mobileOf(row)) ?? 0
      if (times > 1 || (times === 0 && !proof.unknown.has(row))) throw new Error(`row ${row}: ${times}`)
      if (times === 1 && proof.unknown.has(row)) writtenUnknown += 1
    }
    // What was written and is not done is exactly what is unknown and was written all the same.
    expect(proof.written.size - writtenUnknown).toBe(rows.done)
    // A crash leaves no more unknown than the requests that its worker had on their way; one that a busy machine lets stand
    // for long is taken for dead like one that was killed.
    const crashed = [...proof.unknown.values()].filter((why) => why === 'crash').length
    expect(crashed).toBeLessThanOrEqual(proof.taken * requestsAtOnce * 100)
    expect([...new Set(proof.unknown.values())].sort()).toEqual(['answer-lost', 'crash'])
  }, 600_000)
})
