import type { Stop } from './Stop'

/** Where rows may differ from those that a job began with. */
export type SourceChange = Pick<Stop, 'row' | 'toRow' | 'detail'>

/** Somewhere behind the first `from` rows, and not behind `to`: what is kept of rows is a digest of a stretch of them. */
export const changedWithin = (from: number, to: number): SourceChange =>
  to > from + 1 ? { row: from + 1, toRow: to } : { row: from + 1 }

/** There are `rows` of them, and there were more. */
export const fewerRows = (rows: number): SourceChange => ({
  row: rows + 1,
  detail: 'the rows end before it, and did not',
})

/** There were `rows` of them, and there are more. */
export const moreRows = (rows: number): SourceChange => ({
  row: rows + 1,
  detail: 'the rows ended before it, and do not',
})
