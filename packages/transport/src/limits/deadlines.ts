import { createLine, type InLine } from './line'
import { timerMs } from './timerMs'

/** Something that has to have ended by some moment. Its links are for `deadlines` alone. */
export interface Expiring extends InLine<Expiring> {
  /** Its time is over. Called at most once. */
  readonly onExpiry: () => void
  dueMs: number
}

/** Ends what takes too long. */
export interface Deadlines {
  readonly add: (expiring: Expiring, timeoutMs: number) => void
  /** It ended in time. Safe to repeat. */
  readonly remove: (expiring: Expiring) => void
}

export interface DeadlinesOptions {
  /** Milliseconds that only grow; default `performance.now`. */
  readonly now?: () => number
  /** Whether the process lives on while something has a deadline. Default `false`: a connection sees to that. */
  readonly holdProcess?: boolean
}

/** A timer of Node's; in other runtimes it is a number, and no process to hold. */
type Timer = Partial<Pick<NodeJS.Timeout, 'ref' | 'unref'>>

/**
 * Deadlines, of which hardly any is ever met: a Node timer for each, made and cleared, costs as much as a third of
 * signing. One timer serves all: when the first of them may be due, it looks through those that are left. `Infinity` is no
 * deadline.
 */
export const deadlines = ({
  now = () => performance.now(),
  holdProcess = false,
}: DeadlinesOptions = {}): Deadlines => {
  const line = createLine<Expiring>()
  let timer: Timer | undefined
  let timerDueMs = Infinity

  const setTimer = (dueMs: number): void => {
    clearTimeout(timer as NodeJS.Timeout | undefined)
    timerDueMs = dueMs
    timer = dueMs === Infinity ? undefined : setTimeout(expire, timerMs(Math.ceil(dueMs - now())))
    if (!holdProcess) timer?.unref?.()
  }

  const expire = (): void => {
    const atMs = now()
    const due: Expiring[] = []
    let nextMs = Infinity
    for (let one = line.first(); one !== undefined; one = one.later)
      if (one.dueMs <= atMs) due.push(one)
      else nextMs = Math.min(nextMs, one.dueMs)
    setTimer(nextMs)
    // One that ends may end others with it.
    for (const one of due) if (line.remove(one)) one.onExpiry()
  }

  return {
    add: (expiring, timeoutMs) => {
      if (timeoutMs === Infinity) return
      expiring.dueMs = now() + timeoutMs
      line.add(expiring)
      if (expiring.dueMs < timerDueMs) setTimer(expiring.dueMs)
      else if (holdProcess && line.size() === 1) timer?.ref?.()
    },
    remove: (expiring) => {
      if (line.remove(expiring) && holdProcess && line.size() === 0) timer?.unref?.()
    },
  }
}
