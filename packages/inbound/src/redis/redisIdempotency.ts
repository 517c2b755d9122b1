import { bounded, deleteIfHeld, script, storeOptions, type StoreOptions } from '@paifang/gateway/author'
import type { Begun, IdempotencyStore, KeptAnswer } from '../idempotency/IdempotencyStore'

export interface RedisIdempotencyOptions extends StoreOptions {
  /** After this time a request has failed, and the call is refused as busy. Default 1,000 ms. */
  readonly storeTimeoutMs?: number
}

const beginScript = `
local found = redis.call('GET', KEYS[1])
if found then return found end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return false
`
const finishScript = `
local found = redis.call('GET', KEYS[1])
if found and found ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
return 1
`

/** What stands under a key while a handler runs. */
const runningText = (owner: string): string => `running ${owner}`

const keptOf = (text: string): KeptAnswer => {
  const kept: unknown = JSON.parse(text)
  const { contentType, body } = (kept ?? {}) as Partial<KeptAnswer>
  if (typeof contentType !== 'string' || typeof body !== 'string')
    throw new Error('the answer in Redis is not of this format')
  return { contentType, body }
}

/**
 * Answers by idempotency key, for processes that share a Redis. Answers stand in it as they were sent. While Redis is away
 * calls with a key are refused as busy: none is handled twice.
 *
 * @throws TypeError for an option that nobody reads, and for a client that is none
 */
export const redisIdempotency = (options: RedisIdempotencyOptions): IdempotencyStore => {
  const { redis, prefix, storeTimeoutMs } = storeOptions(options)
  const keyOf = (key: string): string => `${prefix}:inbound:1:once:${key}`
  const begin = script(redis, beginScript)
  const finish = script(redis, finishScript)
  const abandon = deleteIfHeld(redis)
  return {
    begin: async (key, { owner, leaseMs }): Promise<Begun> => {
      const found = await bounded(
        begin([keyOf(key)], [runningText(owner), Math.ceil(leaseMs)]),
        storeTimeoutMs,
        // Taken when nobody waited for it any more.
        (late) => void (late === null && abandon(keyOf(key), runningText(owner)).catch(() => undefined)),
      )
      if (found === null) return 'begun'
      if (typeof found !== 'string') throw new Error('Redis has answered something else')
      return found.startsWith('running ') ? 'running' : keptOf(found)
    },
    finish: async (key, { owner, answer, keepMs }) => {
      const { contentType, body } = answer
      const kept = JSON.stringify({ contentType, body })
      await bounded(finish([keyOf(key)], [runningText(owner), kept, Math.ceil(keepMs)]), storeTimeoutMs)
    },
    abandon: async (key, owner) => {
      await bounded(abandon(keyOf(key), runningText(owner)), storeTimeoutMs)
    },
  }
}
