import { causeOf } from '@paifang/gateway/author'
import { err, ok, type JobError, type Result } from '@paifang/result'
import type { Checkpoint, Store, StoreOp } from '../store/Store'
import type { BulkProgress, RowOutcome } from './BulkReport'
import { againKey, generations, jobKey, outcomeKey, progressKey, runsOf, type Chunk } from './chunks'
import { format, readJob } from './openJob'
import { outcomesIn } from './outcomesOf'
import type { Stop } from './Stop'

/**
 * What a person found out about a row: `done`: the platform has it; `refused`: it has not, and shall not; `again`: it has
 * not, and the next run sends it, in a request with a new key.
 */
export type Decision = 'done' | 'refused' | 'again'

export interface RowDecision {
  /** From 1, as reports number them. */
  readonly row: number
  readonly outcome: Decision
}

const decisions: ReadonlyArray<string> = ['done', 'refused', 'again'] satisfies ReadonlyArray<Decision>

/** Decisions by row number. */
const read = async (
  given: AsyncIterable<RowDecision> | Iterable<RowDecision>,
): Promise<ReadonlyMap<number, Decision> | Stop> => {
  const byRow = new Map<number, Decision>()
  try {
    for await (const { row, outcome } of given) {
      const known = byRow.get(row)
      const problem = !Number.isSafeInteger(row)
        ? 'a row is a whole number from 1 on'
        : !decisions.includes(outcome)
          ? `row ${row}: an outcome is one of ${decisions.join(', ')}`
          : known !== undefined && known !== outcome
            ? `row ${row} has two outcomes`
            : undefined
      if (problem !== undefined) return { reason: 'source', detail: problem }
      byRow.set(row, outcome)
    }
  } catch (thrown) {
    return { reason: 'source', cause: causeOf(thrown) }
  }
  return byRow
}

interface Decided {
  readonly ops: ReadonlyArray<StoreOp>
  readonly progress: BulkProgress
  readonly counts: Readonly<Record<Decision, number>>
}

const decide = async (
  job: string,
  store: Store,
  byRow: ReadonlyMap<number, Decision>,
): Promise<Decided | Stop> => {
  const found = await readJob(store)
  if (found === undefined) return { reason: 'source', detail: 'nobody ever ran it' }
  if ('reason' in found) return found
  const { record, progress } = found
  const decided = (progress.decided ?? 0) + 1
  const ops: StoreOp[] = []
  const counts = { done: 0, refused: 0, again: 0 }
  const open = { refused: progress.refused, unknown: progress.unknown }
  const left = new Set(byRow.keys())
  const put = (outcome: RowOutcome): void =>
    void ops.push({ put: outcomeKey(outcome.from), value: JSON.stringify(outcome) })

  for await (const outcome of outcomesIn(store)) {
    const rows = Array.from({ length: outcome.to - outcome.from + 1 }, (_, index) => outcome.from + index)
    if (!rows.some((row) => byRow.has(row))) continue
    ops.push({ del: outcomeKey(outcome.from) })
    for (const what of [undefined, 'done', 'refused', 'again'] as const)
      for (const [from, before] of runsOf(rows.filter((row) => byRow.get(row) === what))) {
        const to = before - 1
        if (what === undefined) {
          put({ ...outcome, from, to })
          continue
        }
        counts[what] += before - from
        open[outcome.state] -= before - from
        for (let row = from; row < before; row++) left.delete(row)
        if (what === 'refused') {
          const id = outcome.requestId === undefined ? {} : { requestId: outcome.requestId }
          put({ from, to, state: 'refused', where: 'person', code: 'decided', ...id })
        }
        if (what === 'again') {
          // Its requests need keys that none of these rows had before.
          const part = { from: from - 1, to, state: 'pending', generation: decided * generations } as const
          const chunk: Chunk = { from: from - 1, to, digest: '', out: [], parts: [part], again: true }
          ops.push({ put: againKey(chunk.from), value: JSON.stringify(chunk) })
        }
      }
  }
  const [row] = [...left].sort((a, b) => a - b)
  if (row !== undefined)
    return {
      reason: 'source',
      row,
      detail: `nothing is to be decided about row ${row}: it is done, or was not sent yet`,
    }
  const kept = {
    ...progress,
    done: progress.done + counts.done,
    refused: open.refused + counts.refused,
    unknown: open.unknown,
    decided,
  }
  ops.push({ put: progressKey, value: JSON.stringify(kept) })
  ops.push({ put: jobKey, value: JSON.stringify({ ...record, format }) })
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
  given: AsyncIterable<RowDecision> | Iterable<RowDecision>,
): Promise<Result<JobError, Readonly<Record<Decision, number>>>> => {
  const failed = (stop: Stop): Result<JobError, never> => err({ _tag: 'JobError', job, ...stop })
  const byRow = await read(given)
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
