import { isStruct } from '@paifang/wire'
import { closeSync, fstatSync, openSync, readSync, statSync } from 'node:fs'
import { endings, rowMembers, type Row } from '../contract/Row'
import { isAmount, isMoment } from './isEntry'
import { journalFormat } from './Written'

/** Where a line stands in its file. */
export interface Place {
  readonly at: number
  readonly bytes: number
  /** It holds what an emulator that masks must not show. */
  readonly isBare: boolean
}

/** What an earlier run left in a file. */
export interface Earlier {
  /** One after another, none left out. */
  readonly rows: ReadonlyArray<Row>
  readonly places: ReadonlyMap<number, Place>
  /** The last seq that it used; 0 where there is none. */
  readonly newest: number
  /** Bytes of the file. */
  readonly size: number
  /** Its last line was cut off. */
  readonly isCut: boolean
  /** What of the file is not there again, and why; in English, for a note. */
  readonly problems: ReadonlyArray<string>
}

export const nothingEarlier: Earlier = {
  rows: [],
  places: new Map(),
  newest: 0,
  size: 0,
  isCut: false,
  problems: [],
}

/** So much of the end of a file is read at the start. */
const mostRead = 64 * 1024 * 1024

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

const texts: ReadonlySet<string> = new Set(
  'gateway method app outcome requestId code sub path reason explain faults key'.split(' '),
)

/** No emulator counts further; what follows it is still exact. */
const mostSeq = 1e12

const isSeq = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) > 0 && (value as number) < mostSeq

/** A row of a line, with what was added behind it since it was written. */
const rowIn = (value: unknown): Row | undefined => {
  if (!Array.isArray(value)) return undefined
  const read: ReadonlyArray<unknown> = value
  const row = read.length === rowMembers.length - 1 ? [...read, ''] : read
  return isRow(row) ? row : undefined
}

/** A text of a row is cut where it is written; nobody has to hold or draw a longer one. */
const longest = 256

const fits = (name: (typeof rowMembers)[number], value: unknown): boolean => {
  if (texts.has(name)) return typeof value === 'string' && value.length <= longest
  return name === 'realMs' || name === 'virtualMs' ? isMoment(value) : isAmount(value)
}

const isRow = (value: ReadonlyArray<unknown>): value is Row =>
  isSeq(value[0]) &&
  rowMembers.every((name, at) => fits(name, value[at])) &&
  endings.some((ending) => ending === value[rowMembers.indexOf('outcome')])

/** Bytes of a file from a place on; fewer where it ends before. */
export const readAt = (file: number, at: number, length: number): Buffer => {
  const bytes = Buffer.alloc(length)
  let read = 0
  for (let got = 1; got > 0 && read < length; read += got)
    got = readSync(file, bytes, read, length - read, at + read)
  return bytes.subarray(0, read)
}

/**
 * Reads what an earlier run wrote: the end of it, back to a line that is missing, and nothing before it was cleared. A line
 * that is damaged or of another format is left out; the file itself is never changed.
 */
export const readJournalFile = (path: string): Earlier => {
  // Only of a file: whatever else has that name may never end, or never begin.
  if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return nothingEarlier
  const file = openSync(path, 'r')
  try {
    const { size } = fstatSync(file)
    const from = Math.max(0, size - mostRead)
    return readLines(readAt(file, from, size - from), from)
  } finally {
    closeSync(file)
  }
}

const readLines = (bytes: Buffer, from: number): Earlier => {
  let rows: Array<Row> = []
  let newest = 0
  let places = new Map<number, Place>()
  let [others, later, before, dropped] = [0, 0, 0, 0]
  const forget = (): void => {
    rows = []
    places = new Map()
  }
  // Of what begins before the part that is read, the first line is a piece.
  let start = from === 0 ? 0 : bytes.indexOf(10) + 1
  for (let end = bytes.indexOf(10, start); end >= 0; start = end + 1, end = bytes.indexOf(10, start)) {
    if (end === start) continue
    const line = parsed(bytes.toString('utf8', start, end))
    const format = isStruct(line) ? line['journal'] : undefined
    const row = isStruct(line) ? rowIn(line['row']) : undefined
    if (!isStruct(line) || format !== journalFormat) {
      if (typeof format === 'number' && format > journalFormat) later += 1
      else others += 1
    } else if (isSeq(line['cleared'])) {
      newest = line['cleared']
      before = 0
      dropped = 0
      forget()
    } else if (row !== undefined) {
      const [seq] = row
      // Seqs that do not follow: lines between them are missing, or another emulator wrote here.
      if (rows.length > 0 && seq !== newest + 1) {
        before += rows.length
        forget()
      }
      rows.push(row)
      places.set(seq, { at: from + start, bytes: end - start, isBare: line['masked'] !== true })
      newest = seq
    } else if (isSeq(line['dropped'])) dropped += line['dropped']
    else others += 1
  }
  const isCut = start < bytes.length
  return {
    rows,
    places,
    newest,
    size: from + bytes.length,
    isCut,
    problems: [
      ...(from > 0 ? [`only its last ${mostRead / 1024 / 1024} MiB were read`] : []),
      ...(isCut ? ['its last line is cut off'] : []),
      ...(others > 0 ? [`lines that could not be read: ${others}`] : []),
      ...(later > 0 ? [`lines of a later format than ${journalFormat}: ${later}`] : []),
      ...(dropped > 0 ? [`exchanges that its disk was too slow for: ${dropped}`] : []),
      ...(before > 0 ? [`exchanges before lines that are missing: ${before}`] : []),
    ],
  }
}
