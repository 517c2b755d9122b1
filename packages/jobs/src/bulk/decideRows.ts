import { causeOf } from '@paifang/gateway/author'
import { err, ok, type JobError, type Result } from '@paifang/result'
import type { Checkpoint, Store, StoreOp } from '../store/Store'
import type { BulkProgress } from './BulkReport'
import { againChunk, againKey, generations, jobKey, outcomeKey, progressKey } from './chunks'
import {
  decideOutcomes,
  readDecisions,
  type Decision,
  type DecisionCounts,
  type RowDecisions,
} from './decisions'
import { format, readJob } from './openJob'
import { outcomesIn } from './outcomesOf'
import type { Stop } from './Stop'

interface Kept {
  readonly ops: ReadonlyArray<StoreOp>
  readonly progress: BulkProgress
  readonly counts: DecisionCounts
}

const decide = async (
  job: string,
  store: Store,
  byRow: ReadonlyMap<number, Decision>,
): Promise<Kept | Stop> => {
  const found = await readJob(store)
  if (found === undefined) return { reason: 'source', detail: 'nobody ever ran it' }
  if ('reason' in found) return found
  const { record, progress } = found
  const said = await decideOutcomes(outcomesIn(store), byRow)
  if ('reason' in said) return said
  const { changes, again, counts, by } = said
  const decided = (progress.decided ?? 0) + 1
  const put = (key: string, value: unknown): StoreOp => ({ put: key, value: JSON.stringify(value) })
  const kept = {
    ...progress,
    done: progress.done + by.done,
    refused: progress.refused + by.refused,
    unknown: progress.unknown + by.unknown,
    decided,
  }
  const ops = [
    ...changes.flatMap(({ was, are }) => [
      { del: outcomeKey(was.from) },
      ...are.map((outcome) => put(outcomeKey(outcome.from), outcome)),
    ]),
    // Their requests need keys that none of these rows had before.
    ...again.map(([from, to]) => put(againKey(from), againChunk(from, to, decided * generations))),
    put(progressKey, kept),
    put(jobKey, { ...record, format }),
  ]
  const { done, refused, unknown, low, calls } = kept
  const { gateway, method } = record
  const known = [...found.chunks, { to: low }].reduce((most, { to }) => Math.max(most, to), 0)
  const stands: BulkProgress = {
    job,
    gateway,
    method,
    state: counts.again > 0 || !progress.ended || found.again.length > 0 ? 'stopped' : 'ended',
    rows: { read: known, done, refused, unknown },
    calls,
    rowsPerSecond: 0,
  }
  return { ops, progress: stands, counts }
}

/**
 * Keeps what a person found out about rows that are unknown or refused; all of it or nothing. Rows to be sent `again` are
 * sent when the job is run again.
 *
 * Right: how many rows were decided, and how. Left: the job is running, its store cannot be read or written, or a decision
 * makes no sense (`source`, with the row), and nothing was changed.
 */
export const decideRows = async (
  checkpoint: Checkpoint,
  job: string,
  given: RowDecisions,
): Promise<Result<JobError, DecisionCounts>> => {
  const failed = (stop: Stop): Result<JobError, never> => err({ _tag: 'JobError', job, ...stop })
  const byRow = await readDecisions(given)
  if ('reason' in byRow) return failed(byRow)
  let store: Store | undefined
  try {
    const opened = await checkpoint.open(job)
    if (opened._tag === 'Left') return opened
    store = opened.right
    const decided = await decide(job, store, byRow)
    if ('reason' in decided) return failed(decided)
    // Told before it is kept: a store that has fewer outcomes than were told of is taken for a damaged one.
    await checkpoint.tell?.(job, decided.progress)
    await store.batch(decided.ops, { durable: true })
    return ok(decided.counts)
  } catch (thrown) {
    return failed({ reason: 'store', cause: causeOf(thrown) })
  } finally {
    await store?.close().catch(() => undefined)
  }
}
