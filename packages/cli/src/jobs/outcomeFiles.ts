import { open } from 'node:fs/promises'
import {
  decideRows,
  outcomesOf,
  type Checkpoint,
  type Decision,
  type RowDecision,
  type RowOutcome,
} from '@paifang/jobs'
import type { JobError, Result } from '@paifang/result'
import { stringify } from 'csv-stringify/sync'
import { fileProblem } from '../input/fileProblem'
import { rowsOf, type FileRow } from './rowsOf'

/** Where a job is only read from. */
type Readable = Pick<Checkpoint, 'open'>

const isCsv = (path: string): boolean => path.endsWith('.csv')

/** Lines as a file has them, CSV with a line of names or one JSON text in each; `onEnd`: what ended them before their end. */
async function* textOf<A>(
  lines: AsyncIterable<Result<JobError, A>>,
  columns: ReadonlyArray<string>,
  asCsv: boolean,
  onEnd: (error: JobError) => void,
): AsyncGenerator<string> {
  // A cell that a spreadsheet would take for a formula is made a text.
  const csv = (cells: ReadonlyArray<unknown>): string => stringify([[...cells]], { escape_formulas: true })
  if (asCsv) yield csv(columns)
  for await (const line of lines) {
    if (line._tag === 'Left') {
      onEnd(line.left)
      return
    }
    const record = line.right as Readonly<Record<string, unknown>>
    yield asCsv ? csv(columns.map((column) => record[column] ?? '')) : `${JSON.stringify(record)}\n`
  }
}

/** Text of rows of a job, as it goes into a file. */
export type RowsText = (
  checkpoint: Readable,
  job: string,
  asCsv: boolean,
  onEnd: (error: JobError) => void,
) => AsyncGenerator<string>

/** The rows of a job that are not done, as ranges of numbers. */
export const reportText: RowsText = (checkpoint, job, asCsv, onEnd) =>
  textOf(
    outcomesOf(checkpoint, job),
    ['from', 'to', 'state', 'why', 'where', 'code', 'path', 'mayBePartial', 'requestId'],
    asCsv,
    onEnd,
  )

/** Writes a file; gives what ended it before its end. */
const write = async (
  path: string,
  text: (asCsv: boolean, onEnd: (error: JobError) => void) => AsyncGenerator<string>,
): Promise<JobError | undefined> => {
  const file = await open(path, 'w', 0o600).catch((error: unknown) => {
    throw fileProblem('write', path, error)
  })
  let failed: JobError | undefined
  try {
    for await (const piece of text(isCsv(path), (error) => void (failed = error))) await file.write(piece)
    return failed
  } finally {
    await file.close()
  }
}

/** Writes `reportText` to a file. */
export const writeReport = (path: string, checkpoint: Readable, job: string): Promise<JobError | undefined> =>
  write(path, (asCsv, onEnd) => reportText(checkpoint, job, asCsv, onEnd))

interface OpenRow {
  readonly row: number
  readonly why: string
  readonly requestId: string
  /** For a person to fill in. */
  readonly outcome: ''
}

async function* openRows(checkpoint: Readable, job: string): AsyncGenerator<Result<JobError, OpenRow>> {
  for await (const outcome of outcomesOf(checkpoint, job))
    if (outcome._tag === 'Left') yield outcome
    else if (outcome.right.state === 'unknown') {
      const { from, to, why, requestId = '' } = outcome.right
      for (let row = from; row <= to; row++)
        yield { _tag: 'Right', right: { row, why, requestId, outcome: '' } }
    }
}

/** The rows that nobody knows of, one in each line, with an empty `outcome`: what `--settle` reads. */
export const unknownText: RowsText = (checkpoint, job, asCsv, onEnd) =>
  textOf(openRows(checkpoint, job), ['row', 'why', 'requestId', 'outcome'], asCsv, onEnd)

/** Writes `unknownText` to a file. */
export const writeUnknown = (
  path: string,
  checkpoint: Readable,
  job: string,
): Promise<JobError | undefined> => write(path, (asCsv, onEnd) => unknownText(checkpoint, job, asCsv, onEnd))

async function* refusedRows(
  checkpoint: Checkpoint,
  job: string,
  rows: AsyncIterable<FileRow>,
): AsyncGenerator<Result<JobError, FileRow>> {
  const ranges: RowOutcome[] = []
  for await (const outcome of outcomesOf(checkpoint, job)) {
    if (outcome._tag === 'Left') {
      yield outcome
      return
    }
    if (outcome.right.state === 'refused') ranges.push(outcome.right)
  }
  let row = 0
  let at = 0
  for await (const right of rows) {
    row++
    while ((ranges[at]?.to ?? Infinity) < row) at++
    if (at === ranges.length) return
    if ((ranges[at]?.from ?? Infinity) <= row) yield { _tag: 'Right', right }
  }
}

/** The refused rows as the user's own file has them, one JSON text in each line. */
export const writeRefused = (
  path: string,
  checkpoint: Checkpoint,
  job: string,
  rows: AsyncIterable<FileRow>,
): Promise<JobError | undefined> =>
  write(path, (_asCsv, onEnd) => textOf(refusedRows(checkpoint, job, rows), [], false, onEnd))

async function* decisionsIn(path: string): AsyncGenerator<RowDecision> {
  for await (const { row, outcome } of rowsOf(path, new Map()))
    // What was not filled in is not decided.
    if (outcome !== undefined && outcome !== '') yield { row: Number(row), outcome: outcome as Decision }
}

/** Takes what a person filled in in a file that `writeUnknown` wrote, or in one of the same columns. */
export const settle = (path: string, checkpoint: Checkpoint, job: string): ReturnType<typeof decideRows> =>
  decideRows(checkpoint, job, decisionsIn(path))
