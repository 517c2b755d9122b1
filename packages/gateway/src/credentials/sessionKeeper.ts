import { isThenable } from '../thenable'
import { readProvider, Unreadable } from './Provider'
import { renewShared } from './renewShared'
import {
  isSessionProvider,
  type Session,
  type SessionContext,
  type SessionProvider,
  type SessionSource,
} from './Session'
import type { SessionStore } from './SessionStore'

export type SessionRead = string | undefined | Unreadable

/** Reads sessions and renews them, each stale one once however many calls meet it. */
export interface SessionKeeper {
  /** The session now. A promise only where it has to be waited for; it never rejects. */
  readonly read: (source: SessionSource | undefined) => SessionRead | Promise<SessionRead>
  /** `true`: the next `read` gives another session than `stale`. Rejects with what a provider threw. */
  readonly renew: (source: SessionSource | undefined, stale: string | undefined) => Promise<boolean>
}

export interface SessionKeeperOptions {
  readonly context: SessionContext
  /** Milliseconds that only grow. */
  readonly now: () => number
  readonly wait: (ms: number) => Promise<void>
  readonly store?: SessionStore | undefined
}

/** A refresh that hangs must not keep the session from being renewed ever after. */
const longestRefreshMs = 30_000
/** A session is renewed this long before its end, or half its life before where that is shorter. */
const marginMs = 60_000
/** After an early renewal that gave nothing none is tried for so long: the session still works. */
const pauseMs = 10_000
/** A renewal of a refused session that was in vain is so for all calls that are refused with it within this time. */
const sharedMs = 1_000
/** How many replaced sessions of one provider are known again, should it still hand them out. */
const mostReplaced = 16

/** What is known of one provider. */
interface Kept {
  current: Required<Session> | undefined
  readonly replaced: Set<string | undefined>
  /** Its result: whether a session was given, be it the same. */
  flight: { readonly startedMs: number; readonly result: Promise<boolean> } | undefined
  failedMs: number
  /** The last renewal of a refused session, if it was in vain: others that met the same one are told of it a little later. */
  refused:
    | { readonly stale: string | undefined; readonly endedMs: number; readonly result: Promise<boolean> }
    | undefined
}

/** `near its end`: also past it, and where there was none yet. */
type Why = 'near its end' | 'refused'

const isSession = (given: unknown): given is Session =>
  typeof given === 'object' && given !== null && typeof (given as Partial<Session>).value === 'string'

/** Epoch milliseconds, of which nothing else says anything: not text, nor a number that was made of nothing. */
const momentOf = (given: unknown): number | undefined => {
  const moment = given instanceof Date ? given.getTime() : given
  return typeof moment === 'number' ? moment : undefined
}

/**
 * The session with the moments that say something, later than `afterMs`. One that is over as it is handed out was given in another
 * unit: it would be renewed before every call.
 */
const sound = ({ value, ...given }: Session, afterMs = -Infinity): Session => {
  const [expiresAtMs, renewAtMs] = [given.expiresAtMs, given.renewAtMs].map((moment) => {
    const known = momentOf(moment)
    return known !== undefined && known > afterMs ? known : undefined
  })
  return {
    value,
    ...(expiresAtMs === undefined ? {} : { expiresAtMs }),
    ...(renewAtMs === undefined ? {} : { renewAtMs }),
  }
}

/** What a provider gave as a session, `undefined` for none, or what says that it gave something else. */
const asSession = (given: unknown): Session | undefined | Unreadable => {
  if (given === undefined || given === null || given === '') return undefined
  if (given instanceof Unreadable) return given
  if (typeof given === 'string') return { value: given }
  if (isSession(given)) return given.value === '' ? undefined : sound(given)
  return new Unreadable(undefined)
}

/** Holds the sessions of one client. */
export const createSessionKeeper = ({ context, now, wait, store }: SessionKeeperOptions): SessionKeeper => {
  const known = new WeakMap<SessionProvider, Kept>()

  const keptOf = (provider: SessionProvider): Kept => {
    const found = known.get(provider)
    if (found !== undefined) return found
    const made: Kept = {
      current: undefined,
      replaced: new Set(),
      flight: undefined,
      failedMs: -Infinity,
      refused: undefined,
    }
    known.set(provider, made)
    return made
  }

  const dated = ({ value, expiresAtMs = Infinity, renewAtMs }: Session): Required<Session> => {
    const leftMs = expiresAtMs - context.now()
    return {
      value,
      expiresAtMs,
      renewAtMs: renewAtMs ?? expiresAtMs - Math.max(0, Math.min(marginMs, leftMs / 2)),
    }
  }

  const replace = (kept: Kept, stale: string | undefined, fresh: Session): void => {
    for (const old of [stale, kept.current?.value]) if (old !== fresh.value) kept.replaced.add(old)
    kept.replaced.delete(fresh.value)
    for (const oldest of kept.replaced) {
      if (kept.replaced.size <= mostReplaced) break
      kept.replaced.delete(oldest)
    }
    kept.current = dated(fresh)
  }

  /** What a renewal gave. Where a platform has one session for one account, it is the same, which ends later. */
  const take = (kept: Kept, stale: string | undefined, fresh: Session): void => {
    if (fresh.value !== stale) replace(kept, stale, fresh)
    else if (fresh.value === kept.current?.value) kept.current = dated(fresh)
  }

  let isWarned = false
  const warnOfUnshared = (): void => {
    if (isWarned) return
    isWarned = true
    process.emitWarning('session: a provider without a `subject` is not shared by the sessionStore', {
      type: 'PaifangWarning',
      code: 'SESSION_NOT_SHARED',
    })
  }

  const fetched = async (
    provider: SessionProvider,
    kept: Kept,
    stale: string | undefined,
    why: Why,
  ): Promise<Session | undefined> => {
    const refresh = async (): Promise<Session | undefined> => {
      const given = asSession(await provider.refresh?.(stale, context))
      if (given instanceof Unreadable)
        throw new TypeError('refresh gave something other than a session: { value, expiresAtMs? }')
      return given === undefined ? undefined : sound(given, context.now())
    }
    const { subject } = provider
    if (store === undefined) return refresh()
    if (subject === undefined) {
      warnOfUnshared()
      return refresh()
    }
    const isLonger = (endsMs = -Infinity): boolean =>
      why === 'near its end' && endsMs > (kept.current?.expiresAtMs ?? Infinity)
    const isNewer = ({ value, expiresAtMs }: Session): boolean =>
      (expiresAtMs ?? Infinity) > context.now() &&
      (value === stale ? isLonger(expiresAtMs) : !kept.replaced.has(value))
    return renewShared({ store, subject, isNewer, refresh, now, wait, longestMs: longestRefreshMs })
  }

  /** Renews; whoever asks meanwhile waits for the same one. Rejects with what the provider threw. */
  const renewed = (
    provider: SessionProvider,
    kept: Kept,
    stale: string | undefined,
    why: Why,
  ): Promise<boolean> => {
    if (kept.flight !== undefined && now() - kept.flight.startedMs < longestRefreshMs)
      return kept.flight.result
    const { refused } = kept
    const isKnown = why === 'refused' && refused !== undefined && refused.stale === stale
    if (isKnown && now() - refused.endedMs < sharedMs) return refused.result
    const run = async (): Promise<boolean> => {
      try {
        const fresh = await fetched(provider, kept, stale, why)
        // A flight that was given up may still land: what came after it is newer.
        if (kept.flight !== flight) return false
        if (fresh === undefined) kept.failedMs = now()
        else take(kept, stale, fresh)
        return fresh !== undefined
      } catch (thrown) {
        kept.failedMs = now()
        throw thrown
      } finally {
        if (kept.flight === flight) {
          kept.flight = undefined
          const isInVain = why === 'refused' && kept.current?.value === stale
          kept.refused = isInVain ? { stale, endedMs: now(), result: flight.result } : undefined
        }
      }
    }
    const flight = { startedMs: now(), result: Promise.resolve().then(run) }
    kept.flight = flight
    return flight.result
  }

  const waited = async (
    provider: SessionProvider,
    kept: Kept,
    stale: string | undefined,
    why: Why,
  ): Promise<SessionRead> => {
    try {
      const isGiven = await renewed(provider, kept, stale, why)
      const value = kept.current?.value
      return value !== stale || (isGiven && why === 'near its end') ? value : undefined
    } catch (thrown) {
      return new Unreadable(thrown)
    }
  }

  /** What a provider handed out, or what has replaced it, or what replaces it now because its end is near. */
  const chosen = (
    provider: SessionProvider,
    kept: Kept,
    given: Session | undefined,
  ): SessionRead | Promise<SessionRead> => {
    const { current, replaced } = kept
    const isKnown = current !== undefined && given?.value === current.value
    const isOld = current !== undefined && (provider.get === undefined || replaced.has(given?.value))
    if (given !== undefined && !isOld && !isKnown) {
      kept.current = dated(given)
      replaced.clear()
    } else if (isKnown && (given.expiresAtMs ?? -Infinity) > current.expiresAtMs) kept.current = dated(given)
    if (given === undefined && !isOld)
      return provider.get === undefined && provider.refresh !== undefined
        ? waited(provider, kept, undefined, 'near its end')
        : undefined
    const session = kept.current as Required<Session>
    if (session.renewAtMs === Infinity || provider.refresh === undefined) return session.value
    const epochMs = context.now()
    if (epochMs < session.renewAtMs) return session.value
    if (epochMs >= session.expiresAtMs) return waited(provider, kept, session.value, 'near its end')
    if (now() - kept.failedMs >= pauseMs)
      renewed(provider, kept, session.value, 'near its end').catch(() => undefined)
    return session.value
  }

  const fromProvider = (provider: SessionProvider): SessionRead | Promise<SessionRead> => {
    const kept = keptOf(provider)
    if (provider.get === undefined)
      // A session in place of what gives one, mostly: without a word its calls would carry none.
      return provider.refresh === undefined ? new Unreadable(undefined) : chosen(provider, kept, kept.current)
    const given: unknown = readProvider(() => provider.get?.(context))
    const choose = (read: unknown): SessionRead | Promise<SessionRead> => {
      const session = asSession(read)
      return session instanceof Unreadable ? session : chosen(provider, kept, session)
    }
    return isThenable(given) ? (given as Promise<unknown>).then(choose) : choose(given)
  }

  const asText = (read: unknown): SessionRead => {
    const session = asSession(read)
    return session === undefined || session instanceof Unreadable ? session : session.value
  }

  const read = (source: SessionSource | undefined): SessionRead | Promise<SessionRead> => {
    if (!source || typeof source === 'string') return source || undefined
    if (isSessionProvider(source)) return fromProvider(source)
    const given: unknown = readProvider(source)
    return isThenable(given) ? (given as Promise<unknown>).then(asText) : asText(given)
  }

  return {
    read,
    renew: async (source, stale) => {
      if (source === undefined || typeof source === 'string') return false
      const current = await read(source)
      if (current instanceof Unreadable) throw current.thrown
      if (current !== stale) return current !== undefined
      if (!isSessionProvider(source) || source.refresh === undefined) return false
      const fresh = await waited(source, keptOf(source), stale, 'refused')
      if (fresh instanceof Unreadable) throw fresh.thrown
      return fresh !== undefined
    },
  }
}

/** For the calls that fetch sessions: they carry none, and would wait for themselves if they asked. */
export const noSessions: SessionKeeper = {
  read: (source) => (typeof source === 'string' ? source : undefined),
  renew: () => Promise.resolve(false),
}
