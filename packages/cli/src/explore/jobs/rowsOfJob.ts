import type { JobRows } from '@paifang/explorer/contract'
import type { JobView, RowOutcome } from '@paifang/jobs'

/** Which rows of a job are asked for. */
export interface RowsWanted {
  /** Those behind this row. */
  readonly after: number
  readonly state: RowOutcome['state'] | ''
  /** The number of a row, a whole code or request id of digits, or a part of a code, a path, a reason or a request id. */
  readonly text: string
}

const mostFound = 200
/** So much is looked through at a time, whatever is found. */
const mostLooked = 20_000

const textsOf = (outcome: RowOutcome): ReadonlyArray<string> =>
  outcome.state === 'unknown'
    ? [outcome.why, outcome.requestId ?? '']
    : [outcome.code, outcome.path ?? '', outcome.where, outcome.requestId ?? '']

const fits = (outcome: RowOutcome, { state, text }: RowsWanted): boolean => {
  if (state !== '' && outcome.state !== state) return false
  if (text === '') return true
  const texts = textsOf(outcome)
  // Digits are the number of a row; within an id they would be found everywhere.
  if (/^\d+$/.test(text))
    return (outcome.from <= Number(text) && Number(text) <= outcome.to) || texts.includes(text)
  return texts.some((one) => one.toLowerCase().includes(text.toLowerCase()))
}

/** A few rows at a time: nothing grows with the job. */
export const rowsOfJob = async ({ outcomes }: JobView, wanted: RowsWanted): Promise<JobRows> => {
  const rows: RowOutcome[] = []
  let looked = 0
  for await (const outcome of outcomes(wanted.after)) {
    if (fits(outcome, wanted)) rows.push(outcome)
    looked++
    if (rows.length === mostFound || looked === mostLooked) return { rows, next: outcome.to }
  }
  return { rows, next: null }
}
