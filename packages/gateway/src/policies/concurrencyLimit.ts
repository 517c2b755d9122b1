import type { TransportError } from '@paifang/result'
import type { Call } from '../Call'
import type { Policy } from '../Policy'
import { transportFailure } from '../transportFailure'
import { withTimeout } from '../waiting'

export interface ConcurrencyOptions {
  /** Calls that run at once, their waits included. Default 64. */
  readonly maxRunning?: number
  /** Calls that may wait for their turn; the next one ends at once, reason `overloaded`. Default 10,000. */
  readonly maxWaiting?: number
}

/** Calls run at most so many at once and wait in line, first come, first served, for no longer than their deadline. */
export const concurrencyLimit = (
  { maxRunning = 64, maxWaiting = 10_000 }: ConcurrencyOptions,
  now: () => number,
): Policy => {
  let running = 0
  const line = new Set<() => void>()

  const queue = (call: Call): Promise<TransportError | undefined> => {
    let go: () => void = () => undefined
    const turn = new Promise<undefined>((resolve) => {
      go = () => resolve(undefined)
    })
    line.add(go)
    return withTimeout<TransportError | undefined>(turn, {
      ms: call.endsMs - now(),
      signal: call.signal,
      onEnd: (why) => {
        line.delete(go)
        return transportFailure(call, why === 'aborted' ? why : 'deadline', 'no')
      },
    })
  }

  return {
    name: 'concurrency limit',
    enter: (call) => {
      if (running < maxRunning) {
        running += 1
        return undefined
      }
      return line.size < maxWaiting ? queue(call) : transportFailure(call, 'overloaded', 'no')
    },
    leave: () => {
      const [next] = line
      if (next === undefined) running -= 1
      else {
        line.delete(next)
        next()
      }
    },
  }
}
