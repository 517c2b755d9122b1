import type { Gap } from '../contract/ControlApi'
import { rowOf, type Row, type Summary } from '../contract/Row'

/** Rows in the order of their seqs, none left out. */
export interface RowSlice {
  /** Each the JSON of a row: what is kept is what is sent. */
  readonly lines: ReadonlyArray<string>
  /** The seq of the first line. */
  readonly from: number
  /** Rows between what was asked for and the first line that are no longer kept. */
  readonly gap?: Gap
}

/** One line for every exchange; bounded, the oldest go first. */
export interface Rows {
  /** The summary of the next seq. */
  readonly add: (summary: Summary) => void
  /** At most so many with a greater seq. */
  readonly after: (seq: number, limit: number) => RowSlice
  /** At most so many with a smaller seq: the last of them. */
  readonly before: (seq: number, limit: number) => RowSlice
  /** Seq of the oldest row kept; one more than the newest where there is none. */
  readonly oldest: () => number
  readonly newest: () => number
  readonly kept: () => number
  readonly clear: () => void
  /** The last seq that was cleared. */
  readonly clearedTo: () => number
}

/** V8 keeps a character beyond Latin-1 in two bytes; the JSON of a row rarely has one. */
const bytesOf = (line: string): number => (/^[\u0000-\u00ff]*$/.test(line) ? line.length : 2 * line.length)

export const readLine = (line: string): Row => JSON.parse(line) as Row

/** `before`: the seq before the first. */
export const createRows = (
  limits: { readonly rows: number; readonly rowBytes: number },
  before = 0,
): Rows => {
  let lines: Array<string> = []
  /** Lines before it are forgotten; they are cut off now and then. */
  let head = 0
  let newest = before
  let bytes = 0
  let cleared = before
  const oldest = (): number => newest + 1 - (lines.length - head)
  const slice = (from: number, to: number): ReadonlyArray<string> => {
    const offset = head - oldest()
    return lines.slice(from + offset, Math.max(from, to) + offset)
  }
  const trim = (): void => {
    while (
      lines.length - head > Math.max(1, limits.rows) ||
      (bytes > limits.rowBytes && lines.length - head > 1)
    ) {
      bytes -= bytesOf(lines[head] ?? '')
      lines[head] = ''
      head += 1
    }
    if (head > 1024 && head * 2 > lines.length) {
      lines = lines.slice(head)
      head = 0
    }
  }
  return {
    add: (summary) => {
      newest = summary.seq
      const line = JSON.stringify(rowOf(summary))
      lines.push(line)
      bytes += bytesOf(line)
      trim()
    },
    after: (seq, limit) => {
      const first = oldest()
      const wanted = Math.max(seq, cleared) + 1
      const from = Math.min(Math.max(first, wanted), newest + 1)
      const found = slice(from, Math.min(newest + 1, from + limit))
      return { lines: found, from, ...(wanted < first ? { gap: [wanted, first - 1] as const } : {}) }
    },
    before: (seq, limit) => {
      const first = oldest()
      const to = Math.min(Math.max(seq, first), newest + 1)
      const from = Math.max(first, to - limit)
      const wanted = Math.max(cleared + 1, Math.min(seq, newest + 1) - limit)
      const last = Math.min(seq, first) - 1
      return {
        lines: slice(from, to),
        from,
        ...(wanted < first && wanted <= last ? { gap: [wanted, last] as const } : {}),
      }
    },
    oldest,
    newest: () => newest,
    kept: () => lines.length - head,
    clear: () => {
      lines = []
      head = 0
      bytes = 0
      cleared = newest
    },
    clearedTo: () => cleared,
  }
}
