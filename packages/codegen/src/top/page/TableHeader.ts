import { cellsOf } from '../../document/cellsOf'

/** The columns of a parameter table that a reader needs to know of. */
export interface TableHeader {
  /** A column says whether a parameter must be given: the table of a request. */
  readonly hasNeed: boolean
  /** What parts its cells, and what they say, where that can be told: in Markdown, or with tabs between. */
  readonly parted?: { readonly by: '|' | '\t'; readonly titles: ReadonlyArray<string> }
}

const name = /^(名称|参数名称?|参数|字段|name|parameter|parameter name)$/i
const type = /^(类型|数据类型|type|data type)$/i
const need = /^(是否必须|是否必填|必须|必填|required|mandatory|is required)$/i

const filledCells = (text: string): ReadonlyArray<string> =>
  text
    .split(/[|\t]/)
    .map((cell) => cell.replace(/[*`]/g, '').trim())
    .filter((cell) => cell !== '')

/** The header of a parameter table, or undefined where the line is none. */
export const headerOf = (text: string): TableHeader | undefined => {
  if (text.length > 300 || !/名称|参数|字段|name|parameter/i.test(text)) return undefined
  const marked = filledCells(text)
  const cells = marked.length > 1 ? marked : (marked[0] ?? '').split(/ +/)
  const [first = '', second = ''] = cells
  if (!name.test(first) || !type.test(second)) return undefined
  const by = text.includes('|') ? '|' : '\t'
  return {
    hasNeed: cells.some((cell) => need.test(cell)),
    ...(marked.length > 1 ? { parted: { by, titles: cellsOf(text, by) } } : {}),
  }
}
