import type { StoreOp } from '../store/Store'
import type { RowCounts, RowOutcome } from './BulkReport'
import type { Change } from './ChunkInHand'
import { againKey, chunkKey, outcomeKey, progressKey, type Chunk } from './chunks'

/** How far a job has come, as it is kept. */
export interface Progress {
  /** All rows before it have an outcome. */
  readonly low: number
  /** Of the rows before it. */
  readonly digest: string
  readonly done: number
  readonly refused: number
  readonly unknown: number
  readonly calls: number
  readonly splits: number
  /** How often a person decided about rows. */
  readonly decided?: number
  /** The platform refused requests with more rows. */
  readonly most?: number
  /** The source ended here and every row has its outcome. */
  readonly ended: boolean
}

/** The books of a job: every chunk that is not behind it, and counts that always fit what is kept. */
export interface Ledger {
  readonly progress: () => Progress
  /** How many rows are known of. */
  readonly read: () => number
  readonly counts: () => RowCounts
  /** A chunk is as it says from now on. Gives what to keep. */
  readonly keep: (chunk: Chunk, change?: Change) => ReadonlyArray<StoreOp>
  readonly called: () => void
  readonly limit: (most: number) => void
  readonly end: () => ReadonlyArray<StoreOp>
}

export interface LedgerOptions {
  readonly progress: Progress
  readonly chunks: ReadonlyArray<Chunk>
  /** The number of the job's first row that it speaks of. */
  readonly first: number
  /** Whether another run may go on from what is kept; otherwise nothing but outcomes is worth keeping. */
  readonly lasting: boolean
}

export const createLedger = ({ progress: start, chunks: kept, first, lasting }: LedgerOptions): Ledger => {
  const chunks = new Map(kept.map((chunk) => [chunk.from, chunk]))
  let progress = start
  let read = kept.reduce((most, { to }) => Math.max(most, to), start.low)
  const put = (key: string, value: unknown): StoreOp => ({ put: key, value: JSON.stringify(value) })

  /** Which chunks lie behind the mark now: the first that has not all its outcomes stops it. */
  const advance = (): ReadonlyArray<number> => {
    const passed: number[] = []
    let { low, digest } = progress
    for (let next = chunks.get(low); next?.parts.length === 0; next = chunks.get(low)) {
      chunks.delete(low)
      passed.push(low)
      low = next.to
      digest = next.digest
    }
    progress = { ...progress, low, digest }
    return passed
  }

  return {
    progress: () => progress,
    read: () => read,
    counts: () => ({
      read: read - first,
      done: progress.done,
      refused: progress.refused,
      unknown: progress.unknown,
    }),
    keep: (chunk, { done = 0, outcomes = [], splits = 0 } = {}) => {
      const count = (state: RowOutcome['state']): number =>
        outcomes.reduce((sum, { state: is, from, to }) => sum + (is === state ? to - from + 1 : 0), 0)
      if (chunk.again !== true) {
        chunks.set(chunk.from, chunk)
        read = Math.max(read, chunk.to)
      }
      const passed = advance()
      progress = {
        ...progress,
        done: progress.done + done,
        refused: progress.refused + count('refused'),
        unknown: progress.unknown + count('unknown'),
        splits: progress.splits + splits,
      }
      const ops: StoreOp[] = outcomes.map((outcome) => put(outcomeKey(outcome.from), outcome))
      if (!lasting) return ops
      if (chunk.again === true)
        ops.push(chunk.parts.length > 0 ? put(againKey(chunk.from), chunk) : { del: againKey(chunk.from) })
      else if (!passed.includes(chunk.from)) ops.push(put(chunkKey(chunk.from), chunk))
      for (const from of passed) ops.push({ del: chunkKey(from) })
      ops.push(put(progressKey, progress))
      return ops
    },
    called: () => {
      progress = { ...progress, calls: progress.calls + 1 }
    },
    limit: (most) => {
      progress = { ...progress, most: Math.min(most, progress.most ?? most) }
    },
    end: () => {
      progress = { ...progress, ended: true }
      return [put(progressKey, progress)]
    },
  }
}
