import { nestedRows, type TableForm } from './nestedRows'
import type { Row } from './Row'
import { topRow } from './topRow'

const bullet = /^\s*[•·*-]\s+(.*)$/

/** The rows of a parameter table. A line that is neither row nor cell continues the description before it. */
export const rows = (lines: ReadonlyArray<string>, form: TableForm): ReadonlyArray<Row> => {
  const all: Row[] = []
  let cells: string[] = []
  const flush = (): void => {
    if (cells.length > 0) all.push(...nestedRows(cells, form))
    cells = []
  }
  for (const text of lines) {
    const cell = bullet.exec(text)?.[1]
    if (cell !== undefined) {
      cells.push(cell.trim())
      continue
    }
    if (text.trim() === '' || /^名称\s+类型/.test(text.trim())) continue
    flush()
    const row = topRow(text, form.hasNeed)
    const last = all.at(-1)
    if (row !== undefined) all.push(row)
    else if (last !== undefined)
      all[all.length - 1] = { ...last, description: `${last.description}\n${text.trim()}`.trim() }
  }
  flush()
  return all
}
