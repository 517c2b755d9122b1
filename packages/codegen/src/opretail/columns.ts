import { addedColumnOf, columnOf, columns, type AddedColumn, type Column } from '../document/columnOf'

/** The columns that the cells of a head name, or why no rows can be read by it. */
export const columnsOf = (
  cells: ReadonlyArray<string>,
): { readonly columns: ReadonlyArray<Column> } | { readonly message: string } => {
  const found: Column[] = []
  let last = -1
  for (const cell of cells) {
    const column = columnOf(cell)
    if (column === undefined)
      return { message: `no table of a page has a column ${JSON.stringify(cell.slice(0, 60))}` }
    const at = columns.indexOf(column)
    if (at <= last)
      return {
        message: `the column ${JSON.stringify(cell)} stands where no page prints it: its head is damaged`,
      }
    found.push(column)
    last = at
  }
  return found[0] === 'name' && found[1] === 'type'
    ? { columns: found }
    : { message: 'the table has no column for names, or none for types' }
}

/** A column of a table whose cells are parted by bars or tabs, which tells what each cell is by its head. */
export type AlignedColumn = Column | AddedColumn

/** Columns whose cells may be any text: only their order tells them apart. */
const ofText: ReadonlyArray<AlignedColumn> = ['maxLength', 'description', 'example']

/**
 * The columns of a table that parts its cells, or why no rows can be read by its head. The name comes first; a type and
 * a mark show what they are, and stand anywhere behind it.
 */
export const alignedColumnsOf = (
  cells: ReadonlyArray<string>,
): { readonly columns: ReadonlyArray<AlignedColumn> } | { readonly message: string } => {
  const found: AlignedColumn[] = []
  for (const cell of cells) {
    const known = columnOf(cell)
    const column = known === undefined || found.includes(known) ? addedColumnOf(cell) : known
    if (column === undefined && known === undefined)
      return { message: `no table of a page has a column ${JSON.stringify(cell.slice(0, 60))}` }
    const last = found.findLast((one) => ofText.includes(one))
    const isLate =
      column === undefined ||
      (ofText.includes(column) && last !== undefined && ofText.indexOf(column) < ofText.indexOf(last)) ||
      (column === 'number' && found.length > 0)
    if (isLate)
      return {
        message: `the column ${JSON.stringify(cell)} stands where no page prints it: its head is damaged`,
      }
    found.push(column)
  }
  const [first] = found.filter((column) => column !== 'number')
  return first === 'name' && found.includes('type')
    ? { columns: found }
    : { message: 'the table has no column for names, or none for types' }
}

/** The first cells of a head whose words have one space between them, as long as titles can be told from each other. */
export const cellsOfHead = (text: string, most = Infinity): ReadonlyArray<string> => {
  const words = text.trim().split(/\s+/).slice(0, 40)
  const cells: string[] = []
  for (let at = 0; at < words.length && cells.length < most;) {
    const sizes = [4, 3, 2, 1].filter((size) => at + size <= words.length)
    // `Parameter Type` is two columns where no name stands before it.
    const size =
      sizes.find((one) => {
        const column = columnOf(words.slice(at, at + one).join(' '))
        return at === 0 ? column === 'name' : column !== undefined
      }) ?? 1
    cells.push(words.slice(at, at + size).join(' '))
    at += size
  }
  return cells
}

/** The tables that a page has, told by their heads. */
export type TableKind = 'addresses' | 'parameters' | 'codes'

/** The kind of table that a line is the head of, whatever parts its cells; undefined for any other line. */
export const headKindOf = (line: string): TableKind | undefined => {
  const text = line
    .replace(/[|\t*`]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (text.length > 200) return undefined
  if (/^(the )?(environment|环境) (interface method|接口方法)( |$)/i.test(text)) return 'addresses'
  if (
    /^(return code names?|error code names?|返回码名称|错误码名称) ?(return|error|返回码|错误码)/i.test(text)
  )
    return 'codes'
  if (/^(Parameters?|参数|字段)(Types?|类型)\S/.test(text)) return 'parameters'
  const [first = '', second = ''] = cellsOfHead(text, 2)
  const next = columnOf(second)
  return columnOf(first) === 'name' && (next === 'type' || next === 'required') ? 'parameters' : undefined
}
