import type { Session, SessionStore } from '@paifang/gateway'
import { bounded, deleteIfHeld, script, storeOptions, type StoreOptions } from '@paifang/gateway/author'

export interface RedisSessionStoreOptions extends StoreOptions {
  /** After this time a request has failed, and with it the renewal. Default 1,000 ms. */
  readonly storeTimeoutMs?: number
}

const leaseScript = `
local owner = redis.call('GET', KEYS[1])
if owner and owner ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1
`
const writeScript = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[2], ARGV[2])
redis.call('DEL', KEYS[1])
return 1
`

const isSession = (value: unknown): value is Session =>
  typeof value === 'object' && value !== null && typeof (value as Partial<Session>).value === 'string'

/**
 * Sessions that processes share, each renewed once over all of them: `sessionStore` of a client. They stand in Redis as
 * they are: whoever can read it can call for these sellers.
 *
 * @throws TypeError for an option that nobody reads, and for a client that is none
 */
export const redisSessionStore = (options: RedisSessionStoreOptions): SessionStore => {
  const { redis, prefix, storeTimeoutMs } = storeOptions(options)
  const keyOf = (kind: string, subject: string): string => `${prefix}:sessions:1:{${subject}}:${kind}`
  const lease = script(redis, leaseScript)
  const write = script(redis, writeScript)
  const release = deleteIfHeld(redis)
  return {
    read: async (subject) => {
      const text = await bounded(redis.call('GET', keyOf('session', subject)), storeTimeoutMs)
      if (typeof text !== 'string') return undefined
      const session: unknown = JSON.parse(text)
      if (!isSession(session)) throw new Error('the session in Redis is not of this format')
      return session
    },
    lease: async (subject, owner, ttlMs) =>
      (await bounded(lease([keyOf('lease', subject)], [owner, Math.ceil(ttlMs)]), storeTimeoutMs)) === 1,
    write: async (subject, session, owner) => {
      const keys = [keyOf('lease', subject), keyOf('session', subject)]
      return (await bounded(write(keys, [owner, JSON.stringify(session)]), storeTimeoutMs)) === 1
    },
    release: async (subject, owner) => {
      await bounded(release(keyOf('lease', subject), owner), storeTimeoutMs)
    },
  }
}
