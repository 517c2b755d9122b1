/** By what rows stand together. */
export type GroupKey = string | number

/** What stands at a line of a grouped list. */
export type GroupedLine =
  | { readonly kind: 'group'; readonly key: GroupKey; readonly isOpen: boolean; readonly places: GroupPlaces }
  | { readonly kind: 'row'; readonly place: number }

/** The rows of a group, by their places in the list. */
export interface GroupPlaces {
  readonly count: number
  readonly failed: number
  readonly first: number
  readonly last: number
}

/** The places of a list in groups, in the order in which these came up; each place is in one group. */
export interface Groups {
  readonly count: () => number
  /** The next place of the list. */
  readonly add: (key: GroupKey, isFailed: boolean) => void
  /** The list begins anew; what was open stays open. */
  readonly clear: () => void
  readonly toggle: (key: GroupKey) => void
  readonly lines: () => number
  readonly lineAt: (line: number) => GroupedLine
  /** Where a place stands; of a closed group the line of that. */
  readonly lineOf: (place: number) => number
  readonly lineOfGroup: (key: GroupKey) => number
}

interface Layout {
  /** Of each group, the line it begins at; behind them the number of lines. */
  readonly heads: Int32Array
  /** Of each group, where its places begin in `order`. */
  readonly starts: Int32Array
  /** The places, group by group, rising in each. */
  readonly order: Int32Array
}

/** The last of rising numbers that is not above one. */
const lastUpTo = (numbers: Int32Array, from: number, to: number, limit: number): number => {
  let [low, high] = [from, to - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}

/** `isBare`: a group of one is that row, with no line of its own. */
export const createGroups = (isBare: boolean): Groups => {
  const ids = new Map<GroupKey, number>()
  let keys: GroupKey[] = []
  let counts: number[] = []
  let failed: number[] = []
  /** Of each place, its group. */
  let groupOf: number[] = []
  const open = new Set<GroupKey>()
  let layout: Layout | undefined

  const countOf = (id: number): number => counts[id] ?? 0
  const isAlone = (id: number): boolean => isBare && countOf(id) === 1
  const isOpen = (id: number): boolean => open.has(keys[id] ?? '')
  const laidOut = (): Layout => {
    if (layout !== undefined) return layout
    const [heads, starts] = [new Int32Array(keys.length + 1), new Int32Array(keys.length + 1)]
    let [line, start] = [0, 0]
    for (let id = 0; id < keys.length; id += 1) {
      heads[id] = line
      starts[id] = start
      start += countOf(id)
      line += isAlone(id) ? 1 : isOpen(id) ? 1 + countOf(id) : 1
    }
    heads[keys.length] = line
    starts[keys.length] = start
    const order = new Int32Array(groupOf.length)
    const next = starts.slice()
    for (let place = 0; place < groupOf.length; place += 1) {
      const id = groupOf[place] ?? 0
      const at = next[id] ?? 0
      order[at] = place
      next[id] = at + 1
    }
    layout = { heads, starts, order }
    return layout
  }

  return {
    count: () => keys.length,
    add: (key, isFailed) => {
      let id = ids.get(key)
      if (id === undefined) {
        id = keys.length
        ids.set(key, id)
        keys.push(key)
        counts.push(0)
        failed.push(0)
      }
      counts[id] = countOf(id) + 1
      if (isFailed) failed[id] = (failed[id] ?? 0) + 1
      groupOf.push(id)
      layout = undefined
    },
    clear: () => {
      ids.clear()
      keys = []
      counts = []
      failed = []
      groupOf = []
      layout = undefined
    },
    toggle: (key) => {
      if (!open.delete(key)) open.add(key)
      layout = undefined
    },
    lines: () => laidOut().heads[keys.length] ?? 0,
    lineAt: (line) => {
      const { heads, starts, order } = laidOut()
      const id = lastUpTo(heads, 0, keys.length, line)
      const start = starts[id] ?? 0
      const within = line - (heads[id] ?? 0)
      if (isAlone(id)) return { kind: 'row', place: order[start] ?? 0 }
      if (within > 0) return { kind: 'row', place: order[start + within - 1] ?? 0 }
      const count = countOf(id)
      const places = {
        count,
        failed: failed[id] ?? 0,
        first: order[start] ?? 0,
        last: order[start + count - 1] ?? 0,
      }
      return { kind: 'group', key: keys[id] ?? '', isOpen: isOpen(id), places }
    },
    lineOf: (place) => {
      const id = groupOf[place]
      if (id === undefined) return -1
      const { heads, starts, order } = laidOut()
      const head = heads[id] ?? 0
      if (isAlone(id) || !isOpen(id)) return head
      const start = starts[id] ?? 0
      return head + 1 + lastUpTo(order, start, start + countOf(id), place) - start
    },
    lineOfGroup: (key) => {
      const id = ids.get(key)
      return id === undefined ? -1 : (laidOut().heads[id] ?? 0)
    },
  }
}
