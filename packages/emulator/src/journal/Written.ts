import { isStruct } from '@paifang/wire'
import { rowOf, type Summary } from '../contract/Row'
import type { BytesShown, Entry } from './Entry'
import type { Kept } from './Journal'
import { isEntry } from './isEntry'
import { showWhole } from './showEntry'
import { covered } from './Span'

/** Of this shape are the lines that are written; a greater one is of a later emulator. */
export const journalFormat = 1

/** An exchange as it may be shown, with the bytes of its messages: a `*` in place of each that may not. */
export interface Written {
  readonly entry: Entry
  /** Absent in a line of an emulator that did not write them. */
  readonly request?: Uint8Array
  readonly answer?: Uint8Array
}

/** Why an exchange cannot be shown. */
export type Lost =
  /** It was forgotten, and is in no file. */
  | 'gone'
  | 'never'
  /** What stands in its place in the file is another text now. */
  | 'changed'
  /** It was written by a run without masks, and this one has them. */
  | 'bare'

export const writtenOf = (kept: Kept, showSensitive: boolean): Written => {
  const { entry, request, answer } = showWhole(kept, showSensitive)
  return {
    entry,
    request: covered(request.bytes, request.masked),
    answer: covered(answer.bytes, answer.masked),
  }
}

const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')

/** A line of a journal file. */
export const journalLine = (summary: Summary, { entry, request, answer }: Written, masked: boolean): string =>
  `${JSON.stringify({
    journal: journalFormat,
    masked,
    row: rowOf(summary),
    ...entry,
    ...(request === undefined ? {} : { requestBytes: base64(request) }),
    ...(answer === undefined ? {} : { answerBytes: base64(answer) }),
  })}\n`

const bytesIn = (value: unknown, { length }: BytesShown): Uint8Array | undefined => {
  const bytes = typeof value === 'string' ? Buffer.from(value, 'base64') : undefined
  return bytes?.length === length ? bytes : undefined
}

/** The exchange of a line, where the line is that of this seq. */
export const writtenIn = (line: unknown, seq: number): Written | undefined => {
  if (!isStruct(line) || line['seq'] !== seq) return undefined
  const { journal: _format, masked: _masked, row: _row, requestBytes, answerBytes, ...entry } = line
  if (!isEntry(entry)) return undefined
  const asked = bytesIn(requestBytes, entry.request.bytes)
  const answered = bytesIn(answerBytes, entry.answer.sent)
  return {
    entry,
    ...(asked === undefined ? {} : { request: asked }),
    ...(answered === undefined ? {} : { answer: answered }),
  }
}
