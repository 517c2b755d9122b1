import { refuse } from '@paifang/wire'

/** `true`: new, and recorded. `false`: known. `full`: neither known nor recorded. */
export type ReplayAnswer = boolean | 'full'

/** Remembers the inbound calls that were accepted, so that none is accepted twice. */
export interface ReplayStore {
  /**
   * Records `key` and says whether it is new. The two must be one step: of two calls at the same time only one may
   * get `true`. After `expiresAtMs` (epoch milliseconds) the clock window refuses the call anyway, so the entry may go.
   */
  readonly add: (key: string, expiresAtMs: number, nowMs: number) => ReplayAnswer
}

/** The same over a network, for several processes: Redis `SET key 1 NX PXAT expiresAtMs`, say. */
export interface AsyncReplayStore {
  readonly add: (key: string, expiresAtMs: number, nowMs: number) => PromiseLike<ReplayAnswer>
}

/** The same text by itself: one that was cut out of another keeps all of it, and a signature is cut out of a query, or a form. */
const ownText = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')

export interface MemoryReplayStoreOptions {
  /** Entries kept at most; a store full of entries that have not expired takes no more. Default: 100,000. */
  readonly maxEntries?: number
}

/**
 * A replay store for one process. Only calls with a right signature reach it, so nobody else can fill it. Entries go when
 * they have expired and never before; adding costs the same however many there are.
 *
 * @throws TypeError for a number of entries that is none
 */
export const memoryReplayStore = ({ maxEntries = 100_000 }: MemoryReplayStoreOptions = {}): ReplayStore => {
  if (!Number.isSafeInteger(maxEntries) || maxEntries < 1) refuse('maxEntries', 'an integer, 1 or more')
  const keys = new Set<string>()
  // By the millisecond in which they expire; what never expires is in no bucket.
  const buckets = new Map<number, string[]>()
  let sweptMs = -Infinity
  let forgottenUntilMs = -Infinity

  const forget = (ms: number): void => {
    const expired = buckets.get(ms)
    if (expired === undefined) return
    for (const key of expired) keys.delete(key)
    buckets.delete(ms)
    forgottenUntilMs = Math.max(forgottenUntilMs, ms + 1)
  }

  /** Visits the milliseconds since the last sweep, or all buckets where those are fewer. */
  const sweep = (nowMs: number): void => {
    if (nowMs - sweptMs < buckets.size) for (let ms = sweptMs; ms < nowMs; ms++) forget(ms)
    else for (const ms of buckets.keys()) if (ms < nowMs) forget(ms)
    // Also where the clock was set back: that time passes again.
    sweptMs = nowMs
  }

  return {
    add: (key, expiresAtMs, nowMs) => {
      sweep(Math.floor(nowMs))
      // A clock that was set back shows calls whose entries are gone: they may have been accepted before.
      if (keys.has(key) || expiresAtMs < forgottenUntilMs) return false
      if (keys.size >= maxEntries) return 'full'
      const own = ownText(key)
      keys.add(own)
      const ms = Math.floor(expiresAtMs)
      const bucket = buckets.get(ms)
      if (bucket !== undefined) bucket.push(own)
      else if (ms !== Infinity) buckets.set(ms, [own])
      return true
    },
  }
}

export interface ReplayEntry {
  readonly key: string
  readonly expiresAtMs: number
  readonly nowMs: number
}

/** Why a call with a right signature is refused by the store. */
export type ReplayReason = 'replayed' | 'replay-store-full' | 'replay-store-failed'

/** Asks the store whether the entry is new; a store that fails refuses. Answers at once when the store does. */
export const recordOnce = <A, E>(
  store: ReplayStore | AsyncReplayStore,
  { key, expiresAtMs, nowMs }: ReplayEntry,
  accepted: A,
  failed: (reason: ReplayReason) => E,
): A | E | Promise<A | E> => {
  const settle = (answer: unknown): A | E => {
    if (answer === true) return accepted
    return failed(
      answer === false ? 'replayed' : answer === 'full' ? 'replay-store-full' : 'replay-store-failed',
    )
  }
  const broken = (): E => failed('replay-store-failed')
  try {
    const answer = store.add(key, expiresAtMs, nowMs)
    return typeof answer === 'object' && (answer as unknown) !== null
      ? Promise.resolve(answer).then(settle, broken)
      : settle(answer)
  } catch {
    return broken()
  }
}
