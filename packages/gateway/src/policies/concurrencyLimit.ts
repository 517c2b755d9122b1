import type { Call } from '../call/Call'
import type { Policy } from './Policy'
import { transportFailure } from '../call/transportFailure'

export interface ConcurrencyOptions {
  /** Calls that run at once, their waits included. Default 64. */
  readonly maxRunning?: number
  /** Calls that may wait for their turn; the next one ends at once, reason `overloaded`. Default 10,000. */
  readonly maxWaiting?: number
}

/** Calls run at most so many at once and wait in line, first come, first served, for no longer than their deadline. */
export const concurrencyLimit = ({ maxRunning = 64, maxWaiting = 10_000 }: ConcurrencyOptions): Policy => {
  let running = 0
  /** Each with what gives it its turn. Out of the line means: a place is its own until it leaves. */
  const line = new Map<Call, () => void>()
  return {
    name: 'concurrency limit',
    enter: (call) => {
      if (running < maxRunning) {
        running += 1
        return undefined
      }
      if (line.size >= maxWaiting) return transportFailure(call, 'overloaded', 'no')
      return new Promise((resolve) => {
        line.set(call, () => {
          resolve(undefined)
        })
      })
    },
    leave: (call) => {
      if (line.delete(call)) return
      for (const [next, go] of line) {
        line.delete(next)
        go()
        return
      }
      running -= 1
    },
  }
}
