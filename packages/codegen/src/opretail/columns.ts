/** The columns of a parameter table, in the order in which every page prints those that it has. */
export const columns = ['name', 'type', 'required', 'maxLength', 'description', 'example'] as const

export type Column = (typeof columns)[number]

/** What pages call them, in either language and both generations; some print a key nobody translated. */
const titles: Readonly<Record<Column, RegExp>> = {
  name: /^(apidetail\.\w+|(request |response )?param(eter)?s?( names?)?|(field )?names?|fields?|参数(名称?)?|字段(名称?)?|名称)$/i,
  type: /^((data |field |param(eter)? )?types?( of)?|(参数|数据|字段)?类型)$/i,
  required:
    /^((is |whether )?(required|mandatory|must)|m\/o|whether to return|必[须填选传需输]|是否(必[须填选传需输]|必要|返回))(\?| ?\(?(y\/n|yes\/no|是\/否)\)?)?$/i,
  maxLength: /^((the )?(max(imum)?\.? )?length|returns? (the )?max(imum)? length|(返回)?(最大)?长度)$/i,
  description:
    /^((field |param(eter)? )?desc(ription)?s?|remarks?|notes?|comments?|(参数|字段)?(描述|说明|备注|含义))$/i,
  example: /^((example|sample)s?( values?)?|(示例|样例|举例)值?|例子)$/i,
}

export const columnOf = (title: string): Column | undefined => {
  const bare = title
    .replace(/\s+/g, ' ')
    .replace(/[（]/g, '(')
    .replace(/[）]/g, ')')
    .replace(/[？]/g, '?')
    .trim()
  if (bare.length > 60) return undefined
  const named = (text: string): Column | undefined => columns.find((one) => titles[one].test(text))
  // 参数(Parameter)
  return named(bare) ?? named(bare.replace(/ ?\([^()]*\)$/, ''))
}

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

/** What people add to the columns of a page: a number of the row, whether it may be empty, or more about it. */
const added = {
  number: /^(序号|编号|no\.?|#|index)$/i,
  nullable: /^(是否(可为?空|允许为?空)|可为?空|允许为?空|nullable)$/i,
  more: /^((默认|缺省)值?|default( values?)?|备注|remarks?|notes?|枚举值?|可选值|取值(范围|说明)?|允许值|enum(eration)?s?( values?)?|allowed values?|(参数)?位置|in|location|(参数|字段)?中文名称?|最小长度|min(imum)?\.? length|格式|format|单位|units?)$/i,
} as const

/** A column of a table whose cells are parted by bars or tabs, which tells what each cell is by its head. */
export type AlignedColumn = Column | keyof typeof added

const kindsAdded = Object.keys(added) as ReadonlyArray<keyof typeof added>

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
    const bare = cell.replace(/\s+/g, ' ').trim()
    const column =
      known === undefined || found.includes(known)
        ? kindsAdded.find((one) => bare.length <= 40 && added[one].test(bare))
        : known
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

/** The cells of a head whose words have one space between them, as long as titles can be told from each other. */
export const cellsOfHead = (text: string): ReadonlyArray<string> => {
  const words = text.trim().split(/\s+/).slice(0, 40)
  const cells: string[] = []
  for (let at = 0; at < words.length;) {
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
  const [first = '', second = ''] = cellsOfHead(text)
  const next = columnOf(second)
  return columnOf(first) === 'name' && (next === 'type' || next === 'required') ? 'parameters' : undefined
}
