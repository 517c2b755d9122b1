import type { IdempotencyStore, KeptAnswer } from './IdempotencyStore'

interface Entry {
  readonly owner: string
  readonly answer: KeptAnswer | undefined
  readonly untilMs: number
}

export interface MemoryIdempotencyOptions {
  /** Keys kept at most; where all are needed, further calls are refused as busy. Default: 100,000. */
  readonly maxEntries?: number
}

/**
 * Answers by idempotency key, for one process: gone with it. Entries go when their time is over, never before.
 *
 * @throws TypeError for a number of entries that is none
 */
export const memoryIdempotency = ({
  maxEntries = 100_000,
}: MemoryIdempotencyOptions = {}): IdempotencyStore => {
  if (!Number.isSafeInteger(maxEntries) || maxEntries < 1)
    throw new TypeError('maxEntries: expected a whole number above 0')
  const entries = new Map<string, Entry>()

  /** All of them are looked at only where there is no room, and then once in `keepMs` or so: they end about together. */
  const sweep = (nowMs: number): void => {
    for (const [key, { untilMs }] of entries) if (untilMs <= nowMs) entries.delete(key)
  }
  let nextSweepMs = -Infinity
  const hasRoom = (nowMs: number): boolean => {
    if (entries.size < maxEntries) return true
    if (nowMs < nextSweepMs) return false
    sweep(nowMs)
    nextSweepMs = nowMs + 1_000
    return entries.size < maxEntries
  }

  return {
    begin: (key, { owner, leaseMs, nowMs }) => {
      const found = entries.get(key)
      if (found !== undefined && found.untilMs > nowMs) return found.answer ?? 'running'
      if (found === undefined && !hasRoom(nowMs)) return 'full'
      entries.set(key, { owner, answer: undefined, untilMs: nowMs + leaseMs })
      return 'begun'
    },
    finish: (key, { owner, answer, keepMs, nowMs }) => {
      const found = entries.get(key)
      if (found === undefined || found.owner === owner)
        entries.set(key, { owner, answer, untilMs: nowMs + keepMs })
    },
    abandon: (key, owner) => {
      const found = entries.get(key)
      if (found?.owner === owner && found.answer === undefined) entries.delete(key)
    },
  }
}
