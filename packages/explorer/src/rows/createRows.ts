import { endingOf, rowFlags, rowMembers, type Gap, type Row, type Summary } from '@paifang/emulator/control'
import { signal, type ReadonlySignal } from '@preact/signals-core'
import { createChains } from './createChains'
import { createGroups, type GroupKey, type Groups } from './createGroups'
import { groupKeyOf, type Grouping } from './groupings'

type Column = Array<number | string>

export type Look = (row: Summary) => boolean

/** One kind of failure, and how many of the rows that pass the filter ended so. */
export interface Failure {
  readonly code: string
  readonly sub: string
  /** The filter that shows them. */
  readonly words: string
  readonly count: number
}

/** Rows that have something in common. */
export interface Group {
  readonly key: GroupKey
  readonly count: number
  readonly failed: number
  readonly first: Summary
  readonly last: Summary
  readonly isOpen: boolean
}

/** What stands in one line: a call, calls that are not here, or a group. */
export type Line = { readonly row: Summary } | { readonly gap: Gap } | { readonly group: Group }

/** How the lines are arranged. */
export interface Arrangement {
  /** Default: they stand as they came. */
  readonly by?: Grouping | undefined
  /** All calls have a line, whether they pass the filter or not. */
  readonly showsAll: boolean
}

/** What the page knows of the calls: their lines, the oldest of which go first, and those that pass the filter. */
export interface Rows {
  /** Changes whenever anything here does. */
  readonly version: ReadonlySignal<number>
  /** Lines that are held. */
  readonly size: () => number
  /** Seq of the newest; 0 where there is none. */
  readonly newest: () => number
  /** How many pass the filter. */
  readonly shown: () => number
  /** One of those that pass, by its place among them, from 0. */
  readonly at: (place: number) => Summary
  /** The row of a call, shown or not; undefined where it is not held. */
  readonly find: (seq: number) => Summary | undefined
  /** Its place among those that pass; -1 where it does not. */
  readonly placeOf: (seq: number) => number
  /** The nearest that passes behind a call, or before it; 0 where there is none. */
  readonly beside: (seq: number, direction: 1 | -1) => number
  readonly passes: Look
  /** The calls in the lines of these two and between them. */
  readonly between: (one: number, other: number) => ReadonlyArray<number>
  /** Calls since the last clear that are not held: forgotten before they came here, or here. In their order. */
  readonly gaps: () => ReadonlyArray<Gap>
  /** The calls that are listed and, between them, what is missing; or, of those that are listed, the groups. */
  readonly lines: () => number
  readonly lineAt: (place: number) => Line
  /** The place of a call among the lines, or of its group where that is closed; -1 where it has none. */
  readonly lineOf: (seq: number) => number
  readonly lineOfGroup: (key: GroupKey) => number
  /** Values of a column, the commonest of so many newest lines first. */
  readonly values: (name: keyof Summary, among: number) => ReadonlyArray<string>
  /** Each that is held, one after another; the row is gone with the next one. */
  readonly each: (visit: (row: Summary) => void) => void
  /** The commonest first. */
  readonly failures: () => ReadonlyArray<Failure>
  readonly add: (rows: ReadonlyArray<Row>) => void
  readonly lack: (gap: Gap) => void
  readonly clear: () => void
  /** `undefined`: all pass. */
  readonly filter: (look: Look | undefined) => void
  readonly arrange: (arrangement: Arrangement) => void
  /** Opens a group or closes it. */
  readonly toggle: (key: GroupKey) => void
}

/** Texts that come again and again are held once. It forgets them all rather than grow without bound. */
const createPool = (most: number): ((text: string) => string) => {
  const known = new Map<string, string>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    if (known.size >= most) known.clear()
    known.set(text, text)
    return text
  }
}

const hasFailed = (row: Summary): boolean => endingOf(row) !== 'answered' || row.code !== ''

/** A filter knows no quotes within quotes. */
const quoted = (text: string): string => `"${text.split('"', 1)[0] ?? ''}"`

const failureOf = ({ code, sub, status, faults }: Summary): string => {
  const [what, words] =
    code !== ''
      ? [code, `${code.includes('"') ? '' : 'code:'}${quoted(code)}`]
      : faults !== ''
        ? [faults, `is:failed fault:${faults.split(' ').join(' fault:')}`]
        : [String(status), `is:failed status:${status}`]
  return [what, sub, sub === '' ? words : `sub:${quoted(sub)}`].join('\n')
}

/** Of gaps in their order, those that touch or overlap made one. */
const joined = (gaps: ReadonlyArray<Gap>): Gap[] => {
  const all: Gap[] = []
  for (const [from, to] of [...gaps].sort(([a], [b]) => a - b)) {
    const last = all.at(-1)
    if (last !== undefined && from <= last[1] + 1) all[all.length - 1] = [last[0], Math.max(last[1], to)]
    else all.push([from, to])
  }
  return all
}

/** How many of `length` rising numbers are below one. */
const below = (length: number, numberAt: (at: number) => number, limit: number): number => {
  let [from, to] = [0, length]
  while (from < to) {
    const middle = (from + to) >> 1
    if (numberAt(middle) < limit) from = middle + 1
    else to = middle
  }
  return from
}

/** At first lines are kept up to `most`, and a tenth more before the oldest go. */
export const createRows = (most = 100_000): Rows => {
  const version = signal(0)
  const columns: Column[] = rowMembers.map(() => [])
  const seqs = columns[0] as number[]
  let pool = createPool(5000)
  let gaps: Gap[] = []
  let look: Look | undefined
  let arrangement: Arrangement = { showsAll: false }
  /** Of the lines that pass, where they stand; unused while all pass. */
  let passing: number[] = []
  /** Of the lines that are listed; `undefined`: they are not grouped. */
  let groups: Groups | undefined
  const chains = createChains()
  const failures = new Map<string, number>()
  /** Places of the gaps among the lines; made anew when something changed. */
  let gapPlaces: ReadonlyArray<number> | undefined

  let cursor = 0
  // One object for every line that is looked at: a filter over all of them makes none.
  const view = Object.defineProperties(
    {},
    Object.fromEntries(
      rowMembers.map((name, at) => {
        const column = columns[at] as Column
        return [name, { enumerable: true, get: () => column[cursor] }]
      }),
    ),
  ) as Summary
  const viewOf = (index: number): Summary => {
    cursor = index
    return view
  }

  const judge = (index: number): void => {
    const row = viewOf(index)
    const isPassing = look === undefined || look(row)
    const isFailed = hasFailed(row)
    if (isPassing) {
      if (look !== undefined) passing.push(index)
      if (isFailed) {
        const failure = failureOf(row)
        failures.set(failure, (failures.get(failure) ?? 0) + 1)
      }
    }
    const { by, showsAll } = arrangement
    if (by !== undefined && (isPassing || showsAll))
      groups?.add(groupKeyOf[by](row, chains.firstOf), isFailed)
  }
  const judgeAll = (): void => {
    passing = []
    failures.clear()
    groups?.clear()
    for (let index = 0; index < seqs.length; index += 1) judge(index)
  }
  const changed = (): void => {
    gapPlaces = undefined
    version.value += 1
  }
  /** Whether rows that are here already may belong together by it: lines of a batch, or two chains that it joins. */
  const link = ({ seq, of, again, retryOf, flags }: Summary): boolean => {
    let isJoined = (flags & (rowFlags.batch | rowFlags.member)) !== 0
    for (const other of [of, again, retryOf]) if (other > 0 && chains.link(seq, other)) isJoined = true
    return isJoined
  }
  const forgetOldest = (): boolean => {
    if (seqs.length <= most * 1.1) return false
    const gone = seqs.length - most
    const [first = 0] = seqs
    for (const column of columns) column.splice(0, gone)
    const [oldest = 0] = seqs
    chains.forget(oldest)
    // With what lacked before it, all that is older is one gap.
    const before = Math.min(first, gaps[0]?.[0] ?? first)
    gaps = joined([[before, oldest - 1], ...gaps])
    return true
  }

  /** The place of a seq among so many, in rising order; -1 where it is not. */
  const search = (length: number, seqAt: (place: number) => number, seq: number): number => {
    const place = below(length, seqAt, seq)
    return place < length && seqAt(place) === seq ? place : -1
  }
  const seqAt = (index: number): number => seqs[index] ?? 0
  const shown = (): number => (look === undefined ? seqs.length : passing.length)
  const shownSeq = (place: number): number => seqAt(look === undefined ? place : (passing[place] ?? 0))
  const isWhole = (): boolean => look === undefined || arrangement.showsAll
  const listed = (): number => (isWhole() ? seqs.length : passing.length)
  const listedIndex = (place: number): number => (isWhole() ? place : (passing[place] ?? 0))
  const listedSeq = (place: number): number => seqAt(listedIndex(place))
  const placesOfGaps = (): ReadonlyArray<number> => {
    gapPlaces ??= gaps.map(([from], index) => index + below(listed(), listedSeq, from))
    return gapPlaces
  }
  const rowAt = (index: number): Summary => ({ ...viewOf(index) })
  const listedRow = (place: number): Summary => rowAt(listedIndex(place))
  const groupedLine = (grouped: Groups, place: number): Line => {
    const line = grouped.lineAt(place)
    if (line.kind === 'row') return { row: listedRow(line.place) }
    const { key, isOpen, places } = line
    const { count, failed, first, last } = places
    return { group: { key, isOpen, count, failed, first: listedRow(first), last: listedRow(last) } }
  }

  const lineAt = (place: number): Line => {
    if (groups !== undefined) return groupedLine(groups, place)
    const places = placesOfGaps()
    const index = below(places.length, (at) => places[at] ?? 0, place)
    const gap = places[index] === place ? gaps[index] : undefined
    return gap === undefined ? { row: listedRow(place - index) } : { gap }
  }
  const lineOf = (seq: number): number => {
    const place = search(listed(), listedSeq, seq)
    if (place < 0 || groups !== undefined) return groups?.lineOf(place) ?? place
    return place + below(gaps.length, (at) => gaps[at]?.[0] ?? 0, seq)
  }

  return {
    version,
    size: () => seqs.length,
    newest: () => seqs.at(-1) ?? 0,
    shown,
    at: (place) => rowAt(look === undefined ? place : (passing[place] ?? 0)),
    passes: (row) => look === undefined || look(row),
    beside: (seq, direction) => {
      const place = below(shown(), shownSeq, direction === 1 ? seq + 1 : seq) - (direction === 1 ? 0 : 1)
      return place >= 0 && place < shown() ? shownSeq(place) : 0
    },
    between: (one, other) => {
      const [from, to] = [lineOf(one), lineOf(other)].sort((a, b) => a - b)
      if (from === undefined || to === undefined || from < 0) return []
      const seqs: number[] = []
      for (let line = from; line <= to; line += 1) {
        const found = lineAt(line)
        if ('row' in found) seqs.push(found.row.seq)
      }
      return seqs
    },
    lines: () => groups?.lines() ?? listed() + gaps.length,
    lineAt,
    lineOf,
    lineOfGroup: (key) => groups?.lineOfGroup(key) ?? -1,
    values: (name, among) => {
      const counts = new Map<string, number>()
      const column = columns[rowMembers.indexOf(name)] ?? []
      for (const value of column.slice(-among)) {
        const text = String(value)
        if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
      }
      return [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text)
    },
    each: (visit) => {
      for (let index = 0; index < seqs.length; index += 1) visit(viewOf(index))
    },
    find: (seq) => {
      const index = search(seqs.length, seqAt, seq)
      return index < 0 ? undefined : rowAt(index)
    },
    placeOf: (seq) => search(shown(), shownSeq, seq),
    gaps: () => gaps,
    failures: () =>
      [...failures]
        .map(([key, times]): Failure => {
          const [code = '', sub = '', words = ''] = key.split('\n')
          return { code, sub, words, count: times }
        })
        .sort((a, b) => b.count - a.count),
    add: (rows) => {
      const from = seqs.length
      let isJoined = false
      for (const row of rows) {
        // What came twice, over a connection that was cut, is here once.
        if (row[0] <= (seqs.at(-1) ?? 0)) continue
        for (let at = 0; at < columns.length; at += 1) {
          const value = row[at] ?? ''
          columns[at]?.push(typeof value === 'string' ? pool(value) : value)
        }
        if (link(viewOf(seqs.length - 1))) isJoined = true
      }
      if (forgetOldest() || (isJoined && arrangement.by === 'chain')) judgeAll()
      else for (let index = from; index < seqs.length; index += 1) judge(index)
      changed()
    },
    lack: (gap) => {
      gaps = joined([...gaps, gap])
      changed()
    },
    clear: () => {
      for (const column of columns) column.length = 0
      gaps = []
      chains.clear()
      pool = createPool(5000)
      judgeAll()
      changed()
    },
    filter: (chosen) => {
      look = chosen
      judgeAll()
      changed()
    },
    arrange: (chosen) => {
      if (chosen.by !== arrangement.by)
        groups = chosen.by === undefined ? undefined : createGroups(chosen.by === 'chain')
      arrangement = chosen
      judgeAll()
      changed()
    },
    toggle: (key) => {
      groups?.toggle(key)
      changed()
    },
  }
}
