import { cellsOf } from '../document/cellsOf'
import { columnOf } from '../document/columnOf'
import { isKnownType } from '../shape/documentedShape'
import { clean, cleanWord } from '../text/clean'
import type { PageLine } from '../text/pageLines'
import { alignedColumnsOf, type AlignedColumn } from './columns'
import { depthsOf, withoutSign, type Depth } from './nameSigns'
import type { PageRow, PageRows } from './PageRow'
import {
  conditionDoubt,
  isAnyMark,
  isCondition,
  isButton,
  isClassName,
  isRowName,
  isTypeCell,
  lengthIn,
  lengthCell,
  markOf,
  readsAsRow,
} from './rowCells'

const endsWithBar = /\|\s*$/

const isRule = (text: string): boolean => /--|==/.test(text) && /^[|:+=\-\s]+$/.test(text)

interface Logical {
  readonly line: number
  readonly text: string
  readonly lines: number
}

/** No cell of a page has more lines; a row that goes on longer is one that never ends. */
const maxLines = 200

/** Rows that a line break inside a cell tore apart, joined again; undefined where the text ends inside one. */
const joined = (
  lines: ReadonlyArray<PageLine>,
  { isOpen }: { readonly isOpen: (text: string) => boolean },
): ReadonlyArray<Logical> | number => {
  const rows: Logical[] = []
  let open: Logical | undefined
  for (const { number, text } of lines) {
    open =
      open === undefined
        ? { line: number, text, lines: 1 }
        : { line: open.line, text: `${open.text}\n${text}`, lines: open.lines + 1 }
    if (open.lines > maxLines) break
    if (isOpen(open.text)) continue
    rows.push(open)
    open = undefined
  }
  return open === undefined ? rows : open.line
}

/** Whether a line is the head of a table: a bar inside a text, or a row about names and types, does not make one. */
export const isAlignedHead = (text: string, separator: '|' | '\t'): boolean => {
  if (!text.includes(separator)) return false
  const cells = headCells(text, separator)
  return (
    cells.some(
      (cell) => columnOf(cell) === 'name' || /^\S*(parameter|参数|字段|名称|name)\S*$/i.test(cell),
    ) && cells.some((cell) => columnOf(cell) === 'type')
  )
}

/** The cells of a head, without the spaces by which people spread two characters over a column. */
const headCells = (text: string, separator: '|' | '\t'): ReadonlyArray<string> =>
  cellsOf(text, separator).map((cell) => cell.replace(/([\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])/g, '$1'))

interface Read {
  readonly cells: ReadonlyArray<string>
  readonly columns: ReadonlyArray<AlignedColumn>
  /** What the head calls them. */
  readonly titles: ReadonlyArray<string>
  /** Whether a bar that nobody escaped may stand in a text, so that a row has a cell more than the head. */
  readonly mayHaveMore: boolean
}

/** A row whose name the rendering lost, or that has none; what it says of its parent may be in any cell. */
const nameless = (line: number, cells: ReadonlyArray<string>, first: string): PageRow => ({
  line,
  name: undefined,
  type: '',
  required: undefined,
  description: clean(cells.find((cell) => cell.startsWith('【')) ?? ''),
  example: '',
  // A cell that another column has says that the name is gone; anything else was to be one.
  ...(first === '' || isTypeCell(first) || isAnyMark(first) || lengthCell(first) !== undefined
    ? {}
    : { instead: first }),
})

/** A name in which a list shows any of its items: `rows[0].id`, `rows.[*].id`. */
const withoutIndex = (name: string): string => name.replace(/\.?\[(?:\d|\*|i|n)?\](?=\.|$)/g, '[]')

/** One row, every cell of which is what its column holds; else what is wrong with it. */
const rowOf = (line: number, { cells, columns, titles, mayHaveMore }: Read): PageRow | string => {
  const first = withoutIndex(cleanWord(withoutSign(cells[columns.indexOf('name')] ?? '')))
  const second = cleanWord(cells[columns.indexOf('type')] ?? '')
  // A rendering that lost the name has one cell too few, and an empty one at its end.
  const isWhole = cells.length === columns.length && cells.at(-1) !== ''
  const isTyped = isTypeCell(second) || (isWhole && (isClassName(second) || isKnownType(second)))
  if (!isRowName(first) || (isTypeCell(first) && !isTyped)) return nameless(line, cells, first)
  const extra = cells.length - columns.length
  if (extra !== 0 && (extra < 0 || !mayHaveMore || !columns.includes('description')))
    return `the row ${first} has ${cells.length} cells where the head of the table has ${columns.length}`
  if (extra > 0 && cells.slice(columns.indexOf('type') + 1).some((cell) => isTypeCell(clean(cell))))
    return `the row ${first} goes on after its last cell: two rows may have become one`
  const about = columns.indexOf('description')
  const at = (column: AlignedColumn): string => {
    const i = columns.indexOf(column)
    if (i < 0) return ''
    // A bar inside a text that nobody escaped: what is too many belongs to the description.
    if (i === about) return clean(cells.slice(i, i + extra + 1).join('|'))
    return clean(cells[extra > 0 && i > about ? i + extra : i] ?? '')
  }
  const type = cleanWord(cells[columns.indexOf('type')] ?? '')
  if (!isTypeCell(type) && !isClassName(type) && !isKnownType(type))
    return type === '' ? `the row ${first} has no type` : `the row ${first}: no type is called ${shown(type)}`
  const required = at('required')
  if (columns.includes('required') && !isAnyMark(required))
    return `the row ${first}: ${shown(required)} does not say whether it is required`
  const mayBeEmpty = at('nullable')
  if (columns.includes('nullable') && !isAnyMark(mayBeEmpty))
    return `the row ${first}: ${shown(mayBeEmpty)} does not say whether it may be empty`
  const length = lengthCell(at('maxLength'))
  const isWord = /^[^\d√×]+$/.test(at('maxLength'))
  if (length === undefined && !isWord) return `the row ${first}: ${shown(at('maxLength'))} is no length`
  const doubts = [
    ...(length === undefined ? [`${shown(at('maxLength'))} is no length`] : []),
    ...(columns.includes('required') && isCondition(required) ? [conditionDoubt(required)] : []),
  ]
  const more = columns.flatMap((column, i) => {
    const cell = column === 'more' ? clean(cells[extra > 0 && i > about ? i + extra : i] ?? '') : ''
    return cell === '' || /^[-—/]+$/.test(cell) ? [] : [`${titles[i] ?? ''}：${cell}`]
  })
  const maxLength = length?.maxLength ?? lengthIn(type)
  return {
    line,
    name: first,
    type,
    required: columns.includes('required')
      ? markOf(required)
      : columns.includes('nullable') && markOf(mayBeEmpty) === false,
    ...(maxLength === undefined ? {} : { maxLength: Number(maxLength) }),
    description: [at('description'), ...more].filter((text) => text !== '').join('\n'),
    example: isButton(at('example')) ? '' : at('example'),
    ...(doubts.length === 0 ? {} : { doubt: doubts.join('; ') }),
  }
}

const shown = (cell: string): string => JSON.stringify(cell.slice(0, 40))

const holdsMembers = (type = ''): boolean => /^(json|array|list|object|map|set)\b/i.test(type)

/** The rows of a table whose cells are parted by bars (Markdown, with or without a leading one) or by tabs. */
export const alignedRows = (lines: ReadonlyArray<PageLine>, separator: '|' | '\t'): PageRows => {
  const problem = (line: number, message: string): PageRows => ({ problem: { line, message } })
  const first = lines.findIndex(({ text }) => isAlignedHead(text, separator))
  const head = lines[first]
  if (head === undefined) return { rows: [] }
  const above = lines.slice(0, first).find(({ text }) => readsAsRow(text))
  if (above !== undefined) return problem(above.number, 'a row stands above the head of its table')
  const titles = headCells(head.text, separator)
  const found = alignedColumnsOf(titles)
  if ('message' in found) return problem(head.number, found.message)
  const { columns } = found
  const closed = separator === '|' && head.text.trimEnd().endsWith('|')
  const opens = separator === '|' && head.text.trimStart().startsWith('|')
  const below = lines.slice(first + 1).filter(({ text }) => text.trim() !== '')
  const rule = below.find(({ text }) => isRule(text))
  // Below the head of an empty table stands a rule of one cell.
  const ruled = rule === undefined || separator === '\t' ? 1 : cellsOf(rule.text, separator).length
  if (rule !== undefined && ruled !== 1 && ruled !== columns.length)
    return problem(rule.number, 'the line below the head has another number of cells than the head')
  const body = below.filter(({ text }) => !isRule(text))
  const last = body.findLastIndex(({ text }) => text.includes(separator))
  const after = body.slice(last + 1).find(({ text }) => readsAsRow(text))
  if (after !== undefined)
    return problem(after.number, 'a row stands below its table, without the cells of one')
  const rows = joined(body.slice(0, last + 1), {
    isOpen: (text) => closed && text.includes('|') && !text.trimEnd().endsWith('|'),
  })
  if (typeof rows === 'number') return problem(rows, 'the page ends inside a row: save the whole page')
  const odd = rows.find(
    ({ text }) => !text.includes(separator) || (opens && !text.trimStart().startsWith('|')),
  )
  if (odd !== undefined) return problem(odd.line, 'a line inside the table is no row of it')
  const read: PageRow[] = []
  const names: string[] = []
  /** How deep the numbers of rows say that they stand: `1.2`. */
  const numbers: number[] = []
  for (const { line, text } of rows) {
    const parted = cellsOf(text, separator)
    if (parted.every((cell) => cell === '')) continue
    // Without bars around the table, one at the end of a row stands before an empty cell.
    const isEmptyLast = !closed && !opens && parted.length === columns.length - 1 && endsWithBar.test(text)
    const cells = isEmptyLast ? [...parted, ''] : parted
    // A cell over several rows, of which only the first has a name.
    const isMore = (cell: string, i: number): boolean => cell === '' || columns[i] === 'description'
    const before = read.at(-1)
    if (before?.name !== undefined && parted.length === columns.length && parted.every(isMore)) {
      const about = clean(cells[columns.indexOf('description')] ?? '')
      if (!about.startsWith('【')) {
        read[read.length - 1] = { ...before, description: `${before.description}\n${about}`.trim() }
        continue
      }
    }
    const row = rowOf(line, { cells, columns, titles, mayHaveMore: ruled === columns.length })
    if (typeof row === 'string') return problem(line, row)
    read.push(row)
    const [number = ''] = columns[0] === 'number' ? cells : []
    if (!/^[\d.]*$/.test(number)) return problem(line, `${shown(number)} is no number of a row`)
    numbers.push(number.replace(/\.$/, '').split('.').length - 1)
    const behind = text.replace(/^\s*\|/, '')
    const nameCell = columns[0] === 'number' ? behind.slice(behind.indexOf(separator) + 1) : behind
    names.push(row.name === undefined ? '' : nameCell)
  }
  const depths = depthsOf(names)
  const placed = read.map((row, i): PageRow => {
    const { doubt, ...depth }: Depth = depths[i] ?? {}
    const mayStandIn = doubt !== undefined && holdsMembers(read[i - 1]?.type)
    const numbered = numbers[i] ?? 0
    const counted: Depth = numbered > 0 ? { depth: numbered, isExact: true } : {}
    return { ...row, ...depth, ...counted, ...(mayStandIn ? { doubt } : {}) }
  })
  return { rows: placed, hasMarks: columns.includes('required') || columns.includes('nullable') }
}
