import type { PageLine } from './pageLines'

const foot =
  /^[\s|*_-]*(copyright\b|©|\(c\) ?\d{4}|版权所有|all rights reserved|powered by\b|[上下]一[篇页个](?:[:：]|\s*$)|[京沪粤苏浙]\S{0,4}ICP[备证])/i

/** What begins a row: nothing above it is the foot of a page. */
const row =
  /[|\t]|^\s*[\w$.[\]]+ (?:string|int|integer|long|json|boolean|double|date|datetime|number|array|list|object)\b/i

/** How many lines a page may have below its last table: what the whole site prints. */
const most = 15

/** The lines of a page without what a site prints at the foot of each, which select-all copies as well. */
export const withoutFooter = (lines: ReadonlyArray<PageLine>): ReadonlyArray<PageLine> => {
  const filled = lines.filter(({ text }) => text.trim() !== '')
  const last = filled.findLastIndex(({ text }) => row.test(text))
  const first = filled.slice(Math.max(last + 1, filled.length - most)).find(({ text }) => foot.test(text))
  return first === undefined ? lines : lines.filter(({ number }) => number < first.number)
}
