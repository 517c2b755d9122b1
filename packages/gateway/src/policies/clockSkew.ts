import type { Policy } from '../Policy'
import { mayCorrect } from './mayCorrect'

/** A clock that is set by what gateways say of theirs. One for each client. */
export interface LearningClock {
  /** The gateway's time as far as it is known: epoch milliseconds. */
  readonly stamp: () => number
  /** Milliseconds that the gateway's clock is ahead of ours; 0 until learnt. */
  readonly skewMs: () => number
  readonly learn: (serverTimeMs: number) => void
}

export const learningClock = (clock: () => number): LearningClock => {
  let skewMs = 0
  return {
    stamp: () => clock() + skewMs,
    skewMs: () => skewMs,
    learn: (serverTimeMs) => {
      skewMs = serverTimeMs - clock()
    },
  }
}

/** HTTP dates are whole seconds, and the answer was under way: a smaller difference is none. */
const noticeableMs = 2_000

/**
 * The gateway refused the timestamp and said what time it is: the difference is learnt for all calls of the client,
 * and this one is repeated once with a fresh stamp and signature.
 */
export const clockSkew = (clock: LearningClock): Policy => {
  const repeated = new WeakSet<object>()
  return {
    name: 'clock skew',
    recover: ({ call, error, serverTimeMs, stampedMs }) => {
      if (error._tag !== 'GatewayError' || error.kind !== 'clock') return undefined
      if (serverTimeMs === undefined || !Number.isFinite(serverTimeMs)) return undefined
      if (Math.abs(serverTimeMs - clock.stamp()) >= noticeableMs) clock.learn(serverTimeMs)
      const stampWasWrong = Math.abs(serverTimeMs - stampedMs) >= noticeableMs
      if (!stampWasWrong || repeated.has(call) || !mayCorrect(call)) return undefined
      repeated.add(call)
      return { delayMs: 0 }
    },
  }
}
