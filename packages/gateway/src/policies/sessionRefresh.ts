import type { Policy } from './Policy'

/** The gateway refused the session, and there is a way to another one: get it and repeat, once for each call. */
export const sessionRefresh = (maxAttempts: number): Policy => {
  const repeated = new WeakSet<object>()
  return {
    name: 'session refresh',
    recover: ({ call, error, renewSession }) => {
      if (error._tag !== 'GatewayError' || error.kind !== 'session' || renewSession === undefined)
        return undefined
      if (repeated.has(call) || call.attempt >= maxAttempts) return undefined
      repeated.add(call)
      return { delayMs: 0, prepare: renewSession }
    },
  }
}
