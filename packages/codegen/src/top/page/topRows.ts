import type { Entry } from './tableEntries'
import { isLeaf, isRow, isTold, isUsualType, type Need } from './rowHead'
import { plain, type Sample } from './Sample'
import { isKnownType } from '../../shape/documentedShape'
import { noSuchType } from './oddRow'

/** A line that reads as a row and may be none, or a row that may stand on several lines. */
export interface Doubt {
  readonly number: number
  readonly name: string
  readonly message: string
}

export interface TopRows {
  readonly rows: ReadonlySet<Entry>
  readonly doubts: ReadonlyArray<Doubt>
  /** Lines that are taken for more of a description, and may be rows. */
  readonly perhaps?: ReadonlyArray<Entry>
}

const isUsual = ({ row }: Entry): boolean =>
  row !== undefined && (row.type === undefined || isTold(row.rest) || isUsualType(row.type))

/** Whether a line would be a row if there were no sample. */
const isSure = ({ row }: Entry, need: Need): boolean => row !== undefined && isRow(row, need) === true

/** For each name in turn the first line after those before it that has it; undefined where one has none. */
const inOrder = (
  names: ReadonlyArray<string>,
  lines: ReadonlyArray<number>,
  nameAt: (line: number) => string,
): ReadonlyArray<number> | undefined => {
  const found: number[] = []
  let at = 0
  for (const name of names) {
    while (at < lines.length && nameAt(lines[at] ?? 0) !== name) at++
    if (at === lines.length) return undefined
    found.push(lines[at++] ?? 0)
  }
  return found
}

/**
 * Which lines are rows of the first level: those whose names the sample shows, in its order. A line of a description
 * that reads as a row is told by a name that the sample does not show and a type that does not exist; where only one
 * of the two says so, or two lines could be one row, there is doubt.
 */
export const topRows = (entries: ReadonlyArray<Entry>, sample: Sample | undefined, need: Need): TopRows => {
  const lines = entries.flatMap(({ kind, row }, i) => (kind === 'line' && row !== undefined ? [i] : []))
  const entryAt = (line: number): Entry => entries[line] as Entry
  if (sample === undefined) return withoutSample(lines.map(entryAt), need)
  const nameAt = (line: number): string => plain(entryAt(line).row?.name ?? '')
  const shown = new Set(sample.members.map(({ name }) => plain(name)))
  const flat = new Set(
    sample.members.filter(({ members }) => members.length === 0).map(({ name }) => plain(name)),
  )
  const hasLeaf = leavesBelow(entries, (entry) => shown.has(plain(entry.row?.name ?? '')))
  // What holds nothing in the sample has no rows inside it: such a line is part of a description.
  const candidates = lines.filter(
    (line) => shown.has(nameAt(line)) && !(flat.has(nameAt(line)) && hasLeaf.has(line)),
  )
  const doubts: Doubt[] = lines
    .filter((line) => !shown.has(nameAt(line)) && isSure(entryAt(line), need))
    .map((line) => ({
      number: entryAt(line).number,
      name: entryAt(line).row?.name ?? '',
      message: 'reads as a row, but the sample of the page does not show it',
    }))
  const present = new Set(candidates.map(nameAt))
  const names = sample.members.map(({ name }) => plain(name)).filter((name) => present.has(name))
  const first = inOrder(names, candidates, nameAt)
  const last = inOrder([...names].reverse(), [...candidates].reverse(), nameAt)
  if (first === undefined || last === undefined)
    return {
      rows: new Set(candidates.map(entryAt)),
      doubts: [...doubts, ...repeated(candidates, entryAt, nameAt)],
    }
  const rows = new Set(first.map(entryAt))
  ;[...last].reverse().forEach((line, i) => {
    const [one, other] = [entryAt(first[i] ?? 0), entryAt(line)]
    if (one === other) return
    if (isUsual(one) === isUsual(other))
      doubts.push({
        number: other.number,
        name: one.row?.name ?? '',
        message: `this line and line ${one.number} could both be its row`,
      })
    else if (isUsual(other)) {
      rows.delete(one)
      rows.add(other)
    }
  })
  return { rows, doubts }
}

/** Which lines are rows by themselves. */
const withoutSample = (lines: ReadonlyArray<Entry>, need: Need): TopRows => {
  const judged = lines.flatMap((entry) =>
    entry.row === undefined ? [] : [{ entry, row: entry.row, isOne: isRow(entry.row, need) }],
  )
  return {
    rows: new Set(judged.flatMap(({ entry, isOne }) => (isOne === true ? [entry] : []))),
    doubts: judged.flatMap(({ entry: { number }, row: { name, type = '' }, isOne }) =>
      isOne === undefined ? [{ number, name, message: noSuchType(type) }] : [],
    ),
    perhaps: judged.flatMap(({ entry, row: { type = '' }, isOne }) =>
      isOne === false && isKnownType(type) ? [entry] : [],
    ),
  }
}

/** Lines that have a leaf below them before the next line of the first level. */
const leavesBelow = (
  entries: ReadonlyArray<Entry>,
  isShown: (entry: Entry) => boolean,
): ReadonlySet<number> => {
  const found = new Set<number>()
  let last: number | undefined
  entries.forEach((entry, i) => {
    if (entry.kind === 'line' && isShown(entry)) last = i
    else if (last !== undefined && entry.kind === 'cell' && isLeaf(entry.text)) found.add(last)
  })
  return found
}

/** Without an order to go by, a name that stands on two lines could be either. */
const repeated = (
  candidates: ReadonlyArray<number>,
  entryAt: (line: number) => Entry,
  nameAt: (line: number) => string,
): ReadonlyArray<Doubt> => {
  const seen = new Map<string, Entry>()
  return candidates.flatMap((line) => {
    const earlier = seen.get(nameAt(line))
    seen.set(nameAt(line), entryAt(line))
    return earlier === undefined
      ? []
      : [
          {
            number: entryAt(line).number,
            name: entryAt(line).row?.name ?? '',
            message: `this line and line ${earlier.number} could both be its row`,
          },
        ]
  })
}
