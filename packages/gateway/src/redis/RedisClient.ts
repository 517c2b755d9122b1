import { createHash } from 'node:crypto'
import { refuseUnknownOptions } from '@paifang/transport'

/** What is used of a Redis client: `call` of ioredis. */
export interface RedisClient {
  readonly call: (command: string, ...args: (string | number)[]) => Promise<unknown>
}

/** Where processes share something. */
export interface SharedOptions {
  /**
   * A client of ioredis, best with `enableOfflineQueue: false` and `maxRetriesPerRequest: 1`: what waits in a queue is
   * carried out later, when nobody asks any more.
   */
  readonly redis: RedisClient
  /** Begins the names of all keys. Default `paifang`. */
  readonly prefix?: string
}

/** Of a store in Redis, whose requests end by then. */
export interface StoreOptions extends SharedOptions {
  readonly storeTimeoutMs?: number
}

const names: Readonly<Record<keyof StoreOptions, true>> = { redis: true, prefix: true, storeTimeoutMs: true }
const optionNames: ReadonlySet<string> = new Set(Object.keys(names))

/**
 * The options of a store with their defaults: `paifang`, 1,000 ms.
 * @throws TypeError for one that nobody reads, and for a client that is none
 */
export const storeOptions = (options: StoreOptions): Required<StoreOptions> => {
  refuseUnknownOptions(options, optionNames)
  const { redis, prefix = 'paifang', storeTimeoutMs = 1_000 } = options
  checkShared(redis, storeTimeoutMs)
  return { redis, prefix, storeTimeoutMs }
}

/** @throws TypeError for a client that is none, and for a time in which nothing can be answered */
export const checkShared = (redis: unknown, storeTimeoutMs: number): void => {
  if (typeof (redis as Partial<RedisClient> | undefined)?.call !== 'function')
    throw new TypeError('redis: expected a client of ioredis')
  if (!(storeTimeoutMs > 0)) throw new TypeError('storeTimeoutMs: expected a positive number of milliseconds')
}

export type Script = (keys: ReadonlyArray<string>, args: ReadonlyArray<string | number>) => Promise<unknown>

/** A script that Redis keeps by its hash, and is sent to one that does not know it (any more). */
export const script = (redis: RedisClient, source: string): Script => {
  const hash = createHash('sha1').update(source).digest('hex')
  return async (keys, args) => {
    try {
      return await redis.call('EVALSHA', hash, keys.length, ...keys, ...args)
    } catch (thrown) {
      if (!(thrown instanceof Error) || !thrown.message.startsWith('NOSCRIPT')) throw thrown
      return redis.call('EVAL', source, keys.length, ...keys, ...args)
    }
  }
}

const deleteScript = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
return 1
`

/** Deletes a key where it still holds this text: what somebody else holds by now stays. */
export const deleteIfHeld = (redis: RedisClient): ((key: string, text: string) => Promise<unknown>) => {
  const run = script(redis, deleteScript)
  return (key, text) => run([key], [text])
}

/** Its result, or a rejection after `ms`; what comes later is `late`'s. */
export const bounded = <A>(work: Promise<A>, ms: number, late?: (value: A) => void): Promise<A> =>
  new Promise((resolve, reject) => {
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      reject(new Error(`Redis has not answered within ${ms} ms`))
    }, ms)
    work.then(
      (value) => {
        clearTimeout(timer)
        if (isLate) late?.(value)
        else resolve(value)
      },
      (thrown: unknown) => {
        clearTimeout(timer)
        reject(thrown instanceof Error ? thrown : new Error(String(thrown)))
      },
    )
  })
