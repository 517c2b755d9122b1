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
import { UsageError } from '../UsageError'
import { rowsOf, type FileRow } from './rowsOf'

/** Where a job is only read from. */
type Readable = Pick<Checkpoint, 'open'>

const isCsv = (path: string): boolean => path.endsWith('.csv')

/** Writes lines, CSV with a line of names or one JSON text in each; gives what ended them before their end. */
const writeLines = async <A>(
  path: string,
  columns: ReadonlyArray<string>,
  lines: AsyncIterable<Result<JobError, A>>,
): Promise<JobError | undefined> => {
  // A cell that a spreadsheet would take for a formula is made a text.
  const csv = (cells: ReadonlyArray<unknown>): string => stringify([[...cells]], { escape_formulas: true })
  const file = await open(path, 'w', 0o600).catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new UsageError({ en: `cannot write ${path}: ${code}`, zh: `无法写入 ${path}：${code}` })
  })
  try {
    if (isCsv(path)) await file.write(csv(columns))
    for await (const line of lines) {
      if (line._tag === 'Left') return line.left
      const record = line.right as Readonly<Record<string, unknown>>
      await file.write(
        isCsv(path) ? csv(columns.map((column) => record[column] ?? '')) : `${JSON.stringify(record)}\n`,
      )
    }
    return undefined
  } finally {
    await file.close()
  }
}

/** The rows of a job that are not done, as ranges of numbers. */
export const writeReport = (path: string, checkpoint: Readable, job: string): Promise<JobError | undefined> =>
  writeLines(
    path,
    ['from', 'to', 'state', 'why', 'where', 'code', 'path', 'mayBePartial', 'requestId'],
    outcomesOf(checkpoint, job),
  )

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
export const writeUnknown = (
  path: string,
  checkpoint: Readable,
  job: string,
): Promise<JobError | undefined> =>
  writeLines(path, ['row', 'why', 'requestId', 'outcome'], openRows(checkpoint, job))

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
): Promise<JobError | undefined> => writeLines(path, [], refusedRows(checkpoint, job, rows))

async function* decisionsIn(path: string): AsyncGenerator<RowDecision> {
  for await (const { row, outcome } of rowsOf(path, new Map()))
    // What was not filled in is not decided.
    if (outcome !== undefined && outcome !== '') yield { row: Number(row), outcome: outcome as Decision }
}

/** Takes what a person filled in in a file that `writeUnknown` wrote, or in one of the same columns. */
export const settle = (path: string, checkpoint: Checkpoint, job: string): ReturnType<typeof decideRows> =>
  decideRows(checkpoint, job, decisionsIn(path))
