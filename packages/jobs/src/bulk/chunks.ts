/** A run of rows of one request: rows `from` to before `to`, counted from 0, less those that are `out` of its chunk. */
export interface Part {
  readonly from: number
  readonly to: number
  /** `sent`: it was durably said that it is about to be; whether it was is not known from here. */
  readonly state: 'pending' | 'sent'
  /** Counts the requests made of these rows that differ: each has a key of its own. */
  readonly generation: number
  /** Of a request that was sent: what it must be again. */
  readonly timeMs?: number
  readonly digest?: string
}

/** What is kept of some rows of the source until each has an outcome. */
export interface Chunk {
  readonly from: number
  readonly to: number
  /** Of all rows of the source before `to`. */
  readonly digest: string
  /** Rows that have an outcome of their own, as offsets from `from`. */
  readonly out: ReadonlyArray<number>
  /** Empty: all rows have an outcome. */
  readonly parts: ReadonlyArray<Part>
  /** Rows that had their outcome and are to be sent again. */
  readonly again?: true
}

/** Rows that had their outcome, and are to be sent again in requests from this generation on. */
export const againChunk = (from: number, to: number, generation: number): Chunk => ({
  from,
  to,
  digest: '',
  out: [],
  parts: [{ from, to, state: 'pending', generation }],
  again: true,
})

/** How many requests the same rows may have from one decision to send them to the next. */
export const generations = 1000

/** Rows, from and to (not included), that follow each other without a gap. */
export const runsOf = (rows: ReadonlyArray<number>): ReadonlyArray<readonly [from: number, to: number]> => {
  const runs: [number, number][] = []
  for (const row of rows) {
    const last = runs[runs.length - 1]
    if (last?.[1] === row) last[1] = row + 1
    else runs.push([row, row + 1])
  }
  return runs
}

/** The rows of a part that are still its own. */
export const rowsOf = (part: Part, chunk: Chunk): ReadonlyArray<number> => {
  const rows: number[] = []
  const out = chunk.out.length === 0 ? undefined : new Set(chunk.out)
  for (let row = part.from; row < part.to; row++) if (out?.has(row - chunk.from) !== true) rows.push(row)
  return rows
}

/** How many rows are still a part's own. */
export const countOf = (part: Part, chunk: Chunk): number =>
  chunk.out.length === 0 ? part.to - part.from : rowsOf(part, chunk).length

const width = 15

/** Keys in the order of the rows. */
export const chunkKey = (from: number): string => `c/${String(from).padStart(width, '0')}`
export const againKey = (from: number): string => `a/${String(from).padStart(width, '0')}`
export const outcomeKey = (from: number): string => `x/${String(from).padStart(width, '0')}`
export const jobKey = 'job'
export const progressKey = 'progress'
