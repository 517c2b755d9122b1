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

const numeral = '(\\d[\\d,]{0,9}(?:\\.\\d+)?)\\s*(万|w(?![a-z])|千|k(?![a-z]))?'

/** `10万`, `5,000`, `1w`. */
const numberOf = (digits: string | undefined, unit = ''): number | undefined => {
  const value =
    Number((digits ?? '').replaceAll(',', '')) * (/万|w/i.test(unit) ? 10_000 : /千|k/i.test(unit) ? 1000 : 1)
  return Number.isSafeInteger(value) && value > 0 ? value : undefined
}

const atMost =
  '(?:最[大多高]|至多|不[能可得允许]{0,2}(?:超过|大于|超出)|上限|小于等于|超过|大于|<=|≤|max(?:imum)?|up to|at most|exceeds?|only)'

const pages = new RegExp(`${atMost}[^\\d;；。.]{0,14}?${numeral}(?!\\s*[条个行\\d*×])`, 'i')
/** Words before a number of rows in one page, which is no number of pages. */
const ofOnePage = /(每页|单页|一页|每次|单次|一次|per page|a page|page ?_?size)[^;；。.]{0,30}$/i

/** The last page that may be asked for, where a limit or the text of the page says it. */
export const maxPagesOf = ({ description = '', limits = {} }: Field): number | undefined => {
  if (limits.maxValue !== undefined) return limits.maxValue > 0 ? limits.maxValue : undefined
  if (saysProduct.test(description)) return undefined
  const found = pages.exec(description)
  if (
    found !== null &&
    !ofOnePage.test(description.slice(0, found.index)) &&
    !/^.{0,3}[条行]/.test(description.slice(found.index + found[0].length))
  )
    return numberOf(found[1], found[2])
  return numberOf(range.exec(description)?.[1])
}

/** `page_no*page_size`, 翻页获取的条数: all rows that a walk may take, not those of one page. */
const saysProduct =
  /page[_ ]?(no|num|index|number)?\s*[*×xX乘]\s*(page)?[_ ]?size|(页码|当前页)\s*[*×xX乘]|翻页.{0,8}(条数|数量)/i
const allRows = new RegExp(
  `(?:page[_ ]?(?:no|num|index|number)?\\s*[*×xX乘]\\s*(?:page)?[_ ]?size|(?:页码|当前页)\\s*[*×xX乘][^;；。.]{0,8}|翻页.{0,8}(?:条数|数量)|总共|总计|累计|一共|前|the first|in total)[^\\d;；。]{0,24}?${numeral}`,
  'i',
)
const mostRows = new RegExp(
  `(?:最多|只能?|至多|仅|at most|only|up to)(?:支持|能|可以?|返回|查询|获取|展示|翻到?|取|出|return(?:s|ed)?|the|\\s){1,6}(?:前|出)?\\s*${numeral}\\s*(?:条|个|行|rows|records)`,
  'i',
)

/** How many rows a walk may take in all, where a text says it. */
export const maxRowsOf = (texts: ReadonlyArray<string>): number | undefined => {
  for (const text of texts) {
    const all = allRows.exec(text)
    const isLimit =
      all !== null &&
      /超过|不能|最多|只|仅|支持|最大|≤|<=|exceed|only|at most|up to/i.test(
        text.slice(Math.max(0, all.index - 8), all.index + all[0].length),
      )
    const most = mostRows.exec(text)
    const isOfAll = most !== null && !ofOnePage.test(text.slice(0, most.index))
    const said = isLimit ? numberOf(all[1], all[2]) : isOfAll ? numberOf(most[1], most[2]) : undefined
    if (said !== undefined) return said
  }
  return undefined
}

const ofThisPage =
  /(当前页|本页|当页|该页|这一?页|本次|此次|this page|current page|of the page)(面)?[^,，;；。]{0,12}(数|条|count|number|rows|records)|(count|number|rows|records)[^,;.]{0,16}(this page|current page)/i
const ofAllPages = /总(条|记录|行|页)?数|(?<!返回的)总数|total (count|number|rows|records)/i
const ofFirstPage =
  /(只|仅)[有在]?(查询|请求|返回)?(第\s*[01一零]\s*页|首页)|(第\s*[01一零]\s*页|首页)[^,，;；。]{0,8}(才|时?返回)|only (on|in|with|for) (the )?(first page|page (zero|one|0|1))/i
const capped = new RegExp(
  `(?:最大|最多|上限|不超过|最高|at most|up to|capped at)[^\\d;；。]{0,10}?${numeral}`,
  'i',
)

/** What the number of a total counts, where its text says that it is not simply all rows. */
export const totalIsOf = ({
  description = '',
}: Pick<Field, 'description'>):
  { readonly totalIs: 'page' | 'first-page' | 'capped'; readonly totalCap?: number } | undefined => {
  if (ofFirstPage.test(description)) return { totalIs: 'first-page' }
  if (ofThisPage.test(description) && !ofAllPages.test(description)) return { totalIs: 'page' }
  const cap = capped.exec(description)
  const totalCap = numberOf(cap?.[1], cap?.[2])
  return totalCap === undefined ? undefined : { totalIs: 'capped', totalCap }
}
