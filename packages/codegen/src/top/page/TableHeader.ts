/** The columns of a parameter table that a reader needs to know of. */
export interface TableHeader {
  /** A column says whether a parameter must be given: the table of a request. */
  readonly hasNeed: boolean
  /** How many columns it has, where it says so: in Markdown, or with tabs between. */
  readonly columns?: number
}

const name = /^(名称|参数名称?|参数|字段|name|parameter|parameter name)$/i
const type = /^(类型|数据类型|type|data type)$/i
const need = /^(是否必须|是否必填|必须|必填|required|mandatory|is required)$/i

const cellsOf = (text: string): ReadonlyArray<string> =>
  text
    .split(/[|\t]/)
    .map((cell) => cell.replace(/[*`]/g, '').trim())
    .filter((cell) => cell !== '')

/** The header of a parameter table, or undefined where the line is none. */
export const headerOf = (text: string): TableHeader | undefined => {
  if (text.length > 300 || !/名称|参数|字段|name|parameter/i.test(text)) return undefined
  const marked = cellsOf(text)
  const cells = marked.length > 1 ? marked : (marked[0] ?? '').split(/ +/)
  const [first = '', second = ''] = cells
  if (!name.test(first) || !type.test(second)) return undefined
  return {
    hasNeed: cells.some((cell) => need.test(cell)),
    ...(marked.length > 1 ? { columns: cells.length } : {}),
  }
}
