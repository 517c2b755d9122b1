/** The columns of a parameter table, in the order in which every page prints those that it has. */
export const columns = ['name', 'type', 'required', 'maxLength', 'description', 'example'] as const

export type Column = (typeof columns)[number]

/** What pages call them, in either language and both generations; some print a key nobody translated. */
const titles: Readonly<Record<Column, RegExp>> = {
  name: /^(apidetail\.\w+|(request |response )?param(eter)?s?( names?)?|(field )?names?|fields?|参数(名称?)?|字段(名称?)?|名称)$/i,
  type: /^((data |field |param(eter)? )?types?( of)?|(参数|数据|字段)?类型)$/i,
  required:
    /^((is |whether )?(required|mandatory|must)|whether to return|必[须填选传]|是否(必[须填选传需]|返回))$/i,
  maxLength: /^((the )?(max(imum)?\.? )?length|returns? (the )?max(imum)? length|(返回)?(最大)?长度)$/i,
  description:
    /^((field |param(eter)? )?descriptions?|remarks?|notes?|comments?|(参数|字段)?(描述|说明|备注|含义))$/i,
  example: /^((example|sample)s?( values?)?|(示例|样例|举例)值?|例子)$/i,
}

const columnOf = (title: string): Column | undefined => {
  const bare = title.replace(/\s+/g, ' ').trim()
  return bare.length > 60 ? undefined : columns.find((one) => titles[one].test(bare))
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
  return columnOf(first) === 'name' && columnOf(second) === 'type' ? 'parameters' : undefined
}
