import type { Note, Retention } from '../contract/ControlApi'
import { endings, summaryOf, type Ending } from '../contract/Row'
import { createAttempts } from './createAttempts'
import { createRows } from './createRows'
import { harOf } from './har'
import type { Journal, JournalFilter, Kept } from './Journal'
import { openJournalFile } from './journalFile'
import { showEntry } from './showEntry'
import { answerMessage, requestMessage } from './shownBytes'
import { covered } from './Span'
import { summarise } from './summarise'
import { writtenOf, type Lost, type Written } from './Written'

const defaultRetention: Retention = {
  rows: 100_000,
  rowBytes: 32 * 1024 * 1024,
  entries: 1000,
  bytes: 16 * 1024 * 1024,
}

const maxNotes = 100

const sizeOf = ({ exchange: { request, answer } }: Kept): number =>
  request.body.length + request.target.length + answer.body.length

const noCounts = (): Record<Ending, number> =>
  Object.fromEntries(endings.map((ending) => [ending, 0])) as Record<Ending, number>

/** Who wants to know what comes. */
export interface JournalWatcher {
  readonly recorded: () => void
  readonly noted: (note: Note) => void
  readonly cleared: (to: number) => void
}

/**
 * Keeps the last exchanges and, for longer, a row of each. With `file`, every exchange is also appended there as one
 * line of JSON, masked in the same way: an exchange that left memory is read there, and what an earlier run wrote is there
 * again, its seqs before those of this one.
 */
export const createJournal = (options: {
  readonly showSensitive: boolean
  readonly file?: string
  readonly keeps?: Partial<Retention>
  readonly watcher?: JournalWatcher
  readonly origin: () => string
}): Journal => {
  const keeps: Retention = { ...defaultRetention, ...options.keeps }
  const attempts = createAttempts()
  let kept: Array<Kept> = []
  let bytes = 0
  let counts = noCounts()
  let notes: ReadonlyArray<Note> = []
  const note = (text: string): void => {
    const one: Note = { realMs: Date.now(), after: count, text }
    notes = [...notes, one].slice(-maxNotes)
    options.watcher?.noted(one)
  }
  let count = 0
  const file =
    options.file === undefined
      ? undefined
      : openJournalFile(options.file, { masked: !options.showSensitive, most: keeps.rows, say: note })
  const { earlier = { rows: [], newest: 0 } } = file ?? {}
  count = earlier.newest
  const rows = createRows(keeps, count - earlier.rows.length)
  for (const row of earlier.rows) {
    const summary = summaryOf(row)
    rows.add(summary)
    counts[summary.outcome] += 1
  }
  const show = (one: Kept): ReturnType<typeof showEntry> => showEntry(one, options.showSensitive)
  const chosen = ({ method, since = 0, limit = keeps.entries }: JournalFilter): ReadonlyArray<Kept> =>
    kept
      .filter(
        ({ seq, exchange }) =>
          seq > since && (method === undefined || exchange.call?.claim.method === method),
      )
      .slice(-Math.max(0, limit) || kept.length)
  const find = (seq: number): Kept | 'gone' | 'never' =>
    kept[seq - (kept[0]?.seq ?? 0)] ?? (seq >= 1 && seq <= count ? 'gone' : 'never')
  /** What is not in memory. */
  const inFile = (seq: number, where: 'gone' | 'never'): Written | Lost =>
    where === 'gone' && file !== undefined ? file.read(seq) : where
  const keep = (one: Kept): void => {
    kept.push(one)
    bytes += sizeOf(one)
    if (kept.length <= 2 * keeps.entries && bytes <= 2 * keeps.bytes) return
    kept = kept.slice(-Math.max(1, keeps.entries))
    bytes = kept.reduce((sum, each) => sum + sizeOf(each), 0)
    while (bytes > keeps.bytes && kept.length > 1) bytes -= sizeOf(kept.shift() as Kept)
  }
  return {
    record: (exchange) => {
      count += 1
      const durationMs = performance.now() - exchange.startedAt
      const one: Kept = {
        seq: count,
        realMs: Math.round(Date.now() - durationMs),
        durationMs,
        retryOf: attempts.firstOf(count, exchange),
        exchange,
      }
      const summary = summarise(one)
      rows.add(summary)
      counts[summary.outcome] += 1
      keep(one)
      file?.append(summary, writtenOf(one, options.showSensitive))
      options.watcher?.recorded()
      return count
    },
    note,
    notes: () => notes,
    entries: (filter = {}) => chosen(filter).map(show),
    written: (seq) => {
      const one = find(seq)
      return typeof one === 'string' ? inFile(seq, one) : writtenOf(one, options.showSensitive)
    },
    entry: (seq) => {
      const one = find(seq)
      if (typeof one !== 'string') return show(one)
      const written = inFile(seq, one)
      return typeof written === 'string' ? written : written.entry
    },
    bytes: (seq, message) => {
      const one = find(seq)
      if (typeof one === 'string') {
        const written = inFile(seq, one)
        return typeof written === 'string' ? written : (written[message] ?? 'unwritten')
      }
      const of = message === 'request' ? requestMessage : answerMessage
      const { bytes: all, masked } = of(one.exchange, options.showSensitive)
      return covered(all, masked)
    },
    find,
    rows,
    info: () => ({
      oldest: rows.kept() === 0 ? 0 : rows.oldest(),
      newest: count,
      seen: count - rows.clearedTo(),
      kept: rows.kept(),
      entries: { kept: kept.length, oldest: kept[0]?.seq ?? 0, bytes },
      counts: { ...counts },
      keeps,
      ...(file === undefined ? {} : { file: { lost: file.lost() } }),
    }),
    kept: () => kept,
    seen: () => count - rows.clearedTo(),
    clear: () => {
      rows.clear()
      file?.clear(count)
      attempts.clear()
      kept = []
      bytes = 0
      counts = noCounts()
      notes = []
      options.watcher?.cleared(count)
    },
    har: (isWanted) =>
      harOf(
        (isWanted === undefined ? chosen({}) : kept.filter((one) => isWanted(summarise(one)))).map(show),
        options.origin(),
      ),
    flush: async () => file?.flush(),
    close: async () => file?.close(),
  }
}
