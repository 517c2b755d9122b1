/** Remembers the inbound calls that were accepted, so that none is accepted twice. */
export interface ReplayStore {
  /**
   * Records `key` and says whether it is new. The two must be one step: of two calls at the same time only one may
   * get `true`. After `expiresAtMs` (epoch milliseconds) the clock window refuses the call anyway, so the entry may go.
   */
  readonly add: (key: string, expiresAtMs: number, nowMs: number) => boolean
}

/** The same over a network, for several processes: Redis `SET key 1 NX PXAT expiresAtMs`, say. */
export interface AsyncReplayStore {
  readonly add: (key: string, expiresAtMs: number, nowMs: number) => Promise<boolean>
}

export interface MemoryReplayStoreOptions {
  /** Entries kept at most; beyond it the oldest goes. Default: 100,000. */
  readonly maxEntries?: number
}

/** A replay store for one process. Only calls with a right signature reach it, so nobody else can fill it. */
export const memoryReplayStore = ({ maxEntries = 100_000 }: MemoryReplayStoreOptions = {}): ReplayStore => {
  const expiries = new Map<string, number>()
  const sweep = (nowMs: number): void => {
    for (const [key, expiresAtMs] of expiries) if (expiresAtMs < nowMs) expiries.delete(key)
  }
  return {
    add: (key, expiresAtMs, nowMs) => {
      const known = expiries.get(key)
      if (known !== undefined && known >= nowMs) return false
      if (expiries.size >= maxEntries) sweep(nowMs)
      for (const oldest of expiries.keys()) {
        if (expiries.size < maxEntries) break
        expiries.delete(oldest)
      }
      expiries.set(key, expiresAtMs)
      return true
    },
  }
}
