import type { Priority } from './LimitStore'

/** A call that waits for its limits. */
export interface Waiter {
  readonly priority: Priority
  /** Whom it is for: each gets its turn. */
  readonly caller: string
  /** Names of the limits it waits for. */
  readonly names: ReadonlyArray<string>
}

/**
 * Calls that wait, interactive ones first; within a priority callers take turns, and a caller's calls keep their order.
 * How much bulk gets all the same is the store's to say, for all processes.
 */
export interface Line<W extends Waiter> {
  readonly size: () => number
  readonly add: (waiter: W) => void
  /** `false`: it is not in line. */
  readonly remove: (waiter: W) => boolean
  /** The first that may ask. */
  readonly first: (mayAsk: (waiter: W) => boolean) => W | undefined
  /** Its caller had a turn. */
  readonly served: (waiter: W) => void
  /** How many are before a newcomer for a limit. */
  readonly ahead: (priority: Priority, name: string) => number
  readonly all: () => Iterable<W>
}

export const createLine = <W extends Waiter>(): Line<W> => {
  const lines: Readonly<Record<Priority, Map<string, Set<W>>>> = { interactive: new Map(), bulk: new Map() }
  const counts: Readonly<Record<Priority, Map<string, number>>> = { interactive: new Map(), bulk: new Map() }
  let size = 0
  const count = ({ priority, names }: W, by: 1 | -1): void => {
    size += by
    for (const name of names) {
      const left = (counts[priority].get(name) ?? 0) + by
      if (left === 0) counts[priority].delete(name)
      else counts[priority].set(name, left)
    }
  }
  function* all(): Iterable<W> {
    for (const priority of ['interactive', 'bulk'] as const)
      for (const waiters of lines[priority].values()) yield* waiters
  }
  return {
    size: () => size,
    add: (waiter) => {
      const line = lines[waiter.priority]
      const own = line.get(waiter.caller)
      if (own === undefined) line.set(waiter.caller, new Set([waiter]))
      else own.add(waiter)
      count(waiter, 1)
    },
    remove: (waiter) => {
      const line = lines[waiter.priority]
      const own = line.get(waiter.caller)
      if (own?.delete(waiter) !== true) return false
      if (own.size === 0) line.delete(waiter.caller)
      count(waiter, -1)
      return true
    },
    first: (mayAsk) => {
      for (const waiter of all()) if (mayAsk(waiter)) return waiter
      return undefined
    },
    served: ({ priority, caller }) => {
      const own = lines[priority].get(caller)
      if (own === undefined) return
      lines[priority].delete(caller)
      lines[priority].set(caller, own)
    },
    ahead: (priority, name) =>
      (counts.interactive.get(name) ?? 0) + (priority === 'bulk' ? (counts.bulk.get(name) ?? 0) : 0),
    all,
  }
}
