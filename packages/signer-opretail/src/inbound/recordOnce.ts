import type { AsyncReplayStore, ReplayStore } from './ReplayStore'

export interface ReplayEntry {
  readonly key: string
  readonly expiresAtMs: number
  readonly nowMs: number
}

/** Asks the store whether the entry is new; a store that fails refuses. Answers at once when the store does. */
export const recordOnce = <A, E>(
  store: ReplayStore | AsyncReplayStore,
  { key, expiresAtMs, nowMs }: ReplayEntry,
  accepted: A,
  failed: (reason: 'replayed' | 'replay-store-failed') => E,
): A | E | Promise<A | E> => {
  const settle = (isNew: unknown): A | E => (isNew === true ? accepted : failed('replayed'))
  const broken = (): E => failed('replay-store-failed')
  try {
    const isNew = store.add(key, expiresAtMs, nowMs)
    return typeof isNew === 'boolean' ? settle(isNew) : isNew.then(settle, broken)
  } catch {
    return broken()
  }
}
