import type { Field } from '../../spec/Field'

const fromZero =
  /从\s*0(?!\d)|(?<!\d)0\s*(为|是|表示|代表|:|：)?\s*(第一页|首页)|第一页\s*(为|是|:|：)?\s*0(?!\d)|\b(from|at|with) 0\b|zero.based/i
const fromOne =
  /大于\s*(零|0(?!\d))|默认(值)?\s*(为|是|:|：|=)?\s*第?\s*(1(?![\d0页])|一页(?!\s*\d))|默认(值)?\s*(为|是|:|：|=)?\s*第\s*1\s*页|从\s*(第\s*)?(1(?!\d)|一)|(>=|≥|大于等于)\s*1(?!\d)|(?<!\d)1\s*[~～-]\s*N|第一页\s*(为|是|:|：)?\s*1(?!\d)|\b(from|at|with) 1\b|default( value)?( is|:|=| to)?\s*1\b/i

/** The number of the first page, where the text or the least value of the page says it. */
export const firstOf = ({ description = '', limits = {} }: Field): 0 | 1 | undefined => {
  if (fromZero.test(description)) return 0
  return fromOne.test(description) || limits.minValue === 1 ? 1 : undefined
}

const most =
  /(?:最大|不超过|不能超过|不得超过|不大于|不能大于|上限|最多|小于等于|<=|≤|max(?:imum)?)[^\d;；。.]{0,12}?(\d{1,5})(?!\d)/i
const range = /(?<!\d)[01]\s*[~～\-—至到]\s*(\d{1,5})(?!\d)/

/** The most rows of a page, where a limit or the text of the size says it. */
export const mostOf = ({ description = '', limits = {} }: Field): number | undefined => {
  if (limits.maxValue !== undefined) return limits.maxValue > 0 ? limits.maxValue : undefined
  const found = most.exec(description)?.[1] ?? range.exec(description)?.[1]
  return found === undefined || Number(found) < 1 ? undefined : Number(found)
}
