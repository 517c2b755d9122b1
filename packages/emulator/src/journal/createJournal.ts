import { harOf } from './har'
import type { Journal, JournalFilter, Kept } from './Journal'
import { openJournalFile } from './journalFile'
import { showEntry } from './showEntry'

const maxEntries = 1000
const maxBytes = 16 * 1024 * 1024
const maxNotes = 100

const sizeOf = ({ exchange: { request, answer } }: Kept): number =>
  request.body.length + request.target.length + answer.body.length

const chosen = (
  kept: ReadonlyArray<Kept>,
  { method, since = 0, limit = maxEntries }: JournalFilter,
): ReadonlyArray<Kept> =>
  kept
    .filter(
      ({ seq, exchange }) => seq > since && (method === undefined || exchange.call?.claim.method === method),
    )
    .slice(-Math.max(0, limit) || kept.length)

/**
 * Keeps the last 1000 exchanges, at most 16 MiB of them. With `file`, every exchange is also appended there as one
 * line of JSON, masked in the same way.
 */
export const createJournal = (options: {
  readonly showSensitive: boolean
  readonly file?: string
  readonly origin: () => string
}): Journal => {
  let kept: Array<Kept> = []
  let bytes = 0
  let count = 0
  let cleared = 0
  let notes: ReadonlyArray<string> = []
  const file = options.file === undefined ? undefined : openJournalFile(options.file)
  const show = (one: Kept): ReturnType<typeof showEntry> => showEntry(one, options.showSensitive)
  const journal: Journal = {
    record: (exchange) => {
      count += 1
      const one: Kept = { seq: count, durationMs: performance.now() - exchange.startedAt, exchange }
      kept.push(one)
      bytes += sizeOf(one)
      if (kept.length > 2 * maxEntries || bytes > 2 * maxBytes) {
        kept = kept.slice(-maxEntries)
        bytes = kept.reduce((sum, each) => sum + sizeOf(each), 0)
        while (bytes > maxBytes && kept.length > 1) bytes -= sizeOf(kept.shift() as Kept)
      }
      file?.append(JSON.stringify(show(one)))
    },
    note: (text) => {
      notes = [...notes, text].slice(-maxNotes)
    },
    notes: () => notes,
    entries: (filter = {}) => chosen(kept, filter).map(show),
    kept: () => kept,
    seen: () => count - cleared,
    clear: () => {
      cleared = count
      kept = []
      bytes = 0
      notes = []
    },
    har: () => harOf(journal.entries(), options.origin()),
    flush: async () => file?.flush(),
    close: async () => file?.close(),
  }
  return journal
}
