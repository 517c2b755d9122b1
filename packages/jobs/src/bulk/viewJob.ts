import { causeOf } from '@paifang/gateway/author'
import { err, ok, type JobError, type Result } from '@paifang/result'
import type { Checkpoint, Store } from '../store/Store'
import type { RowOutcome } from './BulkReport'
import { countOf, type Chunk } from './chunks'
import { readJob } from './openJob'
import { outcomesIn } from './outcomesOf'
import type { Stop } from './Stop'

/** Rows that were read and have no outcome yet, as they share a request: rows `from` to `to`, counted from 1, both included. */
export interface OpenRequest {
  readonly from: number
  readonly to: number
  /** Rows among them that are in it: others have their outcome. */
  readonly rows: number
  /** `sent`: it was about to be sent, and no answer is kept. */
  readonly state: 'pending' | 'sent'
  /** When it was named, epoch milliseconds. */
  readonly timeMs?: number
  /** A person decided that its rows are to be sent again. */
  readonly again?: true
}

/** What is kept of a job, for who only looks. Holds no value of a row. */
export interface JobView {
  readonly gateway: string
  /** Wire name of the operation. */
  readonly method: string
  readonly version?: string
  /** In the order of their rows. */
  readonly requests: ReadonlyArray<OpenRequest>
  /** Rows that are not simply done, in their order, of those after row `after`; default: all. Throws what its store throws. */
  readonly outcomes: (after?: number) => AsyncIterable<RowOutcome>
  readonly close: () => Promise<void>
}

const openOf = (chunk: Chunk): ReadonlyArray<OpenRequest> =>
  chunk.parts.map((part) => ({
    from: part.from + 1,
    to: part.to,
    rows: countOf(part, chunk),
    state: part.state,
    ...(part.timeMs === undefined ? {} : { timeMs: part.timeMs }),
    ...(chunk.again === true ? { again: true as const } : {}),
  }))

/** Opens what is kept of a job. Left: it cannot be opened or read, or nobody ever ran it. */
export const viewJob = async (
  checkpoint: Pick<Checkpoint, 'open'>,
  job: string,
): Promise<Result<JobError, JobView>> => {
  const failed = (stop: Stop): Result<JobError, never> => err({ _tag: 'JobError', job, ...stop })
  let store: Store | undefined
  try {
    const opened = await checkpoint.open(job)
    if (opened._tag === 'Left') return opened
    const found = (store = opened.right)
    const kept = await readJob(found)
    if (kept === undefined || 'reason' in kept) {
      await found.close()
      return failed(kept ?? { reason: 'source', detail: 'nobody ever ran it' })
    }
    const { gateway, method, version } = kept.record
    return ok({
      gateway,
      method,
      ...(version === undefined ? {} : { version }),
      requests: [...kept.chunks, ...kept.again].flatMap(openOf).sort((one, other) => one.from - other.from),
      outcomes: (after = 0) => outcomesIn(found, after),
      close: () => found.close(),
    })
  } catch (thrown) {
    await store?.close().catch(() => undefined)
    return failed({ reason: 'store', cause: causeOf(thrown) })
  }
}
