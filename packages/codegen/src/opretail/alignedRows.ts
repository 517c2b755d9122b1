import { clean } from '../text/clean'
import type { PageLine } from '../text/pageLines'
import type { PageRow, PageRows } from './PageRow'
import { isRowName, isTypeCell, lengthIn, markOf } from './rowCells'

const columns = {
  name: /parameter|参数|字段|名称|^name/i,
  type: /type|类型/i,
  required: /required|必须|必填|必选|是否|whether/i,
  maxLength: /length|长度/i,
  description: /description|描述|说明|备注/i,
  example: /example|示例|样例/i,
}

type Column = keyof typeof columns

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

/** The rows of a table whose cells are parted by bars (Markdown, with or without a leading one) or by tabs. */
export const alignedRows = (lines: ReadonlyArray<PageLine>, separator: '|' | '\t'): PageRows => {
  const first = lines.findIndex(({ text }) => isAlignedHead(text, separator))
  const head = lines[first]
  if (head === undefined) return { rows: [] }
  const header = cellsOf(head.text, separator)
  const index = (column: Column): number => header.findIndex((title) => columns[column].test(title))
  if (index('name') < 0 || index('type') < 0)
    return { problem: { line: head.number, message: 'the table has no column for names, or none for types' } }
  const closed = separator === '|' && head.text.trimEnd().endsWith('|')
  const opens = separator === '|' && head.text.trimStart().startsWith('|')
  const body = lines.slice(first + 1).filter(({ text }) => text.trim() !== '' && !isRule(text))
  const last = body.findLastIndex(({ text }) => text.includes(separator))
  const rows = joined(body.slice(0, last + 1), {
    isOpen: (text) => closed && text.includes('|') && !text.trimEnd().endsWith('|'),
  })
  if (typeof rows === 'number')
    return { problem: { line: rows, message: 'the page ends inside a row: save the whole page' } }
  const odd = rows.find(
    ({ text }) => !text.includes(separator) || (opens && !text.trimStart().startsWith('|')),
  )
  if (odd !== undefined)
    return { problem: { line: odd.line, message: 'a line inside the table is no row of it' } }
  const named = index('name')
  const read = rows.flatMap(({ line, text }): ReadonlyArray<PageRow> => {
    const cells = cellsOf(text, separator)
    if (cells.every((cell) => cell === '')) return []
    const at = (column: Column): string => {
      const i = index(column)
      if (i < 0) return ''
      // A bar inside a text that nobody escaped: what is too many belongs to the description.
      const extra = cells.length - header.length
      if (extra > 0 && column === 'description') return clean(cells.slice(i, i + extra + 1).join('|'))
      return clean((extra > 0 && i > index('description') ? cells[i + extra] : cells[i]) ?? '')
    }
    const name = clean(cells[named] ?? '')
    const isShifted = isTypeCell(name) && !isTypeCell(at('type'))
    if (!isRowName(name) || isShifted) {
      const description = cells.find((cell) => cell.startsWith('【')) ?? ''
      return [
        {
          line,
          name: undefined,
          type: '',
          required: undefined,
          description: clean(description),
          example: '',
        },
      ]
    }
    const length = /^\D{0,4}(\d{1,9})\D{0,4}$/.exec(at('maxLength'))?.[1] ?? lengthIn(at('type'))
    return [
      {
        line,
        name,
        type: at('type'),
        required: index('required') < 0 ? false : markOf(at('required')),
        ...(length === undefined ? {} : { maxLength: Number(length) }),
        description: at('description'),
        example: at('example'),
      },
    ]
  })
  return { rows: read }
}
