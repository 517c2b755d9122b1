import { randomBytes } from 'node:crypto'
import { bounded, causeOf, refuseUnknownOptions, script, wait as realWait } from '@paifang/gateway/author'
import { err, ok, type JobError, type Result } from '@paifang/result'
import type { DefinedJob } from '../bulk/defineJob'
import { digestOf, textOf } from '../bulk/digests'
import { againOps } from '../bulk/openJob'
import { changedWithin, fewerRows, moreRows, type SourceChange } from '../bulk/SourceChange'
import type { Stop } from '../bulk/Stop'
import { checkCounts, checkQueue } from './checkOptions'
import { checkRedis, connectionOf } from './connect'
import { readJobRecord, readRange, type JobRecord, type RangeRecord } from './JobRecord'
import { jobKeys, queueFormat, queueKeys } from './keys'
import { definitionText, otherwise } from './QueueDefinition'
import type { QueueOptions } from './QueueOptions'
import { statusIn, type JobStatus } from './jobStatus'
import { rangeQueue } from './rangeQueue'
import { againScript, allPutScript, beginScript, putScript } from './scripts'
import { sealedRows } from './sealedRows'

export interface StartOptions<R> {
  /** Names the job: the same name goes on where it stopped. */
  readonly job: string
  /**
   * The rows, where workers cannot read them with `rows` of the definition: they are kept in Redis, sealed, until each has
   * its outcome. Anything that `structuredClone` takes.
   */
  readonly rows?: AsyncIterable<R> | Iterable<R>
  /** Rows that a worker takes at once, of a new job. Default 1,000. */
  readonly rangeRows?: number
  /** Ranges that may wait or run at once: what Redis holds. Default 100 where rows are kept in it, else 10,000. */
  readonly ahead?: number
  /** Aborting puts no further range; those that are put are run. */
  readonly signal?: AbortSignal
  /** Resolves after `ms`, or as soon as the signal aborts. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>
}

const names: Readonly<Record<keyof StartOptions<unknown>, true>> = {
  job: true,
  rows: true,
  rangeRows: true,
  ahead: true,
  signal: true,
  wait: true,
}
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/** How long rows are kept in Redis that nobody takes. */
const rowsKeptMs = 7 * 86_400_000
/** How often it is looked whether more may be put. */
const lookMs = 100

class Stopped extends Error {
  constructor(readonly stop: Stop) {
    super(stop.reason)
  }
}

/** Reads rows a range at a time. */
const reader = <R>(rows: AsyncIterable<R> | Iterable<R>) => {
  const iterator: AsyncIterator<R> | Iterator<R> =
    Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  let ended = false
  return {
    take: async (count: number): Promise<ReadonlyArray<R>> => {
      const taken: R[] = []
      while (!ended && taken.length < count) {
        const pulled = await iterator.next()
        if (pulled.done === true) ended = true
        else taken.push(pulled.value)
      }
      return taken
    },
    close: async (): Promise<void> => {
      if (!ended) await iterator.return?.()
    },
  }
}

/**
 * Puts the rows of a job into a queue, for workers to run, and resolves when all are put; it does not wait for their outcomes.
 * Called again with the same name it goes on: the rows are read again and compared, a job that stopped is taken up where it
 * stopped, ranges that the queue has lost are put again, and rows that `decideQueuedRows` has said it of are sent again.
 *
 * Left: `definition`, `secret`: the queue has jobs of another definition or secret, which `forgetJob` forgets; `source-changed`; `source`; `locked`: another starter puts
 * rows of this job; `store`: Redis cannot be reached, or may forget; or what the workers stopped the job for. Rejects only
 * with a TypeError for options that make no sense.
 */
export const startJob = async <G extends string, I, O, C extends string, R>(
  job: DefinedJob<G, I, O, C, R>,
  queue: QueueOptions,
  options: StartOptions<NoInfer<R>>,
): Promise<Result<JobError, JobStatus>> => {
  refuseUnknownOptions(options, optionNames)
  const { job: name, signal, wait = realWait, rangeRows = 1_000 } = options
  if (name === '') throw new TypeError('job must not be empty')
  checkQueue(queue)
  checkCounts({ rangeRows, ahead: options.ahead })
  const ahead = options.ahead ?? (options.rows === undefined ? 10_000 : 100)
  const failed = (stop: Stop): Result<JobError, never> =>
    err({ _tag: 'JobError', job: name, method: job.operation.method, ...stop })

  const redis = connectionOf(queue)
  const ranges = rangeQueue(queue, redis)
  const begin = script(redis, beginScript)
  const put = script(redis, putScript)
  const allPut = script(redis, allPutScript)
  const putAgain = script(redis, againScript)
  const keys = jobKeys(queue, name)
  const definition = definitionText(job as never, queue.secret)

  /** The queue is of this definition, or has nothing that is to be run by another. */
  const claimQueue = async (): Promise<void> => {
    const names = queueKeys(queue)
    if ((await redis.set(names.definition, definition, 'NX')) === null) {
      const known = (await redis.get(names.definition)) ?? definition
      if (known !== definition) {
        for (const other of await redis.smembers(names.jobs)) {
          const status = await statusIn(redis, queue, other)
          if (status !== undefined && status.state !== 'ended') {
            const { reason, detail = '' } = otherwise(known, definition)
            throw new Stopped({
              reason,
              detail: `queue ${queue.queue} has ${other} (${status.state}), and ${detail}`,
            })
          }
          await redis.srem(names.jobs, other)
        }
        await redis.set(names.definition, definition)
      }
    }
    await redis.sadd(names.jobs, name)
  }

  const openRecord = async (): Promise<JobRecord> => {
    const known = readJobRecord(await redis.hgetall(keys.job))
    if (known === undefined) {
      const salt = randomBytes(16).toString('base64url')
      const sealed = options.rows === undefined ? 0 : 1
      const fields = {
        format: queueFormat,
        definition,
        salt,
        rangeRows,
        sealed,
        ranges: 0,
        rows: 0,
        digest: '',
      }
      await begin([keys.job], Object.entries(fields).flat())
      return openRecord()
    }
    if (known.format !== queueFormat)
      throw new Stopped({
        reason: 'format',
        detail: `it has format ${known.format}, this version reads ${queueFormat}`,
      })
    if (known.definition !== definition) throw new Stopped(otherwise(known.definition, definition))
    if (known.sealed !== (options.rows !== undefined))
      throw new Stopped({
        reason: 'definition',
        detail: known.sealed ? 'its rows are to be given' : 'its rows are those of its definition',
      })
    return known
  }

  /** Rows that are to be sent again, by the range that they are of. */
  const decidedRows = async ({ rangeRows }: JobRecord): Promise<ReadonlyMap<number, [number, number][]>> => {
    const byRange = new Map<number, [number, number][]>()
    for (const [from, to] of Object.entries(await redis.hgetall(keys.again))) {
      const range = Math.floor(Number(from) / rangeRows)
      byRange.set(range, [...(byRange.get(range) ?? []), [Number(from), Number(to)]])
    }
    return byRange
  }

  const putRows = async (record: JobRecord): Promise<void> => {
    const digest = digestOf(queue.secret, record.salt)
    const sealed = sealedRows<R>(queue.secret, record.salt)
    const source = reader(options.rows ?? job.rows(1))
    let read = 0
    const take = async (count: number): Promise<ReadonlyArray<R>> => {
      try {
        const taken = await source.take(count)
        read += taken.length
        return taken
      } catch (thrown) {
        throw new Stopped({ reason: 'source', row: read + 1, cause: causeOf(thrown) })
      }
    }
    const sealOf = (rows: ReadonlyArray<R>, range: number): string => {
      try {
        return record.sealed ? sealed.seal(rows, range) : ''
      } catch (thrown) {
        throw new Stopped({ reason: 'source', row: read - rows.length + 1, cause: causeOf(thrown) })
      }
    }
    const decided = await decidedRows(record)
    try {
      let before = ''
      /** Up to there the rows are those of before: a digest is one of everything before it. */
      let proven = 0
      const changed = (where: SourceChange): Stopped => new Stopped({ reason: 'source-changed', ...where })
      const again: number[] = []
      const opened: Array<{ readonly range: number; readonly args: ReadonlyArray<string | number> }> = []
      for (let range = 0; range < record.ranges; range++) {
        const from = range * record.rangeRows
        const to = Math.min(from + record.rangeRows, record.rows)
        const rows = await take(to - from)
        if (rows.length < to - from) throw changed(fewerRows(from + rows.length))
        const after = digest(() => before + textOf(rows))
        const open = await redis.hget(keys.open, String(range))
        if (open !== null) {
          if (readRange(open)?.digest !== after) throw changed(changedWithin(proven, to))
          proven = to
          if (record.sealed) await redis.set(keys.rows(range), sealOf(rows, range), 'PX', rowsKeptMs)
          again.push(range)
        }
        const runs = decided.get(range)
        if (open === null && runs !== undefined) {
          const kept: RangeRecord = { from, to, before, digest: after }
          const { secret } = queue
          const ops = againOps(job.definition, { secret, rows, first: from, again: runs })
          const store = ops.flatMap(({ put: key, value }) => [key, value])
          const firsts = runs.map(([row]) => row)
          const sealedText = sealOf(rows, range)
          opened.push({
            range,
            args: [range, JSON.stringify(kept), sealedText, rowsKeptMs, firsts.length, ...firsts, ...store],
          })
          again.push(range)
        }
        before = after
      }
      if (before !== record.digest) throw changed(changedWithin(proven, record.rows))
      for (const { range, args } of opened)
        await putAgain([keys.job, keys.open, keys.range(range), keys.rows(range), keys.again], args)
      await redis.hdel(keys.job, 'stop')
      for (const range of again) await ranges.add({ job: name, range })
      // A job whose last range was short has no more rows; who adds some changes the source.
      const hasEnded = record.put || record.rows < record.ranges * record.rangeRows
      for (let range = record.ranges; ; range++) {
        await roomFor(read)
        const rows = await take(record.rangeRows)
        if (rows.length === 0) break
        if (hasEnded) throw changed(moreRows(record.rows))
        const from = range * record.rangeRows
        const to = from + rows.length
        const after = digest(() => before + textOf(rows))
        const kept: RangeRecord = { from, to, before, digest: after }
        const args = [range, JSON.stringify(kept), to, after, sealOf(rows, range), rowsKeptMs]
        if ((await put([keys.job, keys.open, keys.rows(range)], args)) !== 1)
          throw new Stopped({ reason: 'locked', detail: 'another starter puts its rows' })
        await ranges.add({ job: name, range })
        before = after
      }
      await allPut([keys.job, keys.open, keys.outcomes, keys.fences, keys.again], [])
    } finally {
      await source.close().catch(() => undefined)
    }
  }

  /** Waits until more may be put than `rows`. */
  const roomFor = async (rows: number): Promise<void> => {
    for (;;) {
      if (signal?.aborted === true)
        throw new Stopped({ reason: 'cancelled', detail: 'the signal', row: rows + 1 })
      const stop = await redis.hget(keys.job, 'stop')
      if (stop !== null && stop !== '') throw new Stopped(JSON.parse(stop) as Stop)
      if ((await redis.hlen(keys.open)) < ahead) return
      await wait(lookMs, signal)
    }
  }

  try {
    const checked = await checkRedis(redis, queue.durability, job.known.repeatable)
    if (checked._tag === 'Left') return failed(checked.left)
    await claimQueue()
    const record = await openRecord()
    const before = await statusIn(redis, queue, name)
    if (before?.state !== 'ended') await putRows(record)
    const status = await statusIn(redis, queue, name)
    return status === undefined ? failed({ reason: 'store', detail: 'it is gone' }) : ok(status)
  } catch (thrown) {
    if (!(thrown instanceof Stopped)) return failed({ reason: 'store', cause: causeOf(thrown) })
    const status = await statusIn(redis, queue, name).catch(() => undefined)
    return failed({ ...thrown.stop, ...(status === undefined ? {} : { counts: status.rows }) })
  } finally {
    // Where Redis is away it is never open, and is let go of with its connection.
    const isOpen = await bounded(ranges.ready(), lookMs).then(
      () => true,
      () => false,
    )
    if (isOpen) await ranges.close().catch(() => undefined)
    redis.disconnect()
  }
}
