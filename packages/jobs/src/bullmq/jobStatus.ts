import { causeOf, emit, wait as realWait } from '@paifang/gateway/author'
import { err, ok, type JobError, type Result } from '@paifang/result'
import type { Redis } from 'ioredis'
import type { BulkReport, RowCounts, RowOutcome } from '../bulk/BulkReport'
import type { Stop } from '../bulk/Stop'
import { readJobRecord } from './JobRecord'
import { jobKeys } from './keys'
import type { QueueOptions } from './QueueOptions'

/** How a job of a queue stands. Holds no value of a row. */
export interface JobStatus {
  readonly job: string
  /** `putting`: its rows are not all put yet; `stopped`: it has to be started again. */
  readonly state: 'putting' | 'running' | 'paused' | 'stopped' | 'ended'
  /** Rows that are put, and what became of those whose range has ended. */
  readonly rows: RowCounts
  readonly ranges: { readonly put: number; readonly ended: number }
  readonly calls: number
  /** How often a refused request was parted to find the rows that it was refused for. */
  readonly splits: number
  /** Of a paused job: when it goes on, epoch milliseconds. */
  readonly untilMs?: number
  /** What it stopped for. */
  readonly stop?: Stop
}

type Shared = Pick<QueueOptions, 'redis' | 'prefix' | 'queue'>

/** Rows are to be sent again of ranges that have ended: the next start opens those. */
const decided: Stop = {
  reason: 'cancelled',
  detail: 'rows of it are to be sent again: start it with its rows',
}

export const statusIn = async (
  redis: Redis,
  queue: Shared,
  job: string,
  nowMs = Date.now(),
): Promise<JobStatus | undefined> => {
  const keys = jobKeys(queue, job)
  const answers = await redis.multi().hgetall(keys.job).hlen(keys.open).hlen(keys.again).exec()
  const [[, hash] = [], [, open] = [], [, again] = []] = answers ?? []
  const record = readJobRecord((hash ?? {}) as Record<string, string>)
  if (record === undefined) return undefined
  const { put, ranges, rows, counts, calls, splits, untilMs } = record
  const isPaused = untilMs !== undefined && untilMs > nowMs
  const isIdle = put && open === 0
  const ended = isIdle && again === 0
  const stop = record.stop ?? (isIdle && !ended ? decided : undefined)
  return {
    job,
    state: ended
      ? 'ended'
      : stop !== undefined
        ? 'stopped'
        : isPaused
          ? 'paused'
          : put
            ? 'running'
            : 'putting',
    rows: { read: rows, ...counts },
    ranges: { put: ranges, ended: ranges - Number(open) },
    calls,
    splits,
    ...(isPaused ? { untilMs } : {}),
    ...(stop === undefined ? {} : { stop }),
  }
}

const store = (job: string, thrown: unknown): JobError => ({
  _tag: 'JobError',
  job,
  reason: 'store',
  cause: causeOf(thrown),
})

/** How a job stands; `undefined`: nobody started one of this name, or it ended more than 30 days ago. */
export const jobStatus = async (
  queue: Shared,
  job: string,
): Promise<Result<JobError, JobStatus | undefined>> => {
  try {
    return ok(await statusIn(queue.redis, queue, job))
  } catch (thrown) {
    return err(store(job, thrown))
  }
}

/** Outcomes that are read at once. */
const batch = 1_000

export const outcomesKept = async function* (queue: Shared, job: string): AsyncGenerator<RowOutcome> {
  const { outcomes } = jobKeys(queue, job)
  for (let from = 0; ; from += batch) {
    const texts = await queue.redis.zrange(outcomes, from, from + batch - 1)
    for (const text of texts) yield JSON.parse(text) as RowOutcome
    if (texts.length < batch) return
  }
}

/**
 * What became of the rows of a job that are not simply done, in their order, as far as their ranges have ended. A Left is the
 * last: Redis cannot be read.
 */
export const queuedOutcomes = async function* (
  queue: Shared,
  job: string,
): AsyncGenerator<Result<JobError, RowOutcome>> {
  try {
    for await (const outcome of outcomesKept(queue, job)) yield ok(outcome)
  } catch (thrown) {
    yield err(store(job, thrown))
  }
}

export interface WaitOptions {
  /** How often it is looked. Default 500. */
  readonly everyMs?: number
  readonly signal?: AbortSignal
  /** Each time it is looked. What it throws is ignored. */
  readonly onStatus?: (status: JobStatus) => void
  /** Resolves after `ms`, or as soon as the signal aborts. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>
}

const mostExceptions = 1_000

/**
 * Resolves when a job has ended or stopped. Right: each row has its outcome. Left: `store`: there is no such job, or Redis
 * cannot be read; `cancelled`: the signal, and the job runs on; or what the job stopped for: start it again.
 */
export const waitForJob = async (
  queue: Shared,
  job: string,
  { everyMs = 500, signal, onStatus, wait = realWait }: WaitOptions = {},
): Promise<Result<JobError, BulkReport>> => {
  for (;;) {
    const found = await jobStatus(queue, job)
    if (found._tag === 'Left') return found
    const status = found.right
    if (status === undefined)
      return err({ _tag: 'JobError', job, reason: 'store', detail: 'no job of this name' })
    if (onStatus !== undefined) emit(onStatus, status)
    const { rows, calls, splits, stop } = status
    if (status.state === 'stopped' && stop !== undefined)
      return err({ _tag: 'JobError', job, ...stop, counts: rows })
    if (status.state === 'ended') {
      const exceptions: RowOutcome[] = []
      for await (const outcome of queuedOutcomes(queue, job)) {
        if (outcome._tag === 'Left') return outcome
        if (exceptions.push(outcome.right) === mostExceptions) break
      }
      return ok({ job, rows, calls, splits, exceptions })
    }
    if (signal?.aborted === true)
      return err({ _tag: 'JobError', job, reason: 'cancelled', detail: 'the signal', counts: rows })
    await wait(everyMs, signal)
  }
}
