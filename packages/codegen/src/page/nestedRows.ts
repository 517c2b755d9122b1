import { isScalarType, splitType } from '../shape/documentedShape'
import { isRequired, need, restOf } from './restOf'
import type { Row } from './Row'
import { plain } from './Sample'

export interface TableForm {
  /** The table has a column that says required or optional: that of requests. */
  readonly hasNeed: boolean
  /** Names the sample of the page shows, plain; empty where there is none. */
  readonly shown: ReadonlySet<string>
  /** Those of them that hold others, and those whose items do: structs and their lists, whatever their type says. */
  readonly structs: ReadonlySet<string>
  readonly structLists: ReadonlySet<string>
}

const typeLike = /^[A-Za-z][\w.$<>]*(?:\s*\[\s*\])*$/

/** Where a row begins among the cells: at each `└`, or where a struct's name and type (and need) follow. */
const startsRow = (cells: ReadonlyArray<string>, i: number, since: number, form: TableForm): boolean => {
  const [cell = '', type = '', word = ''] = cells.slice(i, i + 3)
  if (cell.startsWith('└')) return true
  if (since < 3 || !/^[\w.$-]+$/.test(cell) || !typeLike.test(type)) return false
  if (form.hasNeed) return need.test(word)
  const holders = splitType(type).dimensions > 0 ? form.structLists : form.structs
  if (holders.has(plain(cell))) return true
  return !isScalarType(type) && (form.shown.size === 0 || form.shown.has(plain(cell)))
}

/** The rows inside structs, which the page prints one cell a line. */
export const nestedRows = (cells: ReadonlyArray<string>, form: TableForm): ReadonlyArray<Row> => {
  const groups: string[][] = []
  cells.forEach((cell, i) => {
    const current = groups.at(-1)
    if (current === undefined || startsRow(cells, i, current.length, form)) groups.push([cell])
    else current.push(cell)
  })
  return groups.map(([name = '', type = '', ...rest]) => ({
    top: false,
    leaf: name.startsWith('└'),
    name: name.replace(/^└\s*/, ''),
    type,
    required: form.hasNeed && isRequired(rest[0]),
    ...restOf(form.hasNeed ? rest.slice(1) : rest, type),
  }))
}
