import type { PageLine } from './pageLines'

const foot =
  /^[\s|*_-]*(copyright\b|©|\(c\) ?\d{4}|版权所有|all rights reserved|powered by\b|(上|下)一(篇|页|个)\b|(上|下)一(篇|页|个)[:：]|[京沪粤苏浙]\S{0,4}ICP[备证])/i

/** How many lines a page may have below its last table: what the whole site prints. */
const most = 15

/** The lines of a page without what a site prints at the foot of each, which select-all copies as well. */
export const withoutFooter = (lines: ReadonlyArray<PageLine>): ReadonlyArray<PageLine> => {
  const filled = lines.filter(({ text }) => text.trim() !== '')
  const first = filled.slice(-most).find(({ text }) => foot.test(text))
  return first === undefined ? lines : lines.filter(({ number }) => number < first.number)
}
