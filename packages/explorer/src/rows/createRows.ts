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
  /** Lines that were forgotten before they came here, by the seq behind them. */
  readonly gaps: () => ReadonlyArray<Gap>
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
    version.value += 1
  }
  const forgetOldest = (): void => {
    if (seqs.length <= most * 1.1) return
    const gone = seqs.length - most
    for (const column of columns) column.splice(0, gone)
    const [oldest = 0] = seqs
    gaps = gaps.filter(([, to]) => to >= oldest)
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

  return {
    version,
    size: () => seqs.length,
    newest: () => seqs.at(-1) ?? 0,
    shown: () => (look === undefined ? seqs.length : passing.length),
    at: (place) => {
      const index = look === undefined ? place : (passing[place] ?? 0)
      const row = viewOf(index)
      return { ...row }
    },
    find: (seq) => {
      const index = search(seqs.length, seqAt, seq)
      return index < 0 ? undefined : { ...viewOf(index) }
    },
    placeOf: (seq) =>
      look === undefined
        ? search(seqs.length, seqAt, seq)
        : search(passing.length, (place) => seqAt(passing[place] ?? 0), seq),
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
        judge(seqs.length - 1)
      }
      forgetOldest()
      changed()
    },
    lack: (gap) => {
      gaps = [...gaps, gap]
      changed()
    },
    clear: () => {
      for (const column of columns) column.length = 0
      gaps = []
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
