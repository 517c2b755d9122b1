import type { Fact } from '../spec/Fact'
import type { PageLine } from '../text/pageLines'
import { isRowName, isTypeCell, typeBefore } from './rowCells'

/** Names that the tables of public parameters have: `_mt` of every request, `stat`, `data` and `result` of every answer. */
const isPublic = (name: string): boolean => /^(_\w+|(stat|data|result)(\.[\w.]+)?)$/.test(name)

/** The name of a parameter whose row a line is, with the line above it where the name has one of its own. */
const rowNameIn = (text: string, above: string): string | undefined => {
  if (text.length > 2000) return undefined
  const cells = text
    .trim()
    .replace(/^\|/, '')
    .split(/[|\t]/)
    .map((cell) => cell.trim())
  const [name = '', type = ''] = cells
  if (cells.length > 1) return isRowName(name) && isTypeCell(type) ? name : undefined
  const end = name.indexOf(' ')
  if (end > 0 && isRowName(name.slice(0, end)) && typeBefore(name.slice(end + 1)) !== undefined)
    return name.slice(0, end)
  return isRowName(above.trim()) && typeBefore(name) !== undefined ? above.trim() : undefined
}

/** Rows of parameters that stand outside the tables of the method, where they say nothing of it. */
export const strayRows = (
  lines: ReadonlyArray<PageLine>,
  isOfMethod: (line: number) => boolean,
): ReadonlyArray<Fact> =>
  lines.flatMap(({ number, text }, i) => {
    if (isOfMethod(number)) return []
    const name = rowNameIn(text, lines[i - 1]?.text ?? '')
    if (name === undefined || isPublic(name)) return []
    const because = `line ${number}: the row ${name.slice(0, 80)} stands outside the tables of the method, and is not read`
    return [{ at: ['input'], fact: 'doubtful', because }]
  })
