import type { Redis } from 'ioredis'

/** What starters and workers of a queue share. */
export interface QueueOptions {
  /** Names the queue. */
  readonly queue: string
  /** A client of ioredis 5 or later. What lasts makes connections of its own from it, and never closes it. */
  readonly redis: Redis
  /** Begins the names of all keys. Default `paifang`. */
  readonly prefix?: string
  /**
   * Keys the digests by which changed rows are noticed, and seals rows that are kept in Redis. It must be the same for all
   * that share the queue, and must not lie in Redis. The application's secret serves badly: it may be changed while jobs run. Only keys
   * derived from it are used.
   */
  readonly secret: string
  /**
   * What Redis must not forget that it acknowledged. `checked`: its settings are looked at first: `appendonly`, `noeviction`,
   * and for requests that must not be sent twice `appendfsync always`. `power-loss-accepted`: without the last; when the
   * machine of Redis loses power, requests of its last second may be sent twice. `declared`: nothing is looked at, for
   * servers that do not tell their settings: you say that they are right. Default `checked`.
   */
  readonly durability?: 'checked' | 'power-loss-accepted' | 'declared'
}
