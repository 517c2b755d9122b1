import type { Policy } from './Policy'
import { noticeableMs, type LearningClock } from './clockSkew'

export interface ServerTimeOptions {
  readonly clock: LearningClock
  /** The gateway's time, in whole seconds as gateways tell it: epoch milliseconds. `undefined`: it could not be had. */
  readonly ask: () => Promise<number | undefined>
  readonly now: () => number
}

/** After a try that failed, calls go on by our own clock for so long. */
const againMs = 60_000

/**
 * Before its first call a client asks the gateway what time it is: calls that begin meanwhile wait for the same answer. One
 * that could not be had stops nothing: what a refusal says of the time is learnt all the same.
 */
export const serverTime = ({ clock, ask, now }: ServerTimeOptions): Policy => {
  let isKnown = false
  let failedMs = -Infinity
  let asking: Promise<undefined> | undefined

  const learn = async (): Promise<undefined> => {
    const beganMs = now()
    const toldMs = await ask().catch(() => undefined)
    asking = undefined
    if (toldMs === undefined) {
      failedMs = now()
      return
    }
    isKnown = true
    // It was told in the middle of the exchange, and in the middle of its second.
    const serverTimeMs = toldMs + 500 + (now() - beganMs) / 2
    if (Math.abs(serverTimeMs - clock.stamp()) >= noticeableMs) clock.learn(serverTimeMs)
  }

  return {
    name: 'server time',
    before: () => {
      if (isKnown) return undefined
      if (asking === undefined && now() - failedMs < againMs) return undefined
      return (asking ??= learn())
    },
  }
}
