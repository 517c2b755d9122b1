import { headerOf } from './TableHeader'
import { isLimits } from './limitsOf'
import type { PageLine } from './pageLines'
import { isLeaf, nameIn, needOf, rowOnLine, type LineRow, type Need } from './rowHead'

/** A cell of its own, or a line: perhaps a row, perhaps more of a description. */
export interface Entry {
  readonly kind: 'cell' | 'line'
  readonly text: string
  /** Counted from 1 in the page. */
  readonly number: number
  /** What the line says if it is a row. */
  readonly row?: LineRow
}

export interface TableEntries {
  readonly entries: ReadonlyArray<Entry>
  readonly need: Need
  /** A line is a row of the first level, nested rows stand in cells of their own; else the levels are not parted. */
  readonly areParted: boolean
}

const bullet = /^\s*[•·∙◦▪●○‣]\s*(.*)$/
const listMark = /^\s*[*+-]\s+(.*)$/
const rule = /^\s*\|?\s*:?-{2,}:?\s*(\||$)/
const fence = /^\s*(```|~~~)/

/** What stands under the header of a parameter table. */
export const tableEntries = (lines: ReadonlyArray<PageLine>, side: 'input' | 'output'): TableEntries => {
  const isOwn = ({ text }: PageLine): boolean => headerOf(text)?.hasNeed === (side === 'input')
  const own = lines.findIndex(isOwn)
  const titled = own >= 0 ? own : lines.findIndex(({ text }) => headerOf(text) !== undefined)
  const header = headerOf(lines[titled]?.text ?? '')
  const body = lines
    .slice(titled < 0 ? 1 : titled + 1)
    .filter(
      ({ text }) =>
        text.trim() !== '' && !rule.test(text) && !fence.test(text) && headerOf(text) === undefined,
    )
  const need = !(header?.hasNeed ?? side === 'input') ? undefined : needOf(body.map(({ text }) => text))
  const isMarked = lines[titled]?.text.includes('|') === true
  const hasBullets = body.some(({ text }) => bullet.test(text))
  // A dash may also begin a line of a description: it marks cells where it marks a leaf or a limit.
  const isCell = (text: string): boolean => {
    const cell = listMark.exec(text)?.[1]
    return cell !== undefined && (isLeaf(cell) || isLimits(cell))
  }
  const mark = !hasBullets && body.some(({ text }) => isCell(text)) ? listMark : bullet
  const items = body.map(({ text, number }) => ({
    number,
    text,
    cell: isMarked ? undefined : mark.exec(text)?.[1]?.trim(),
  }))
  const hasCells = items.some(({ cell }) => cell !== undefined)
  const areCells =
    !hasCells && !isMarked && items.some(({ text }) => isLeaf(text) && !/\s/.test(nameIn(text)))
  const hasLeaves = items.some(({ text, cell }) => isLeaf(cell ?? text))
  return {
    need,
    areParted: hasCells || areCells || !hasLeaves,
    entries: items.map(({ number, text, cell }): Entry => {
      if (cell !== undefined) return { kind: 'cell', text: cell, number }
      const row = rowOnLine(text, need, isMarked)
      if (areCells && (row === undefined || isLeaf(text))) return { kind: 'cell', text: text.trim(), number }
      return { kind: 'line', text: text.trim(), number, ...(row === undefined ? {} : { row }) }
    }),
  }
}
