import { steadyClock } from './steadyClock'

/**
 * Lets the requests of a job go: none while the gateway takes nothing, one alone to try it afterwards, then half as many at
 * once as before; and one more for each minute in which nothing was held.
 */
export interface Gate {
  /** Resolves when a request may go; `false`: no more will. Each that went is followed by `left`. */
  readonly enter: () => Promise<boolean>
  /** `went`: whether the gateway took it. */
  readonly left: (went: boolean) => void
  /** Nothing goes before `untilMs`. */
  readonly hold: (untilMs: number) => void
  /** Nothing goes any more. */
  readonly shut: () => void
}

export interface GateOptions {
  readonly clock: () => number
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Requests at once. */
  readonly most: number
}

/** How long nothing is held before one more may go. */
const quietMs = 60_000

export const createGate = ({ clock, wait, most }: GateOptions): Gate => {
  const closing = new AbortController()
  const now = steadyClock(clock)
  let untilMs = -Infinity
  let trying = false
  let inside = 0
  /** How many went at once when it was held last; more by now. */
  let room = most
  const roomNow = (): number =>
    room === most ? most : Math.min(most, room + Math.floor((now() - untilMs) / quietMs))
  let waiters: (() => void)[] = []
  const wake = (): void => {
    const woken = waiters
    waiters = []
    for (const waiter of woken) waiter()
  }

  return {
    enter: async () => {
      while (!closing.signal.aborted) {
        const leftMs = untilMs - now()
        if (leftMs > 0) await wait(leftMs, closing.signal)
        else if (inside >= (trying ? 1 : roomNow()))
          await new Promise<void>((resolve) => waiters.push(resolve))
        else {
          inside++
          return true
        }
      }
      return false
    },
    left: (went) => {
      inside--
      if (went && untilMs <= now()) trying = false
      wake()
    },
    hold: (until) => {
      // What comes while it is held was on its way before.
      if (untilMs <= now()) room = Math.max(1, roomNow() >> 1)
      untilMs = Math.max(untilMs, now() + until - clock())
      trying = true
    },
    shut: () => {
      closing.abort()
      wake()
    },
  }
}
