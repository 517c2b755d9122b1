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

/** How a table is kept and shown. */
export interface TableRules {
  /** Most rows, so that memory stays bounded over any number of calls; the oldest go first. */
  readonly limit: number
  /** Members of rows that give access or identify a person; `all`: rows are never shown. */
  readonly sensitive?: ReadonlyArray<string> | 'all'
  /** Keys hold what rows hide. */
  readonly sensitiveKeys?: boolean
}

/** Plain data, JSON-serialisable: every table as a list of key and row. */
export type Snapshot = Readonly<Record<string, ReadonlyArray<readonly [key: string, value: unknown]>>>

/** Every table of one emulator; each is named by whoever keeps rows in it. */
export interface Tables {
  /**
   * Makes a table of plain data. `onRestored` is told when other rows were put in: at a reset, from a snapshot.
   * @throws TypeError when there is one of that name
   */
  readonly create: <V>(name: string, rules: TableRules, onRestored?: () => void) => Table<V>
  readonly find: (name: string) => Table<unknown> | undefined
  readonly rules: (name: string) => TableRules | undefined
  /** How many rows each has. */
  readonly sizes: () => ReadonlyArray<{ readonly table: string; readonly rows: number }>
  /** A deep copy of everything. */
  readonly snapshot: () => Snapshot
  /** Puts everything back as a snapshot has it; a table the snapshot does not name becomes empty. */
  readonly restore: (snapshot: Snapshot) => void
}

const createTable = <V>(limit: number, changed: () => void): Table<V> => {
  const map = new Map<string, V>()
  let youngest: string | undefined
  return {
    get: (key) => map.get(key),
    put: (key, value) => {
      if (!map.has(key)) youngest = key
      map.set(key, value)
      for (const oldest of map.keys()) {
        if (map.size <= limit) break
        map.delete(oldest)
      }
      changed()
    },
    remove: (key) => {
      const removed = map.delete(key)
      if (key === youngest) youngest = [...map.keys()].at(-1)
      if (removed) changed()
      return removed
    },
    rows: () => [...map],
    values: () => [...map.values()],
    youngest: () => youngest,
    size: () => map.size,
    clear: () => {
      youngest = undefined
      map.clear()
      changed()
    },
  }
}

/** `onChanged` is told the name of a table with every change of its rows. */
export const createTables = (onChanged: (table: string) => void = () => undefined): Tables => {
  const tables = new Map<
    string,
    {
      readonly table: Table<unknown>
      readonly rules: TableRules
      readonly onRestored: (() => void) | undefined
    }
  >()
  return {
    create: <V>(name: string, rules: TableRules, onRestored?: () => void) => {
      if (tables.has(name)) throw new TypeError(`there is a table "${name}" already`)
      const table = createTable<V>(rules.limit, () => onChanged(name))
      tables.set(name, { table: table as unknown as Table<unknown>, rules, onRestored })
      return table
    },
    find: (name) => tables.get(name)?.table,
    rules: (name) => tables.get(name)?.rules,
    sizes: () => [...tables].map(([name, { table }]) => ({ table: name, rows: table.size() })),
    snapshot: () =>
      structuredClone(Object.fromEntries([...tables].map(([name, { table }]) => [name, table.rows()]))),
    restore: (snapshot) => {
      for (const [name, { table }] of tables) {
        table.clear()
        for (const [key, value] of structuredClone(snapshot[name] ?? [])) table.put(key, value)
      }
      for (const { onRestored } of tables.values()) onRestored?.()
    },
  }
}
