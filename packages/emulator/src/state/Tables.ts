import type { Rows } from './Rows'

/** Rows by key, in the order they came; bounded, the oldest go first. */
export interface Table<V> {
  readonly get: (key: string) => V | undefined
  readonly put: (key: string, value: V) => void
  readonly remove: (key: string) => boolean
  readonly rows: () => ReadonlyArray<readonly [key: string, value: V]>
  readonly values: () => ReadonlyArray<V>
  /** Key of the row that came last. */
  readonly youngest: () => string | undefined
  readonly size: () => number
  readonly clear: () => void
}

export type Tables = { readonly [K in keyof Rows]: Table<Rows[K]> }

/** Plain data, JSON-serialisable: every table as a list of key and row. */
export type Snapshot = { readonly [K in keyof Rows]: ReadonlyArray<readonly [key: string, value: Rows[K]]> }

/** Most rows a table keeps, so that memory stays bounded over any number of calls. */
const limits: { readonly [K in keyof Rows]: number } = {
  topApps: 10_000,
  opretailApps: 10_000,
  sessions: 100_000,
  tokens: 100_000,
  bans: 10_000,
  usage: 10_000,
  requests: 10_000,
  replays: 50_000,
  blacklist: 50_000,
  saves: 5_000,
  stores: 10_000,
  inspections: 50_000,
  kept: 10_000,
}

/** How many of a full table's oldest keys are looked up at a time. */
const lookAhead = 256

const createTable = <V>(limit: number): Table<V> => {
  const map = new Map<string, V>()
  // The engine steps over thousands of rows that left before it comes to the oldest one that is still there.
  let leaving: Array<string> = []
  let youngest: string | undefined
  const dropOldest = (): void => {
    if (leaving.length === 0) {
      for (const key of map.keys()) if (leaving.push(key) === lookAhead) break
      leaving.reverse()
    }
    map.delete(leaving.pop() as string)
  }
  return {
    get: (key) => map.get(key),
    put: (key, value) => {
      if (!map.has(key)) youngest = key
      map.set(key, value)
      if (map.size > limit) dropOldest()
    },
    remove: (key) => {
      // It may come again, as the youngest.
      leaving = []
      const removed = map.delete(key)
      if (key === youngest) youngest = [...map.keys()].at(-1)
      return removed
    },
    rows: () => [...map],
    values: () => [...map.values()],
    youngest: () => youngest,
    size: () => map.size,
    clear: () => {
      leaving = []
      youngest = undefined
      map.clear()
    },
  }
}

export const tableNames = Object.keys(limits) as ReadonlyArray<keyof Rows>

export const createTables = (): Tables =>
  Object.fromEntries(tableNames.map((name) => [name, createTable<never>(limits[name])])) as unknown as Tables

/** A deep copy of everything. */
export const takeSnapshot = (tables: Tables): Snapshot =>
  structuredClone(
    Object.fromEntries(tableNames.map((name) => [name, tables[name].rows()])),
  ) as unknown as Snapshot

/** Puts everything back as a snapshot has it; a table the snapshot does not name becomes empty. */
export const restoreSnapshot = (tables: Tables, snapshot: Partial<Snapshot>): void => {
  for (const name of tableNames) {
    const table = tables[name] as Table<unknown>
    table.clear()
    for (const [key, value] of structuredClone(snapshot[name] ?? [])) table.put(key, value)
  }
}
