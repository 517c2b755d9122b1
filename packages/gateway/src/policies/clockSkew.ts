import type { Policy } from './Policy'

/** A clock that is set by what gateways say of theirs. One for each client. */
export interface LearningClock {
  /** The gateway's time as far as it is known: epoch milliseconds. */
  readonly stamp: () => number
  /** Milliseconds that the gateway's clock is ahead of ours; 0 until learnt. */
  readonly skewMs: () => number
  /** Takes over the gateway's time; not one that is nonsense: no number, or more than a day away from our clock. */
  readonly learn: (serverTimeMs: number) => boolean
  /** Goes back to our own clock; `false`: nothing was learnt. */
  readonly forget: () => boolean
}

/** A machine is hours off, where its zone is wrong, and minutes where it drifts. A year is a mistake of whoever said it. */
const longestMs = 24 * 60 * 60 * 1000

export const learningClock = (clock: () => number): LearningClock => {
  let skewMs = 0
  return {
    stamp: () => clock() + skewMs,
    skewMs: () => skewMs,
    learn: (serverTimeMs) => {
      const learntMs = serverTimeMs - clock()
      if (!(Math.abs(learntMs) <= longestMs)) return false
      skewMs = learntMs
      return true
    },
    forget: () => {
      const wasLearnt = skewMs !== 0
      skewMs = 0
      return wasLearnt
    },
  }
}

/** HTTP dates are whole seconds, and the answer was under way: a smaller difference is none. */
export const noticeableMs = 2_000

/**
 * The gateway refused the timestamp and said what time it is: the difference is learnt for all calls of the client,
 * and this one is repeated once with a fresh stamp and signature.
 */
export const clockSkew = (clock: LearningClock, maxAttempts: number): Policy => {
  const repeated = new WeakSet<object>()
  return {
    name: 'clock skew',
    recover: ({ call, error, serverTimeMs, stampedMs }) => {
      if (error._tag !== 'GatewayError' || error.kind !== 'clock') return undefined
      if (serverTimeMs === undefined || !Number.isFinite(serverTimeMs)) return undefined
      if (Math.abs(serverTimeMs - clock.stamp()) >= noticeableMs && !clock.learn(serverTimeMs))
        return undefined
      const stampWasWrong = Math.abs(serverTimeMs - stampedMs) >= noticeableMs
      if (!stampWasWrong || repeated.has(call) || call.attempt >= maxAttempts) return undefined
      repeated.add(call)
      return { delayMs: 0 }
    },
  }
}
