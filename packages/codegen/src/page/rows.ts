import { isScalarType } from '../shape/documentedShape'
import { limitsOf } from './limitsOf'
import type { Row } from './Row'

const need = /^(必须|必填|可选|否|是)$/
const requiredWord = /^(必须|必填|是)$/

const bullet = /^\s*[•·*-]\s+(.*)$/

/** Cells after name, type and need: an example, limits and a description, of which any may be missing. */
const restOf = (
  cells: ReadonlyArray<string>,
  type: string,
): Pick<Row, 'example' | 'description' | 'limits'> => {
  const found = cells.map(limitsOf)
  const limits = Object.assign({}, ...found.map((one) => one.limits)) as Row['limits']
  const texts = found.map(({ rest }) => rest).filter((rest) => rest !== '')
  const [first = '', ...others] = texts
  if (texts.length === 0) return { example: '', description: '', limits }
  if (texts.length > 1) return { example: first, description: others.join(' '), limits }
  const speaks = !isScalarType(type) || /[\u4e00-\u9fff]/.test(first)
  return speaks ? { example: '', description: first, limits } : { example: first, description: '', limits }
}

const topRow = (text: string, hasNeed: boolean, line: number): Row | undefined => {
  const pattern = hasNeed
    ? /^(\S+)\s+(\S+(?:\s*\[\s*\])*)\s+(必须|必填|可选|是|否)(?:\s+(.*))?$/
    : /^(\S+)\s+([A-Za-z][\w.]*(?:\s*\[\s*\])*)(?:\s+(.*))?$/
  const found = pattern.exec(text.trim())
  if (found === null) return undefined
  const [, name = '', type = ''] = found
  const rest = (hasNeed ? found[4] : found[3]) ?? ''
  const split = isScalarType(type) ? /^(\S+)\s+(.+)$/.exec(rest) : null
  return {
    top: true,
    name,
    type,
    required: hasNeed && requiredWord.test(found[3] ?? ''),
    ...restOf(split === null ? [rest] : [split[1] ?? '', split[2] ?? ''], type),
    line,
  }
}

const typeLike = /^[A-Za-z][\w.$<>]*(?:\s*\[\s*\])*$/

/** Where in a run of bullet cells the rows begin: at each `└`, and where a name, a type (and a need) follow. */
const startsRow = (cells: ReadonlyArray<string>, i: number, since: number, hasNeed: boolean): boolean => {
  const cell = cells[i] ?? ''
  if (cell.startsWith('└')) return true
  if (i === 0) return true
  if (!/^[\w.$-]+$/.test(cell) || !typeLike.test(cells[i + 1] ?? '')) return false
  return hasNeed
    ? need.test(cells[i + 2] ?? '') && since >= 3
    : since >= 3 && !isScalarType(cells[i + 1] ?? '')
}

const nestedRows = (cells: ReadonlyArray<string>, hasNeed: boolean, line: number): ReadonlyArray<Row> => {
  const groups: string[][] = []
  cells.forEach((cell, i) => {
    const current = groups.at(-1)
    if (current === undefined || startsRow(cells, i, current.length, hasNeed)) groups.push([cell])
    else current.push(cell)
  })
  return groups.map(([name = '', type = '', ...rest]) => ({
    top: false,
    name: name.replace(/^└\s*/, ''),
    type,
    required: hasNeed && requiredWord.test(rest[0] ?? ''),
    ...restOf(hasNeed ? rest.slice(1) : rest, type),
    line,
  }))
}

/** The rows of a parameter table; `hasNeed` tables (requests) have a column that says required or optional. */
export const rows = (lines: ReadonlyArray<string>, hasNeed: boolean): ReadonlyArray<Row> => {
  const all: Row[] = []
  let cells: string[] = []
  let start = 0
  const flush = (): void => {
    all.push(...nestedRows(cells, hasNeed, start))
    cells = []
  }
  lines.forEach((text, i) => {
    const cell = bullet.exec(text)?.[1]
    if (cell !== undefined) {
      if (cells.length === 0) start = i + 1
      cells.push(cell.trim())
      return
    }
    if (text.trim() === '' || /^名称\s+类型/.test(text.trim())) return
    if (cells.length > 0) flush()
    const row = topRow(text, hasNeed, i + 1)
    if (row !== undefined) all.push(row)
  })
  if (cells.length > 0) flush()
  return all
}
