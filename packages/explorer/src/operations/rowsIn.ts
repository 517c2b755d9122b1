import type { FormField, FormShape } from '../contract'
import { isList, readExact, type Exact } from './exactJson'
import { scalarOf } from './scalarOf'

const cells = (line: string): ReadonlyArray<string> => line.split('\t').map((cell) => cell.trim())

const rowOf = (
  fields: ReadonlyArray<FormField | undefined>,
  texts: ReadonlyArray<string>,
): Readonly<Record<string, Exact>> =>
  Object.fromEntries(
    texts.flatMap((text, at) => {
      const field = fields[at]
      return field === undefined || text === '' ? [] : [[field.name, scalarOf(field.shape, text)]]
    }),
  )

/**
 * Rows that were pasted: a JSON list, or lines as a spreadsheet copies them, whose first one may name the fields. An item
 * that is no struct takes a whole line.
 */
export const rowsIn = (pasted: string, of: FormShape): ReadonlyArray<Exact> => {
  const read = readExact(pasted.trim())
  if (isList(read)) return read
  const lines = pasted.split(/\r?\n/).filter((line) => line.trim() !== '')
  if (of.kind !== 'struct') return lines.map((line) => scalarOf(of, line.trim()))
  const [head = '', ...others] = lines
  const named = cells(head).map((name) => of.fields.find((field) => field.name === name))
  const hasHead = named.length > 0 && named.every((field) => field !== undefined)
  return (hasHead ? others : lines).map((line) => rowOf(hasHead ? named : of.fields, cells(line)))
}
