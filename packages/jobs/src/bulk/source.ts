import type { Chunk } from './chunks'
import type { RowDigest } from './digests'
import type { OpenedJob } from './openJob'
import { changedWithin, fewerRows, moreRows, type SourceChange } from './SourceChange'

/** Rows that were read, with what is kept of them. */
export interface Loaded<R> {
  readonly chunk: Chunk
  readonly rows: ReadonlyArray<R>
}

/** The rows are not those that the job began with. */
export class SourceChanged extends Error {
  constructor(readonly where: SourceChange) {
    super('source changed')
  }
}

/** Reads a source in chunks; one at a time, and no further than it is asked. */
export interface Source<R> {
  /** `undefined`: it has ended. */
  readonly next: () => Promise<Loaded<R> | undefined>
  /** Its chunks hold at most so many rows from now on. */
  readonly limit: (rows: number) => void
  readonly close: () => Promise<void>
}

/**
 * From its start: rows that have their outcome are read and compared, nothing more. `first`: the number of its first row,
 * counted from 0, where it is the source of a part of a job.
 */
export const createSource = <R>(
  rows: AsyncIterable<R> | Iterable<R>,
  kept: Pick<OpenedJob, 'progress' | 'chunks' | 'again'>,
  digest: RowDigest,
  most: number,
  first = 0,
): Source<R> => {
  let size = most
  const iterator: AsyncIterator<R> | Iterator<R> =
    Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  const behind = kept.progress
  // As they were at the start: those that end while the source is still before them are not to be sent anew.
  const chunks = new Map(kept.chunks.map((chunk) => [chunk.from, chunk]))
  const known = kept.chunks.reduce((most, { to }) => Math.max(most, to), behind.low)
  let at = first
  let pulled = first
  /** Up to there the rows are those of before: a digest is one of everything before it. */
  let proven = first
  let ended = false
  const again = kept.again.map((chunk) => ({ chunk, rows: [] as R[] }))
  /** How many of them have all their rows, and how many were handed out. */
  let whole = 0
  let handed = 0

  /** Keeps hold of rows that are to be sent again. */
  const gather = (from: number, rows: ReadonlyArray<R>): void => {
    for (let index = whole; index < again.length; index++) {
      const { chunk, rows: held } = again[index] as (typeof again)[number]
      if (chunk.from >= from + rows.length) break
      held.push(...rows.slice(Math.max(0, chunk.from - from), chunk.to - from))
      if (chunk.to <= from + rows.length) whole = index + 1
    }
  }

  const take = async (count: number): Promise<R[]> => {
    const taken: R[] = []
    while (!ended && taken.length < count) {
      const pulled = iterator.next()
      const result: IteratorResult<R, unknown> = 'then' in pulled ? await pulled : pulled
      if (result.done === true) ended = true
      else taken.push(result.value)
    }
    digest.add(taken)
    gather(pulled, taken)
    pulled += taken.length
    return taken
  }

  /** Rows `at` to `to`, which must be those of that digest. */
  const same = async (to: number, was: string): Promise<R[]> => {
    const from = at
    const taken = await take(to - from)
    if (taken.length < to - from) throw new SourceChanged(fewerRows(from + taken.length))
    at = to
    if (digest.value() !== was) throw new SourceChanged(changedWithin(proven, to))
    proven = to
    return taken
  }

  const skip = async (): Promise<void> => {
    while (at + size < behind.low) {
      const { length } = await take(size)
      if (length < size) throw new SourceChanged(fewerRows(at + length))
      at += size
    }
    const from = at
    const taken = await take(behind.low - from)
    at = behind.low
    // The rows behind the mark are compared as a whole: which of them differs is not known.
    if (taken.length < behind.low - from) throw new SourceChanged(fewerRows(from + taken.length))
    if (behind.low > first && digest.value() !== behind.digest)
      throw new SourceChanged(changedWithin(first, behind.low))
    proven = behind.low
  }

  return {
    next: async () => {
      if (at < behind.low) await skip()
      for (;;) {
        // Not before the rows up to there were found to be the same.
        const due = again[handed]
        if (due !== undefined && due.chunk.to <= at) {
          handed++
          return due
        }
        const chunk = chunks.get(at)
        if (chunk !== undefined) {
          const taken = await same(chunk.to, chunk.digest)
          if (chunk.parts.length > 0) return { chunk, rows: taken }
          continue
        }
        if (ended && at < known) throw new SourceChanged(fewerRows(at))
        if (ended) return undefined
        // Rows that were never sent may lie before a chunk that was: nothing but a free stretch is taken anew.
        const from = at
        const rows = await take(Math.min(size, nextOf(chunks, from, known) - from))
        if (rows.length === 0) continue
        if (behind.ended) throw new SourceChanged(moreRows(from))
        at = from + rows.length
        const part = { from, to: at, state: 'pending', generation: 0 } as const
        return { chunk: { from, to: at, digest: digest.value(), out: [], parts: [part] }, rows }
      }
    },
    limit: (rows) => {
      size = Math.min(size, rows)
    },
    close: async () => {
      if (!ended) await iterator.return?.()
    },
  }
}

/** Where the next chunk begins that is known of. */
const nextOf = (chunks: ReadonlyMap<number, Chunk>, from: number, known: number): number => {
  for (let at = from; at < known; at++) if (chunks.has(at)) return at
  return Infinity
}
