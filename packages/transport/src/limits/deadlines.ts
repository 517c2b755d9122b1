/** Something that has to have ended by some moment. Its links are for `deadlines` alone. */
export interface Expiring {
  /** Its time is over. Called at most once. */
  readonly onExpiry: () => void
  dueMs: number
  earlier: Expiring | undefined
  later: Expiring | undefined
  /** The line it stands in. */
  line: Line | undefined
}

/** Ends what takes too long. */
export interface Deadlines {
  readonly add: (expiring: Expiring, timeoutMs: number) => void
  /** It ended in time. Safe to repeat. */
  readonly remove: (expiring: Expiring) => void
}

/** All that have the same time: their moments come in the order in which they were added, so one timer serves them. */
interface Line {
  readonly timeoutMs: number
  first: Expiring | undefined
  last: Expiring | undefined
}

/**
 * Deadlines of exchanges, of which hardly any is ever met: a Node timer for each, made and cleared, costs as much as
 * a third of signing. Linked, because a Set or Map that is added to and deleted from all the time is a burden to the
 * garbage collector. `Infinity` is no deadline. The timers keep no process alive; the connections waited for do.
 */
export const deadlines = (now: () => number = () => performance.now()): Deadlines => {
  const lines = new Map<number, Line>()

  const expire = (line: Line): void => {
    for (let { first } = line; first !== undefined; { first } = line) {
      const leftMs = first.dueMs - now()
      if (leftMs > 0) {
        setTimeout(expire, Math.ceil(leftMs), line).unref()
        return
      }
      unlink(first)
      first.onExpiry()
    }
    lines.delete(line.timeoutMs)
  }

  const lineOf = (timeoutMs: number): Line => {
    const found = lines.get(timeoutMs)
    if (found !== undefined) return found
    const line = { timeoutMs, first: undefined, last: undefined }
    lines.set(timeoutMs, line)
    setTimeout(expire, timeoutMs, line).unref()
    return line
  }

  return {
    add: (expiring, timeoutMs) => {
      if (timeoutMs === Infinity) return
      expiring.dueMs = now() + timeoutMs
      link(expiring, lineOf(timeoutMs))
    },
    remove: unlink,
  }
}

function link(expiring: Expiring, line: Line): void {
  const { last } = line
  expiring.line = line
  expiring.earlier = last
  if (last === undefined) line.first = expiring
  else last.later = expiring
  line.last = expiring
}

function unlink(expiring: Expiring): void {
  const { line, earlier, later } = expiring
  if (line === undefined) return
  if (earlier === undefined) line.first = later
  else earlier.later = later
  if (later === undefined) line.last = earlier
  else later.earlier = earlier
  expiring.line = undefined
  expiring.earlier = undefined
  expiring.later = undefined
}
