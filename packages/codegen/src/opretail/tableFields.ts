import type { Fact } from '../spec/Fact'
import type { RawField } from '../spec/RawField'
import { alignedRows, isAlignedHead } from './alignedRows'
import { nestDotted, type DottedField } from './nestDotted'
import { nestMarked } from './nestMarked'
import type { Section } from './pageSections'
import type { RowProblem } from './PageRow'
import { spacedRows } from './spacedRows'

export type TableFields =
  | { readonly fields: ReadonlyArray<RawField> | 'unknown'; readonly facts: ReadonlyArray<Fact> }
  | { readonly problem: RowProblem }

/** The row whose name cannot be one, as far as the names alone tell. */
const oddName = (fields: ReadonlyArray<DottedField>, number: number): string => {
  const odd = fields.find(({ path }) => nestDotted([{ ...nothing, path }]) === undefined)
  return odd === undefined
    ? `line ${number}: a name of the table cannot be one`
    : `line ${odd.line ?? number}: ${JSON.stringify(odd.path.slice(0, 40))} cannot be the name of a parameter`
}

const nothing = { type: '', required: false, description: '', example: '' } as const

/** What a page says in the place of a table that would have no rows. */
const saysNone =
  /^[-*\s]*(?:无|暂无|没有|空|(?:该|本|此)?接口(?:没有|无|不需要?)(?:业务|请求|返回)*(?:参数|入参|出参)|无(?:业务|请求|返回)*(?:参数|入参|出参)|none|no (?:business )?parameters?)[。.]?$/i

/**
 * The fields of a business table in any of its renderings. A table without rows means that the page does not say, not
 * that there are no fields; and so does one that lost a name.
 */
export const tableFields = ({ number, lines }: Section, side: 'input' | 'output'): TableFields => {
  const [only = '', ...others] = lines.map(({ text }) => text.trim()).filter((text) => text !== '')
  if (others.length === 0 && saysNone.test(only)) return { fields: [], facts: [] }
  const html = lines.find(({ text }) => /<(?:table|tr|th|td)\b/i.test(text))
  if (html !== undefined)
    return {
      problem: { line: html.number, message: 'a table in HTML: save the page as text or Markdown' },
    }
  const separator = (['|', '\t'] as const).find((one) => lines.some(({ text }) => isAlignedHead(text, one)))
  const read = separator === undefined ? spacedRows(lines) : alignedRows(lines, separator)
  if ('problem' in read) return read
  const unknown = (because: string): TableFields => ({
    fields: 'unknown',
    facts: [{ at: [side], fact: 'unknown', because }],
  })
  if (read.rows.length === 0) return unknown(`line ${number}: the table has no rows`)
  const nested = nestMarked(read.rows, side)
  if ('problem' in nested) return nested
  if ('lost' in nested) return unknown(`line ${nested.lost.line}: ${nested.lost.message}`)
  const fields = nestDotted(nested.fields)
  const because = `line ${number}: no column says which parameters are required: all are taken for optional`
  const unmarked =
    side === 'input' && read.hasMarks === false ? [{ at: [side], fact: 'doubtful', because }] : []
  return fields === undefined
    ? unknown(oddName(nested.fields, number))
    : { fields, facts: [...unmarked, ...nested.facts] }
}
