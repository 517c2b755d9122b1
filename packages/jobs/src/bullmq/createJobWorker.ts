import {
  bounded,
  causeOf,
  emit,
  refuseUnknownOptions,
  script,
  wait as realWait,
} from '@paifang/gateway/author'
import type { PaifangEvent } from '@paifang/gateway'
import { err, ok, type JobError, type Result } from '@paifang/result'
import { DelayedError, WaitingError, Worker, type Job } from 'bullmq'
import { runRows } from '../bulk/bulk'
import type { RunOptions } from '../bulk/BulkOptions'
import type { DefinedJob } from '../bulk/defineJob'
import { digestOf, textOf } from '../bulk/digests'
import { changedWithin, fewerRows } from '../bulk/SourceChange'
import type { Stop } from '../bulk/Stop'
import { checkCounts, checkQueue } from './checkOptions'
import { checkRedis, connectionOf, firstAnswerMs, noAnswer } from './connect'
import { readRange, type RangeRecord } from './JobRecord'
import { bullPrefix, jobKeys, queueFormat, queueKeys } from './keys'
import { definitionText, otherwise } from './QueueDefinition'
import type { QueueOptions } from './QueueOptions'
import { rangeStore } from './rangeStore'
import { rangeQueue, type RangeTask } from './rangeQueue'
import { finishScript, pauseScript, takeScript } from './scripts'
import { sealedRows } from './sealedRows'

export interface WorkerOptions extends Pick<
  RunOptions,
  'concurrency' | 'maxUnknown' | 'maxRefusals' | 'maxSplits' | 'onEvent' | 'clock' | 'wait'
> {
  /** Ranges at once; each makes up to `concurrency` requests at once. Default 1. */
  readonly ranges?: number
  /**
   * Longest time that a range waits in its worker for the gateway to take calls again; beyond it all ranges of its job are
   * put back until then. Default 5,000.
   */
  readonly maxPauseMs?: number
  /**
   * How long a worker has a range that it does not say it still runs, and how often it is looked for those. The ranges of one
   * that died run again after the first and up to two of the second. Default 30,000 and 10,000.
   */
  readonly lockMs?: number
  readonly stalledMs?: number
}

/** A worker at work. */
export interface JobWorker {
  /** Resolves when it takes nothing any more: with why, or with nothing after `close`. */
  readonly ended: Promise<JobError | undefined>
  /**
   * Begins no further request; those that run may end within `drainMs` (default 10,000). What is not done is put back, for
   * others. Never rejects.
   */
  readonly close: (options?: { readonly drainMs?: number }) => Promise<void>
}

const names: Readonly<Record<keyof WorkerOptions, true>> = {
  ranges: true,
  concurrency: true,
  maxUnknown: true,
  maxRefusals: true,
  maxSplits: true,
  maxPauseMs: true,
  lockMs: true,
  stalledMs: true,
  onEvent: true,
  clock: true,
  wait: true,
}
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/** How often a range may take its worker with it. */
const mostDeaths = 10
/** So that ranges which met the same ban do not all come back in the same millisecond. */
const spreadMs = 1_000
/** How soon a range is tried again that could not be run here. */
const againMs = 1_000

const rowsOf = async <R>(rows: AsyncIterable<R> | Iterable<R>): Promise<ReadonlyArray<R>> => {
  const all: R[] = []
  for await (const row of rows) all.push(row)
  return all
}

/**
 * Works on the jobs of a queue until it is closed: takes a range of rows, makes requests of them, keeps what became of each,
 * and takes the next. It may be killed at any moment: another then takes its range, and no row is written twice.
 *
 * Left: `definition`, `secret`: what the queue has differs from this definition or secret, and nothing is taken; `store`: Redis cannot be
 * reached, or may forget. Rejects only with a TypeError for options that make no sense.
 */
export const createJobWorker = async <G extends string, I, O, C extends string, R>(
  job: DefinedJob<G, I, O, C, R>,
  queue: QueueOptions,
  options: WorkerOptions = {},
): Promise<Result<JobError, JobWorker>> => {
  refuseUnknownOptions(options, optionNames)
  const { ranges = 1, maxPauseMs = 5_000, lockMs = 30_000, stalledMs = 10_000 } = options
  const { clock = () => Date.now(), wait = realWait } = options
  checkQueue(queue)
  const { concurrency, maxUnknown, maxRefusals } = options
  const { chunk, maxAttempts } = job
  checkCounts({ ranges, lockMs, stalledMs, concurrency, maxUnknown, maxRefusals, chunk, maxAttempts })
  const { method, gateway } = job.operation
  const definition = definitionText(job as never, queue.secret)
  const redis = connectionOf(queue)
  const failed = (stop: Stop): JobError => ({ _tag: 'JobError', job: queue.queue, method, ...stop })

  const known = await (async (): Promise<Result<Stop, string | null>> => {
    const checked = await checkRedis(redis, queue.durability, job.known.repeatable)
    if (checked._tag === 'Left') return checked
    try {
      return ok(await redis.get(queueKeys(queue).definition))
    } catch (thrown) {
      return err({ reason: 'store', cause: causeOf(thrown) })
    }
  })()
  const refusal: Stop | undefined =
    known._tag === 'Left'
      ? known.left
      : known.right !== null && known.right !== definition
        ? otherwise(known.right, definition)
        : undefined
  if (refusal !== undefined) {
    redis.disconnect()
    return err(failed(refusal))
  }

  const take = script(redis, takeScript)
  const finish = script(redis, finishScript)
  const pause = script(redis, pauseScript)
  const closing = new AbortController()
  let drainMs = 10_000
  let tellEnded: (why: JobError | undefined) => void = () => undefined
  const ended = new Promise<JobError | undefined>((resolve) => (tellEnded = resolve))

  /** What is told of a run is told of a range here: the job goes on elsewhere. */
  const rangeEvents = (told: PaifangEvent): void => {
    if (options.onEvent === undefined || told.type === 'job.start') return
    options.onEvent(told.type === 'job.done' ? { ...told, type: 'job.range' } : told)
  }
  const event = (type: `job.${string}`, id: string, more: Partial<PaifangEvent> = {}): void => {
    if (options.onEvent !== undefined)
      emit(options.onEvent, { type, id, gateway, method, atMs: clock(), ...more })
  }

  const later = async (bull: Job<RangeTask>, token: string | undefined, ms: number): Promise<never> => {
    await bull.moveToDelayed(Date.now() + Math.max(1, Math.ceil(ms)), token)
    throw new DelayedError()
  }

  /** The first word counts: why a job stops is not what came of its stopping. */
  const stopJob = async (name: string, stop: Stop): Promise<true> => {
    await redis.hsetnx(jobKeys(queue, name).job, 'stop', JSON.stringify(stop))
    event('job.stop', name, { outcome: 'JobError', reason: stop.reason })
    return true
  }

  /** The rows of a range, as they were when it was put. */
  const load = async (
    name: string,
    range: number,
    { from, to, before, digest }: RangeRecord,
    salt: string,
  ): Promise<ReadonlyArray<R> | Stop> => {
    const keys = jobKeys(queue, name)
    const isSealed = (await redis.hget(keys.job, 'sealed')) === '1'
    const row = from + 1
    let rows: ReadonlyArray<R>
    if (isSealed) {
      const text = await redis.get(keys.rows(range))
      if (text === null)
        return {
          reason: 'source',
          row,
          detail: 'the rows are not kept any more: start the job again with them',
        }
      try {
        rows = sealedRows<R>(queue.secret, salt).open(text, range)
      } catch (thrown) {
        return {
          reason: 'source',
          row,
          detail: 'what is kept of the rows is damaged',
          cause: causeOf(thrown),
        }
      }
    } else {
      try {
        rows = await rowsOf(job.rows(row, to))
      } catch (thrown) {
        return { reason: 'source', row, cause: causeOf(thrown) }
      }
    }
    const found = digestOf(queue.secret, salt)(() => before + textOf(rows))
    if (rows.length === to - from && found === digest) return rows
    const where = rows.length < to - from ? fewerRows(from + rows.length) : changedWithin(from, to)
    return { reason: 'source-changed', ...where }
  }

  /** Gives whether the range has still to be run when BullMQ has dropped its task. */
  const run = async (bull: Job<RangeTask>, token: string | undefined): Promise<boolean> => {
    const { job: name, range } = bull.data
    const keys = jobKeys(queue, name)
    const taken = await take([keys.job, keys.open, keys.fences], [range, definition])
    const [state, first, second, third, done] = taken as ReadonlyArray<string>
    if (state === 'ended' || state === 'stopped') return state === 'stopped'
    if (state === 'paused') return later(bull, token, Number(first) + Math.random() * spreadMs)
    if (state !== 'taken') {
      refuse(
        state === 'format'
          ? { reason: 'format', detail: `it has format ${first ?? ''}, this version reads ${queueFormat}` }
          : otherwise(first ?? '', definition),
      )
      return later(bull, token, againMs)
    }
    const record = readRange(second ?? '')
    if (record === undefined)
      return stopJob(name, { reason: 'store', detail: `what is kept of range ${range} is damaged` })
    const rows = await load(name, range, record, third ?? '')
    if ('reason' in rows) return stopJob(name, rows)
    const store = rangeStore(redis, keys, range, Number(first))
    const { client: calls, operation, rows: _rows, known: _known, definition: _definition, ...requests } = job
    const working = runRows<G, I, O, C, R>(
      calls,
      operation,
      rows,
      {
        job: name,
        ...requests,
        ...options,
        onEvent: rangeEvents,
        maxPauseMs,
        signal: closing.signal,
        get graceMs() {
          return drainMs
        },
        checkpoint: { secret: queue.secret, open: () => Promise.resolve(ok(store)) },
      },
      { first: record.from, begun: Number(done) > 0 },
    )
    const ending = await working.catch((thrown: unknown): Result<JobError, never> =>
      err(failed({ reason: 'definition', cause: causeOf(thrown) })),
    )
    if (ending._tag === 'Right') {
      const { rows: counts, calls: made, splits } = ending.right
      const all = { done: counts.done, refused: counts.refused, unknown: counts.unknown, calls: made, splits }
      const names = [
        ...[keys.job, keys.open, keys.fences, keys.outcomes],
        ...[keys.range(range), keys.rows(range), keys.again],
      ]
      const last = await finish(names, [range, Number(first), ...Object.entries(all).flat()])
      if (last === 2) {
        await redis.srem(queueKeys(queue).jobs, name)
        event('job.ended', name, { outcome: 'ok' })
      }
      return false
    }
    const { _tag: _, job: _name, method: _method, counts: _counts, ...stop } = ending.left
    if (store.isLost()) return false
    switch (stop.reason) {
      case 'cancelled':
        await bull.moveToWait(token)
        throw new WaitingError()
      case 'paused': {
        const forMs = stop.untilMs === undefined ? 60_000 : Math.max(0, Math.ceil(stop.untilMs - clock()))
        await pause([keys.job], [forMs])
        event('job.pause', name, { retryAfterMs: forMs })
        return later(bull, token, forMs + Math.random() * spreadMs)
      }
      case 'store':
        if (stop.cause !== undefined) return later(bull, token, againMs)
        return stopJob(name, stop)
      default:
        return stopJob(name, stop)
    }
  }

  const running = new Set<Promise<unknown>>()
  const tracked = (bull: Job<RangeTask>, token: string | undefined): Promise<boolean> => {
    const work = run(bull, token)
    const ending: Promise<unknown> = work.catch(() => undefined).finally(() => running.delete(ending))
    running.add(ending)
    return work
  }
  const worker = new Worker<RangeTask, boolean>(queue.queue, tracked, {
    connection: redis,
    prefix: bullPrefix(queue),
    concurrency: ranges,
    lockDuration: lockMs,
    stalledInterval: stalledMs,
    maxStalledCount: mostDeaths,
  })
  const tasks = rangeQueue(queue, redis)
  // A job that was started again while its task was about to be dropped would wait for it for ever.
  worker.on('completed', ({ data: { job: name, range } }, isOpen) => {
    const putBack = async (): Promise<void> => {
      const keys = jobKeys(queue, name)
      const isStopped = ((await redis.hget(keys.job, 'stop')) ?? '') !== ''
      if (!isStopped && (await redis.hexists(keys.open, String(range))) === 1)
        await tasks.add({ job: name, range })
    }
    if (isOpen) void putBack().catch(() => undefined)
  })
  // What BullMQ meets on its way it meets again: it goes on when Redis does.
  worker.on('error', () => undefined)
  worker.on('failed', (bull, thrown) => {
    if (bull === undefined || !thrown.message.includes('stalled more than')) return
    const { job: name, range } = bull.data
    const died = async (): Promise<void> => {
      const keys = jobKeys(queue, name)
      const open = await redis.hget(keys.open, String(range))
      const record = readRange(open ?? '')
      if (record === undefined) return
      const { from, to } = record
      await stopJob(name, {
        reason: 'definition',
        row: from + 1,
        detail: `workers died ${mostDeaths + 1} times at rows ${from + 1} to ${to}`,
      })
    }
    void died().catch(() => undefined)
  })

  const refuse = (stop: Stop): void => {
    tellEnded(failed(stop))
    event('job.refuse', queue.queue, { outcome: 'JobError', reason: stop.reason })
    void worker.pause(true).catch(() => undefined)
  }

  // BullMQ cannot let go of what it is still opening: it hangs, or ends the process with an error that nobody can hear.
  const opening = Promise.all([worker.waitUntilReady(), tasks.ready()])
  try {
    await bounded(opening, firstAnswerMs)
  } catch (thrown) {
    opening.catch(() => undefined)
    redis.disconnect()
    await worker.close(true).catch(() => undefined)
    return err(failed(noAnswer(redis, thrown)))
  }

  let closed: Promise<void> | undefined
  let isAway = false
  redis.on('close', () => {
    if (isAway || closed !== undefined) return
    isAway = true
    event('job.store', queue.queue, { outcome: 'JobError', reason: 'store' })
  })
  redis.on('ready', () => {
    if (!isAway) return
    isAway = false
    event('job.store', queue.queue, { outcome: 'ok' })
  })
  const close = async (): Promise<void> => {
    closing.abort()
    const over = new AbortController()
    const overdue = wait(drainMs + 1_000, over.signal).then(() => true)
    // Not BullMQ's own way to wait: it would wait for ever for a hook that hangs, or for Redis.
    void worker.pause(true).catch(() => undefined)
    const isOverdue = await Promise.race([Promise.all(running).then(() => false), overdue])
    const gone = worker.close(isOverdue || redis.status !== 'ready').catch(() => undefined)
    await Promise.race([gone.then(() => tasks.close()), overdue]).catch(() => undefined)
    over.abort()
    redis.disconnect()
    tellEnded(undefined)
  }
  return ok({
    ended,
    close: (given = {}) => {
      if (closed === undefined) drainMs = given.drainMs ?? drainMs
      closed ??= close()
      return closed
    },
  })
}
