import { shapeOf, valueAt, type AnyCodec } from '@paifang/contract'
import { formatDateTime } from '@paifang/wire'
import { stringify } from 'csv-stringify/sync'
import { textOf } from './bulk/digests'
import type { FileFormat } from './pages/FileFormat'

export interface CsvOptions {
  /** Which members of a row, in this order; dots go into structs: `store.name`. Default: all that a row has. */
  readonly columns?: ReadonlyArray<string>
  /** What spreadsheets would take for a formula begins with `'`; `keep`: as it is. Default `escape`. */
  readonly formulas?: 'escape' | 'keep'
  /** Begins with a byte order mark, by which Excel knows UTF-8. Default `false`. */
  readonly bom?: boolean
}

const membersOf = (row: unknown): ReadonlyArray<string> =>
  typeof row === 'object' && row !== null && !Array.isArray(row) ? Object.keys(row) : []

/** A time as the platforms write it, in GMT+8; what is no text, number or flag as JSON. */
const cell = (value: unknown): string | number | bigint => {
  if (value === undefined || value === null) return ''
  if (value instanceof Date) return formatDateTime(value.getTime())
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint') return value
  return textOf(value)
}

const isStruct = (codec: AnyCodec | undefined): boolean =>
  codec !== undefined && shapeOf(codec).kind === 'struct'

/**
 * CSV with a line of names (RFC 4180, lines end in LF). The columns are fixed when the file is begun: those that are given,
 * else all that the operation's codec knows of a row, else those of the first page; then a later row with another member
 * is a JobError, since nothing of it may be lost in silence.
 */
export const csv = ({ columns: given, formulas = 'escape', bom = false }: CsvOptions = {}): FileFormat => {
  const written = (lines: ReadonlyArray<ReadonlyArray<string | number | bigint>>): string =>
    stringify(lines as string[][], { escape_formulas: formulas === 'escape' })
  return {
    name: JSON.stringify(['csv', given ?? [], formulas, bom]),
    columnsOf: (row, first) => {
      if (given !== undefined) return given
      if (row === undefined || !isStruct(row)) return [...new Set(first.flatMap(membersOf))]
      const shape = shapeOf(row)
      return shape.kind === 'struct' ? [...Object.keys(shape.required), ...Object.keys(shape.optional)] : []
    },
    head: (columns) => `${bom ? '\uFEFF' : ''}${written([columns])}`,
    text: (rows, columns) => {
      if (given === undefined) {
        const known = new Set(columns)
        const strange = rows.flatMap(membersOf).find((name) => !known.has(name))
        if (strange !== undefined)
          return {
            problem: `a row has "${strange}", which is no column: give columns, and begin the file anew`,
          }
      }
      const path = columns.map((name) => (given === undefined ? [name] : name.split('.')))
      return { text: written(rows.map((row) => path.map((at) => cell(valueAt(row, at))))) }
    },
  }
}
