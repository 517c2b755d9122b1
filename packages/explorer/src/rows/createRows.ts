import { rowMembers, type Gap, type Row, type Summary } from '@paifang/emulator/control'
import { signal, type ReadonlySignal } from '@preact/signals-core'

type Column = Array<number | string>

export type Look = (row: Summary) => boolean

/** One kind of failure, and how many of the rows that are shown ended so. */
export interface Group {
  readonly code: string
  readonly sub: string
  readonly count: number
}

/** What came within one second of this machine. */
export interface Second {
  readonly calls: number
  readonly failed: number
  readonly faults: number
}

/** What stands in one line: a call, or calls that are not here. */
export type Line = { readonly row: Summary } | { readonly gap: Gap }

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
  /** The line at a place among those shown, from 0. */
  readonly at: (place: number) => Summary
  /** The line of a call, shown or not; undefined where it is not held. */
  readonly find: (seq: number) => Summary | undefined
  /** Its place among those shown; -1 where it is not. */
  readonly placeOf: (seq: number) => number
  /** Calls since the last clear that are not held: forgotten before they came here, or here. In their order. */
  readonly gaps: () => ReadonlyArray<Gap>
  /** The calls that pass the filter and, between them, what is missing. */
  readonly lines: () => number
  readonly lineAt: (place: number) => Line
  /** The place of a call among the lines; -1 where it has none. */
  readonly lineOf: (seq: number) => number
  /** Values of a column, the commonest of so many newest lines first. */
  readonly values: (name: keyof Summary, among: number) => ReadonlyArray<string>
  /** By epoch second; of the last two minutes. */
  readonly second: (at: number) => Second | undefined
  /** The commonest failures first. */
  readonly groups: () => ReadonlyArray<Group>
  readonly add: (rows: ReadonlyArray<Row>) => void
  readonly lack: (gap: Gap) => void
  readonly clear: () => void
  /** `undefined`: all pass. */
  readonly filter: (look: Look | undefined) => void
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

const groupKey = ({ code, sub, outcome, status, faults }: Summary): string => {
  if (outcome === 'answered' && code === '') return ''
  const what = code !== '' ? code : faults !== '' ? faults : String(status)
  return `${what}\n${sub}`
}

const keptSeconds = 120

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

/** At first lines are kept up to `most`, and a tenth more before the oldest go. */
export const createRows = (most = 100_000): Rows => {
  const version = signal(0)
  const columns: Column[] = rowMembers.map(() => [])
  const seqs = columns[0] as number[]
  let pool = createPool(5000)
  let gaps: Gap[] = []
  let look: Look | undefined
  /** Of the lines that pass, where they stand; unused while all pass. */
  let passing: number[] = []
  const groups = new Map<string, number>()
  const seconds = new Map<number, { calls: number; failed: number; faults: number }>()
  /** Places of the gaps among the lines; made anew when something changed. */
  let gapPlaces: ReadonlyArray<number> | undefined

  let cursor = 0
  // One object for every line that is looked at: a filter over all of them makes none.
  const view = Object.defineProperties(
    {},
    Object.fromEntries(
      rowMembers.map((name, at) => [name, { enumerable: true, get: () => columns[at]?.[cursor] }]),
    ),
  ) as Summary
  const viewOf = (index: number): Summary => {
    cursor = index
    return view
  }

  const count = (index: number): void => {
    const key = groupKey(viewOf(index))
    if (key !== '') groups.set(key, (groups.get(key) ?? 0) + 1)
  }
  const judge = (index: number): void => {
    if (look !== undefined && !look(viewOf(index))) return
    if (look !== undefined) passing.push(index)
    count(index)
  }
  const judgeAll = (): void => {
    passing = []
    groups.clear()
    for (let index = 0; index < seqs.length; index += 1) judge(index)
  }
  const changed = (): void => {
    gapPlaces = undefined
    version.value += 1
  }
  const tally = (row: Summary): void => {
    const at = Math.floor(row.realMs / 1000)
    let found = seconds.get(at)
    if (found === undefined) {
      found = { calls: 0, failed: 0, faults: 0 }
      seconds.set(at, found)
      const [oldest] = seconds.keys()
      if (seconds.size > keptSeconds && oldest !== undefined) seconds.delete(oldest)
    }
    found.calls += 1
    if (row.outcome !== 'answered') found.failed += 1
    if (row.faults !== '') found.faults += 1
  }
  const forgetOldest = (): void => {
    if (seqs.length <= most * 1.1) return
    const gone = seqs.length - most
    const [first = 0] = seqs
    for (const column of columns) column.splice(0, gone)
    const [oldest = 0] = seqs
    // With what lacked before it, all that is older is one gap.
    const before = Math.min(first, gaps[0]?.[0] ?? first)
    gaps = joined([[before, oldest - 1], ...gaps])
    judgeAll()
  }

  /** The place of a seq among so many, in rising order; -1 where it is not. */
  const search = (length: number, seqAt: (place: number) => number, seq: number): number => {
    let [from, to] = [0, length - 1]
    while (from <= to) {
      const middle = (from + to) >> 1
      const found = seqAt(middle)
      if (found === seq) return middle
      if (found < seq) from = middle + 1
      else to = middle - 1
    }
    return -1
  }
  const seqAt = (index: number): number => seqs[index] ?? 0

  const shown = (): number => (look === undefined ? seqs.length : passing.length)
  const shownSeq = (place: number): number => seqAt(look === undefined ? place : (passing[place] ?? 0))
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
  const placesOfGaps = (): ReadonlyArray<number> => {
    gapPlaces ??= gaps.map(([from], index) => index + below(shown(), shownSeq, from))
    return gapPlaces
  }
  const rowAt = (place: number): Summary => ({
    ...viewOf(look === undefined ? place : (passing[place] ?? 0)),
  })
  const placeOf = (seq: number): number => search(shown(), shownSeq, seq)

  return {
    version,
    size: () => seqs.length,
    newest: () => seqs.at(-1) ?? 0,
    shown,
    at: rowAt,
    lines: () => shown() + gaps.length,
    lineAt: (place) => {
      const places = placesOfGaps()
      const index = below(places.length, (at) => places[at] ?? 0, place)
      const gap = places[index] === place ? gaps[index] : undefined
      return gap === undefined ? { row: rowAt(place - index) } : { gap }
    },
    lineOf: (seq) => {
      const place = placeOf(seq)
      return place < 0 ? -1 : place + below(gaps.length, (at) => gaps[at]?.[0] ?? 0, seq)
    },
    values: (name, among) => {
      const counts = new Map<string, number>()
      const column = columns[rowMembers.indexOf(name)] ?? []
      for (const value of column.slice(-among)) {
        const text = String(value)
        if (text !== '') counts.set(text, (counts.get(text) ?? 0) + 1)
      }
      return [...counts].sort(([, a], [, b]) => b - a).map(([text]) => text)
    },
    second: (at) => seconds.get(at),
    find: (seq) => {
      const index = search(seqs.length, seqAt, seq)
      return index < 0 ? undefined : { ...viewOf(index) }
    },
    placeOf,
    gaps: () => gaps,
    groups: () =>
      [...groups]
        .map(([key, times]): Group => {
          const [code = '', sub = ''] = key.split('\n')
          return { code, sub, count: times }
        })
        .sort((a, b) => b.count - a.count),
    add: (rows) => {
      for (const row of rows) {
        // What came twice, over a connection that was cut, is here once.
        if (row[0] <= (seqs.at(-1) ?? 0)) continue
        for (let at = 0; at < columns.length; at += 1) {
          const value = row[at] ?? ''
          columns[at]?.push(typeof value === 'string' ? pool(value) : value)
        }
        tally(viewOf(seqs.length - 1))
        judge(seqs.length - 1)
      }
      forgetOldest()
      changed()
    },
    lack: (gap) => {
      gaps = joined([...gaps, gap])
      changed()
    },
    clear: () => {
      for (const column of columns) column.length = 0
      gaps = []
      seconds.clear()
      pool = createPool(5000)
      judgeAll()
      changed()
    },
    filter: (chosen) => {
      look = chosen
      judgeAll()
      changed()
    },
  }
}
