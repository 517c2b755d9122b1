import type { Fact } from '../../spec/Fact'
import type { Problem } from '../../spec/Problem'
import type { RawField } from '../../spec/RawField'
import { splitType } from '../../shape/documentedShape'
import { isJsonType, isListWord, kindOf } from '../../shape/typeWords'
import { clean } from '../../text/clean'
import type { Placed } from './Frame'
import { isLimits } from './limitsOf'
import { restOf } from './restOf'
import { oddRow } from './oddRow'
import { isLeaf } from './rowHead'
import { plain } from './Sample'
import type { Entry, TableEntries } from './tableEntries'
import { TableReader, type TableOptions } from './TableReader'
import { topRows } from './topRows'

const fieldOf = ({ head, number, shown, told, line, cells, fields }: Placed): RawField => {
  const { name, required } = head
  const type = (head.type ?? '').replace(/ +/g, ' ')
  const known = {
    type: fields === undefined ? type : '{}',
    ...(shown?.value === undefined ? {} : { value: shown.value }),
  }
  const texts = cells.map((parts) => parts.join('\n'))
  const inline = line?.join('\n')
  const { example, description, limits } = restOf(inline, texts, known, told)
  const doubts = [
    ...(head.doubt === undefined ? [] : [head.doubt]),
    ...(shown?.isItems === true && isOne(type)
      ? [`the document calls it ${type}, but the sample of the page shows a list`]
      : []),
  ]
  return {
    name,
    line: number,
    ...(type === '' ? {} : { type }),
    ...(required ? { required } : {}),
    ...(description === '' ? {} : { description: clean(description) }),
    ...(example === '' ? {} : { example: clean(example) }),
    ...(Object.keys(limits).length === 0 ? {} : { limits }),
    ...(fields === undefined ? {} : { fields: fields.map(fieldOf) }),
    ...(shown?.value === undefined || shown.value === example ? {} : { shownAs: shown.value }),
    ...(doubts.length === 0 ? {} : { doubts }),
  }
}
/** A type of which a field has one value, not a list of them. */
const isOne = (type: string): boolean => {
  const { base, dimensions } = splitType(type)
  return dimensions === 0 && !isListWord(base) && kindOf(base) !== 'unknown' && !isJsonType(base)
}

/** Names that the gateway adds to what a table says. */
const added: Readonly<Record<TableOptions['side'], ReadonlySet<string>>> = {
  input: new Set(['TargetAppKey']),
  output: new Set(['request_id']),
}

export interface TableReading {
  readonly fields: ReadonlyArray<RawField>
  readonly problems: ReadonlyArray<Problem>
  /** What the table leaves open. */
  readonly facts: ReadonlyArray<Fact>
}

/**
 * The tree of a parameter table. The page prints nested rows flat, so the tree is the one that the sample of the page
 * shows: a row belongs to the innermost struct that is not filled yet. Where table and sample do not agree on one tree,
 * the rows concerned are problems.
 */
export const readTable = (table: TableEntries, options: TableOptions): TableReading => {
  const { entries, need, areParted, wrong } = table
  const reading = new TableReader(options, need)
  const joined = entries.find(({ text }) => joinedLines.test(text))
  const odd = oddRow(table, options.sample)
  if (joined !== undefined) reading.complain([], joined.number, 'two cells stand on one line')
  else if (odd !== undefined) reading.complain([odd.name], odd.number, odd.message)
  else if (wrong !== undefined) reading.complain([], wrong.number, wrong.message)
  else if (options.side === 'input' && need === undefined && entries.length > 0)
    reading.complain(
      [],
      entries[0]?.number,
      'the table has no column that says which parameters are required',
    )
  else if (areParted) readParted(reading, table, options)
  else readFlat(reading, entries)
  if (!reading.hasFailed()) reading.close()
  if (!reading.hasFailed()) reading.doubled(reading.root.fields, [])
  if (!reading.hasFailed() && options.sample !== undefined) {
    for (const name of added[options.side])
      if (reading.root.left.get(plain(name))?.[0]?.name === name) reading.root.left.delete(plain(name))
    if (reading.root.left.size > 0) reading.lacks(reading.root)
  }
  return {
    fields: reading.hasFailed() ? [] : reading.root.fields.map(fieldOf),
    problems: reading.problems,
    facts: reading.facts,
  }
}

/** A bullet in the middle of a line: a line break before it is lost. */
const joinedLines = /\S {2,}[•·∙◦▪●○‣] \S/

const readParted = (
  reading: TableReader,
  { entries, areCells, need }: TableEntries,
  { sample, side }: TableOptions,
): void => {
  const { rows, doubts, perhaps = [] } = topRows(entries, sample, need)
  for (const { number, row } of perhaps)
    reading.facts.push({
      at: [side],
      fact: 'doubtful',
      because: `line ${number}: it may be the row ${row?.name ?? ''}, and is taken for more of a description`,
    })
  for (const { name, number, message } of doubts) reading.complain([name], number, message)
  let cells: { readonly entry: Entry; readonly lines: string[] }[] = []
  const push = (entry: Entry): void => void cells.push({ entry, lines: [entry.text] })
  const flush = (): void => {
    if (cells.length > 0)
      reading.cellsOf(cells.map(({ entry, lines }) => ({ ...entry, text: lines.join('\n') })))
    cells = []
  }
  const hasLeaves = leavesAfter(entries, rows)
  for (const entry of entries) {
    const last = cells.at(-1)
    if (reading.hasFailed()) return
    if (entry.kind === 'cell') push(entry)
    else if (entry.row !== undefined && rows.has(entry)) {
      flush()
      if (!reading.hasFailed()) reading.top(entry.row, entry.number, hasLeaves.has(entry))
    } else if (areCells && entry.row !== undefined) push(entry)
    else if (last === undefined) reading.more(entry.text, entry.number)
    else if (last.lines.length === 1 && isLimits(last.entry.text)) push(entry)
    else last.lines.push(entry.text)
  }
  if (!reading.hasFailed()) flush()
}

/** Rows of the first level with leaves below: structs. */
const leavesAfter = (entries: ReadonlyArray<Entry>, rows: ReadonlySet<Entry>): ReadonlySet<Entry> => {
  const found = new Set<Entry>()
  let current: Entry | undefined
  for (const entry of entries) {
    if (rows.has(entry)) current = entry
    else if (current !== undefined && entry.kind === 'cell' && isLeaf(entry.text)) found.add(current)
  }
  return found
}

/** A table whose rows are lines of every level: only `└` and the sample tell them apart. */
const readFlat = (reading: TableReader, entries: ReadonlyArray<Entry>): void => {
  for (const { row, number, text } of entries) {
    if (reading.hasFailed()) return
    if (row === undefined) reading.more(text, number)
    else if (row.leaf) reading.leaf(row, number, row.rest)
    else reading.line(row, number, text)
  }
}
