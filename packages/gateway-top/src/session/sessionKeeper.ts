import { singleFlight, unreadable, type SessionProvider, type SessionSource } from '@paifang/gateway'
import { readSession, type ReadSession } from './readSession'

/** Reads sessions and renews them, each stale one once however many calls meet it. */
export interface SessionKeeper {
  readonly read: (source: SessionSource | undefined) => ReadSession | Promise<ReadSession>
  /** `true`: the next `read` gives another session than `stale`. */
  readonly renew: (source: SessionSource | undefined, stale: string | undefined) => Promise<boolean>
}

type Renewed = { readonly stale: string | undefined; readonly fresh: string }
type Flight = (key: string, work: () => Promise<string | undefined>) => Promise<string | undefined>

/** A refresh that hangs must not keep the session from being renewed ever after. */
const longestRefreshMs = 30_000

export const sessionKeeper = (): SessionKeeper => {
  const flights = new WeakMap<SessionProvider, Flight>()
  const renewals = new WeakMap<SessionProvider, Renewed>()

  const flightOf = (provider: SessionProvider): Flight => {
    const flight = flights.get(provider) ?? singleFlight<string | undefined>({ maxAgeMs: longestRefreshMs })
    flights.set(provider, flight)
    return flight
  }

  /** A provider that still hands out what it has just replaced is corrected. */
  const current = (source: SessionSource | undefined, got: ReadSession): ReadSession => {
    const renewed = typeof source === 'object' ? renewals.get(source) : undefined
    return renewed !== undefined && renewed.stale === got ? renewed.fresh : got
  }

  const read = (source: SessionSource | undefined): ReadSession | Promise<ReadSession> => {
    const got = readSession(source)
    return got instanceof Promise ? got.then((session) => current(source, session)) : current(source, got)
  }

  return {
    read,
    renew: async (source, stale) => {
      if (source === undefined || typeof source === 'string') return false
      const now = await read(source)
      if (now === unreadable) return false
      if (now !== stale) return now !== undefined
      if (typeof source === 'function' || source.refresh === undefined) return false
      const { refresh } = source
      const fresh = await flightOf(source)(stale ?? '', async () => refresh.call(source, stale))
      if (typeof fresh !== 'string' || fresh === '' || fresh === stale) return false
      renewals.set(source, { stale, fresh })
      return true
    },
  }
}
