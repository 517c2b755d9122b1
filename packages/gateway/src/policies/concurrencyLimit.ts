import { createLine, type InLine } from '@paifang/transport'
import type { Policy, Refused } from './Policy'
import { transportFailure } from '../call/transportFailure'

export interface ConcurrencyOptions {
  /** Calls that run at once, their waits included. Default 64. */
  readonly maxRunning?: number
  /** Calls that may wait for their turn; the next one ends at once, reason `overloaded`. Default 10,000. */
  readonly maxWaiting?: number
}

/** Where a call stands in line. */
export interface Place extends InLine<Place> {
  /** It is its turn. */
  readonly go: (refused: Refused) => void
}

/** Calls run at most so many at once and wait in line, first come, first served, for no longer than their deadline. */
export const concurrencyLimit = ({ maxRunning = 64, maxWaiting = 10_000 }: ConcurrencyOptions): Policy => {
  let running = 0
  /** Out of the line means: a place among those that run is the call's own until it leaves. */
  const line = createLine<Place>()
  return {
    name: 'concurrency limit',
    enter: (call) => {
      if (running < maxRunning) {
        running += 1
        return undefined
      }
      if (line.size() >= maxWaiting) return transportFailure(call, 'overloaded', 'no')
      return new Promise((go) => {
        call.place = { go, earlier: undefined, later: undefined }
        line.add(call.place)
      })
    },
    leave: ({ place }) => {
      if (place !== undefined && line.remove(place)) return
      const next = line.first()
      if (next === undefined) running -= 1
      else {
        line.remove(next)
        next.go(undefined)
      }
    },
  }
}
