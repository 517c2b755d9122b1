/** Something that has to have ended by some moment. */
export interface Expiring {
  /** Its time is over. Called at most once. */
  readonly onExpiry: () => void
}

/** Ends what takes too long. */
export interface Deadlines {
  readonly add: (expiring: Expiring, timeoutMs: number) => void
  /** It ended in time. Safe to repeat. */
  readonly remove: (expiring: Expiring, timeoutMs: number) => void
}

/** All that have the same time: their moments come in the order in which they were added, so one timer serves them. */
interface Line {
  readonly dueMs: Map<Expiring, number>
  timer: NodeJS.Timeout | undefined
}

/**
 * Deadlines of exchanges, of which hardly any is ever met: a Node timer for each, made and cleared, costs as much as
 * signing does. `Infinity` is no deadline. The timers keep no process alive; the connections that are waited for do.
 */
export const deadlines = (now: () => number = () => performance.now()): Deadlines => {
  const lines = new Map<number, Line>()

  const arm = (line: Line, timeoutMs: number, waitMs: number): void => {
    line.timer = setTimeout(expire, waitMs, line, timeoutMs).unref()
  }
  const expire = (line: Line, timeoutMs: number): void => {
    for (const [expiring, dueMs] of line.dueMs) {
      const leftMs = dueMs - now()
      if (leftMs > 0) {
        arm(line, timeoutMs, Math.ceil(leftMs))
        return
      }
      line.dueMs.delete(expiring)
      expiring.onExpiry()
    }
    lines.delete(timeoutMs)
  }
  const lineOf = (timeoutMs: number): Line => {
    const found = lines.get(timeoutMs)
    if (found !== undefined) return found
    const line = { dueMs: new Map<Expiring, number>(), timer: undefined }
    lines.set(timeoutMs, line)
    arm(line, timeoutMs, timeoutMs)
    return line
  }

  return {
    add: (expiring, timeoutMs) => {
      if (timeoutMs !== Infinity) lineOf(timeoutMs).dueMs.set(expiring, now() + timeoutMs)
    },
    remove: (expiring, timeoutMs) => {
      lines.get(timeoutMs)?.dueMs.delete(expiring)
    },
  }
}
