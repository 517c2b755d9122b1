import { headerOf } from './TableHeader'
import { isLimits } from './limitsOf'
import type { PageLine } from '../../text/pageLines'
import { isLeaf, needOf, rowOnLine, type LineRow, type Need } from './rowHead'

/** A cell of its own, or a line: perhaps a row, perhaps more of a description. */
export interface Entry {
  readonly kind: 'cell' | 'line'
  readonly text: string
  /** Counted from 1 in the page. */
  readonly number: number
  /** How many blanks it is set in by. */
  readonly indent: number
  /** What the line says if it is a row. */
  readonly row?: LineRow
}

export interface TableEntries {
  readonly entries: ReadonlyArray<Entry>
  readonly need: Need
  /** A line is a row of the first level, nested rows stand in cells of their own; else all rows are lines. */
  readonly areParted: boolean
  /** Cells have no mark of their own: what is no row of the first level is one. */
  readonly areCells: boolean
}

const bullet = /^\s*[•·∙◦▪●○‣]\s*(.*)$/
const listMark = /^\s*[*+-]\s+(.*)$/
/** Blanks before a name, whether its row begins with a bar or not; a tab is four. */
const indentOf = (text: string): number =>
  (/^\s*\|?(\s*)/.exec(text)?.[0] ?? '').replace(/\|/, '').replace(/\t/g, '    ').length

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
  const need = needOf(
    body.map(({ text }) => text),
    header?.hasNeed ?? side === 'input',
  )
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
  const rowIn = ({ text, cell }: (typeof items)[number]): LineRow | undefined =>
    rowOnLine(cell ?? text, need, isMarked)
  const leaves = items.filter(({ text, cell }) => isLeaf(cell ?? text.replace(/^\s*\|/, '')))
  const hasLeaves = leaves.length > 0
  const areRows = leaves.some((item) => rowIn(item) !== undefined)
  const hasCells = !areRows && items.some(({ cell }) => cell !== undefined)
  const areCells = !hasCells && !areRows && hasLeaves
  return {
    need,
    areCells,
    areParted: !areRows,
    entries: items.map((item): Entry => {
      const { number, cell } = item
      const text = (cell ?? item.text).trim()
      const row = hasCells && cell !== undefined ? undefined : rowIn(item)
      const isCell = hasCells ? cell !== undefined : areCells && (row === undefined || isLeaf(text))
      const indent = indentOf(item.text)
      return { kind: isCell ? 'cell' : 'line', text, number, indent, ...(row === undefined ? {} : { row }) }
    }),
  }
}
