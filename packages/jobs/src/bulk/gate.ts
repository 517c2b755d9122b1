import { steadyClock } from './steadyClock'

/** Lets the requests of a job go: none while the gateway takes nothing, one alone to try it afterwards, then all. */
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
}

export const createGate = ({ clock, wait }: GateOptions): Gate => {
  const closing = new AbortController()
  const now = steadyClock(clock)
  let untilMs = -Infinity
  let trying = false
  let inside = 0
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
        else if (trying && inside > 0) await new Promise<void>((resolve) => waiters.push(resolve))
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
      untilMs = Math.max(untilMs, now() + until - clock())
      trying = true
    },
    shut: () => {
      closing.abort()
      wake()
    },
  }
}
