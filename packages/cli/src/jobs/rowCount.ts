import { rowsOf } from './rowsOf'

/** Counts the rows of a file beside what reads it, so that people learn how long it will take. */
export interface RowCount {
  /** `undefined`: not counted yet, or they cannot be. */
  readonly total: () => number | undefined
  readonly stop: () => void
}

export const rowCount = (path: string, columns: ReadonlyMap<string, string>): RowCount => {
  let total: number | undefined
  let stopped = false
  const count = async (): Promise<void> => {
    let rows = 0
    const counting = rowsOf(path, columns)
    while (!stopped && (await counting.next()).done !== true) rows++
    if (stopped) await counting.return(undefined)
    else total = rows
  }
  // Whoever reads them says what is wrong with them.
  count().catch(() => undefined)
  return { total: () => total, stop: () => void (stopped = true) }
}
