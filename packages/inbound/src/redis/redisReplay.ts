import { bounded, storeOptions, type StoreOptions } from '@paifang/gateway/author'
import type { AsyncReplayStore } from '@paifang/signing'

export interface RedisReplayOptions extends StoreOptions {
  /** After this time a request has failed, and the call is refused as busy. Default 1,000 ms. */
  readonly storeTimeoutMs?: number
}

/** No key of Redis lasts longer than this: a call without a window is remembered for a year. */
const longestMs = 365 * 86_400_000

/**
 * The calls that processes which share a Redis have accepted, each once: one atomic `SET … NX`. While Redis is away calls are
 * refused as busy: none is handled twice.
 *
 * @throws TypeError for an option that nobody reads, and for a client that is none
 */
export const redisReplay = (options: RedisReplayOptions): AsyncReplayStore => {
  const { redis, prefix, storeTimeoutMs } = storeOptions(options)
  return {
    add: async (key, expiresAtMs, nowMs) => {
      // At its very end a call is still in the window.
      const lastsMs = Math.min(Math.max(1, Math.ceil(expiresAtMs - nowMs) + 1_000), longestMs)
      const name = `${prefix}:inbound:1:replay:${key}`
      // Remembered when the call was refused as busy already: it was not handled, and may come again.
      const forget = (late: unknown): void =>
        void (late === 'OK' && redis.call('DEL', name).catch(() => undefined))
      const set = redis.call('SET', name, '1', 'PX', lastsMs, 'NX')
      return (await bounded(set, storeTimeoutMs, forget)) === 'OK'
    },
  }
}
