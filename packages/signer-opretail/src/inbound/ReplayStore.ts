/** Remembers what was accepted, so that a second copy is not. Back it by a shared store when several processes listen. */
export interface ReplayStore {
  /**
   * Remembers `key` until `untilMs` (epoch milliseconds) unless it is there already: one atomic step.
   *
   * @returns `true` when the key is new, `false` when it was seen before
   */
  readonly add: (key: string, untilMs: number) => boolean | Promise<boolean>
}

export interface MemoryReplayStoreOptions {
  /** Most keys kept; beyond it the oldest is forgotten. Default 100,000, about 15 MB. */
  readonly maxKeys?: number
  /** Epoch milliseconds now. Default `Date.now`. */
  readonly clock?: () => number
}

/**
 * A replay store for one process. Only calls with a right signature come here, so only the platform can fill it; what
 * is full forgets the oldest key, which could then be replayed for the rest of its window.
 */
export const memoryReplayStore = ({
  maxKeys = 100_000,
  clock = Date.now,
}: MemoryReplayStoreOptions = {}): ReplayStore => {
  const untilByKey = new Map<string, number>()
  const add = (key: string, untilMs: number): boolean => {
    const known = untilByKey.get(key)
    if (known !== undefined && known >= clock()) return false
    untilByKey.delete(key)
    for (const [old, until] of untilByKey) {
      if (until >= clock() && untilByKey.size < maxKeys) break
      untilByKey.delete(old)
    }
    untilByKey.set(key, untilMs)
    return true
  }
  return { add }
}
