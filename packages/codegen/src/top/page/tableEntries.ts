import { headerOf } from './TableHeader'
import { isLimits } from './limitsOf'
import type { PageLine } from '../../text/pageLines'
import { isLeaf, needOf, rowOnLine, type LineRow, type Need } from './rowHead'
import { layoutOf, toldRow, type Layout, type TopColumn } from './toldRow'
import { cellsOf } from '../../document/cellsOf'

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
  /** A line that should be a row by the head of the table, and is none; or the head itself. */
  readonly wrong?: { readonly number: number; readonly message: string }
}

const ofLimits: ReadonlyArray<TopColumn> = ['limits', 'maxLength', 'more']

/** A row by the head of its table; undefined where only the words of the line tell, a text where nothing does. */
const rowByHead = (text: string, layout: Layout): LineRow | string | undefined => {
  if (!text.includes(layout.by)) return undefined
  const cells = cellsOf(text, layout.by)
  const count = layout.columns.length
  // Where empty cells are lost, limits in several cells may make up for them.
  const isMoved = layout.columns.some((column, i) => !ofLimits.includes(column) && isLimits(cells[i] ?? ''))
  if (isMoved && layout.isUsual) return undefined
  if (cells.length === count) return toldRow(cells, layout)
  return layout.isUsual || cells[0] === ''
    ? undefined
    : `the row ${cells[0]?.slice(0, 40)} has ${cells.length} cells where the head of the table has ${count}`
}

const bullet = /^\s*[•·∙◦▪●○‣]\s*(.*)$/
const listMark = /^\s*[*+-]\s+(.*)$/
/** Blanks before a name, whether its row begins with a bar or not; a tab is four. */
const indentOf = (text: string): number =>
  (/^\s*\|?(\s*)/.exec(text)?.[0] ?? '').replace(/\|/, '').replace(/\t/g, '    ').length

const rule = /^\s*\|?\s*:?-{2,}:?\s*(\||$)/
const fence = /^\s*(```|~~~)/

/** More of a description, in a row that has nothing else. */
const continued = (text: string, layout: Layout | string | undefined): string | undefined => {
  if (typeof layout !== 'object' || !text.includes(layout.by)) return undefined
  const cells = cellsOf(text, layout.by)
  const isMore = cells.every((cell, i) => cell === '' || layout.columns[i] === 'description')
  return isMore && cells.length === layout.columns.length
    ? cells[layout.columns.indexOf('description')]
    : undefined
}

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
  const layout = header?.parted === undefined ? undefined : layoutOf(header.parted.by, header.parted.titles)
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
  const byHead = new Map(
    typeof layout === 'object'
      ? items.flatMap((item) => {
          const row = item.cell === undefined ? rowByHead(item.text, layout) : undefined
          return row === undefined ? [] : [[item, row] as const]
        })
      : [],
  )
  const rowIn = (item: (typeof items)[number]): LineRow | undefined => {
    const row = byHead.get(item)
    return typeof row === 'object' ? row : rowOnLine(item.cell ?? item.text, need, isMarked)
  }
  const [odd] = [...byHead].flatMap(([{ number }, row]) =>
    typeof row === 'string' ? [{ number, message: row }] : [],
  )
  const unknownColumn =
    typeof layout === 'string' ? `no table of a page has a column ${JSON.stringify(layout.slice(0, 60))}` : ''
  const again =
    titled < 0 ? undefined : lines.slice(titled + 1).find(({ text }) => headerOf(text) !== undefined)
  const above = again === undefined ? undefined : items.findLast(({ number }) => number < again.number)
  // A head that a page break repeats stands below a row.
  const second =
    again === undefined || above === undefined || above.cell !== undefined || rowIn(above) !== undefined
      ? undefined
      : {
          number: again.number,
          message: 'another table begins here, and nothing tells whose rows it holds',
        }
  const wrong =
    second ?? (unknownColumn === '' ? odd : { number: lines[titled]?.number ?? 0, message: unknownColumn })
  const leaves = items.filter(({ text, cell }) => isLeaf(cell ?? text.replace(/^\s*\|/, '')))
  const hasLeaves = leaves.length > 0
  const areRows = leaves.some((item) => rowIn(item) !== undefined)
  const hasCells = !areRows && items.some(({ cell }) => cell !== undefined)
  const areCells = !hasCells && !areRows && hasLeaves
  return {
    need,
    areCells,
    areParted: !areRows,
    ...(wrong === undefined || items.length === 0 ? {} : { wrong }),
    entries: items.map((item): Entry => {
      const { number, cell } = item
      const text = (cell ?? continued(item.text, layout) ?? item.text).trim()
      const row = hasCells && cell !== undefined ? undefined : rowIn(item)
      const isCell = hasCells ? cell !== undefined : areCells && (row === undefined || isLeaf(text))
      const indent = indentOf(item.text)
      return { kind: isCell ? 'cell' : 'line', text, number, indent, ...(row === undefined ? {} : { row }) }
    }),
  }
}
