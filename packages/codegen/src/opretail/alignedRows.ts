import { isKnownType } from '../shape/documentedShape'
import { clean, cleanType } from '../text/clean'
import type { PageLine } from '../text/pageLines'
import { columnsOf, type Column } from './columns'
import { depthsOf, withoutSign, type Depth } from './nameSigns'
import type { PageRow, PageRows } from './PageRow'
import {
  isAnyMark,
  isButton,
  isClassName,
  isRowName,
  isTypeCell,
  lengthIn,
  lengthCell,
  markOf,
  readsAsRow,
} from './rowCells'

const cellsOf = (text: string, separator: '|' | '\t'): ReadonlyArray<string> =>
  separator === '\t'
    ? text.split('\t').map((cell) => cell.trim())
    : text
        .trim()
        .replace(/^\|/, '')
        .replace(/(?<!\\)\|$/, '')
        .split(/(?<!\\)\|/)
        .map(plain)

/** A cell without the signs by which Markdown escapes and stresses. */
const plain = (cell: string): string =>
  cell
    .trim()
    .replace(/^(\*\*|`)(.*)\1$/, '$2')
    .replace(/\\([\\`*_{}[\]<>()#+.!|-])/g, '$1')

const isRule = (text: string): boolean => text.includes('--') && /^[|:\-\s]+$/.test(text)

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
  const cells = cellsOf(text, separator)
  return (
    cells.some((cell) => /^\S*(parameter|参数|字段|名称|name)\S*$/i.test(cell)) &&
    cells.some((cell) => /^(types?( of)?|(参数|数据|字段)?类型)$/i.test(cell))
  )
}

interface Read {
  readonly cells: ReadonlyArray<string>
  readonly columns: ReadonlyArray<Column>
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

/** One row, every cell of which is what its column holds; else what is wrong with it. */
const rowOf = (line: number, { cells, columns, mayHaveMore }: Read): PageRow | string => {
  const first = clean(withoutSign(cells[0] ?? ''))
  const second = cleanType(cells[1] ?? '')
  if (!isRowName(first) || (isTypeCell(first) && !isTypeCell(second))) return nameless(line, cells, first)
  const extra = cells.length - columns.length
  if (extra !== 0 && (extra < 0 || !mayHaveMore || !columns.includes('description')))
    return `the row ${first} has ${cells.length} cells where the head of the table has ${columns.length}`
  if (extra > 0 && cells.slice(2).some((cell) => isTypeCell(clean(cell))))
    return `the row ${first} goes on after its last cell: two rows may have become one`
  const about = columns.indexOf('description')
  const at = (column: Column): string => {
    const i = columns.indexOf(column)
    if (i < 0) return ''
    // A bar inside a text that nobody escaped: what is too many belongs to the description.
    if (i === about) return clean(cells.slice(i, i + extra + 1).join('|'))
    return clean(cells[extra > 0 && i > about ? i + extra : i] ?? '')
  }
  const type = cleanType(cells[columns.indexOf('type')] ?? '')
  if (!isTypeCell(type) && !isClassName(type) && !isKnownType(type))
    return type === '' ? `the row ${first} has no type` : `the row ${first}: no type is called ${shown(type)}`
  const required = at('required')
  if (columns.includes('required') && !isAnyMark(required))
    return `the row ${first}: ${shown(required)} does not say whether it is required`
  const length = lengthCell(at('maxLength'))
  const isWord = /^[^\d√×]+$/.test(at('maxLength'))
  if (length === undefined && !isWord) return `the row ${first}: ${shown(at('maxLength'))} is no length`
  const doubt = length === undefined ? `${shown(at('maxLength'))} is no length` : undefined
  const maxLength = length?.maxLength ?? lengthIn(type)
  return {
    line,
    name: first,
    type,
    required: columns.includes('required') ? markOf(required) : false,
    ...(maxLength === undefined ? {} : { maxLength: Number(maxLength) }),
    description: at('description'),
    example: isButton(at('example')) ? '' : at('example'),
    ...(doubt === undefined ? {} : { doubt }),
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
  const found = columnsOf(cellsOf(head.text, separator))
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
  for (const { line, text } of rows) {
    const cells = cellsOf(text, separator)
    if (cells.every((cell) => cell === '')) continue
    const row = rowOf(line, { cells, columns, mayHaveMore: ruled === columns.length })
    if (typeof row === 'string') return problem(line, row)
    read.push(row)
    names.push(row.name === undefined ? '' : text.replace(/^\s*\|/, ''))
  }
  const depths = depthsOf(names)
  const placed = read.map((row, i): PageRow => {
    const { doubt, ...depth }: Depth = depths[i] ?? {}
    const mayStandIn = doubt !== undefined && holdsMembers(read[i - 1]?.type)
    return { ...row, ...depth, ...(mayStandIn ? { doubt } : {}) }
  })
  return { rows: placed, hasMarks: columns.includes('required') }
}
