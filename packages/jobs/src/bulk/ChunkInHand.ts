import type { RowOutcome } from './BulkReport'
import type { Chunk, Part } from './chunks'

/** What is kept together with a chunk. */
export interface Change {
  /** Rows of it that are done now. */
  readonly done?: number
  readonly outcomes?: ReadonlyArray<RowOutcome>
  /** How often a request was parted. */
  readonly splits?: number
}

/** Keeps how a chunk stands from now on; resolves when that is durable. */
export type Keep = (chunk: Chunk, change: Change) => Promise<void>

/** A chunk whose rows are in memory, and the one way to change how it stands. Its parts may be run at once. */
export interface ChunkInHand<R> {
  /** All its rows, as the source gave them. */
  readonly rows: ReadonlyArray<R>
  readonly chunk: () => Chunk
  /** Puts `parts` in the place of a part. `out`: rows that have their outcome although the parts span them. */
  readonly replace: (
    part: Part,
    parts: ReadonlyArray<Part>,
    change?: Change & { readonly out?: ReadonlyArray<number> },
  ) => Promise<void>
}

export const takeInHand = <R>(chunk: Chunk, rows: ReadonlyArray<R>, keep: Keep): ChunkInHand<R> => {
  let stands = chunk
  return {
    rows,
    chunk: () => stands,
    replace: (part, parts, change = {}) => {
      const { out = [], ...more } = change
      stands = {
        ...stands,
        out: out.length === 0 ? stands.out : [...stands.out, ...out.map((row) => row - stands.from)],
        parts: stands.parts.flatMap((one) => (one.from === part.from ? parts : [one])),
      }
      return keep(stands, more)
    },
  }
}
