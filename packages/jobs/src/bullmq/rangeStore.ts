import { script, type RedisClient } from '@paifang/gateway/author'
import type { Store } from '../store/Store'
import type { JobKeys } from './keys'
import { batchScript } from './scripts'

/** The store of one range, for whoever took it last. */
export interface RangeStore extends Store {
  /** Another has taken the range since: nothing more is kept for this one. */
  readonly isLost: () => boolean
}

export const rangeStore = (redis: RedisClient, keys: JobKeys, range: number, fence: number): RangeStore => {
  const change = script(redis, batchScript)
  const key = keys.range(range)
  let isLost = false
  return {
    isLost: () => isLost,
    get: async (name) => ((await redis.call('HGET', key, name)) as string | null) ?? undefined,
    range: async function* (from, before) {
      const flat = (await redis.call('HGETALL', key)) as ReadonlyArray<string>
      const entries: (readonly [string, string])[] = []
      for (let at = 0; at < flat.length; at += 2) {
        const [name = '', value = ''] = flat.slice(at, at + 2)
        if (name >= from && name < before) entries.push([name, value])
      }
      yield* entries.sort(([one], [other]) => (one < other ? -1 : 1))
    },
    batch: async (ops) => {
      // Of one key the last word counts.
      const last = new Map(ops.map((op) => ['put' in op ? op.put : op.del, op.value]))
      const puts = [...last].flatMap(([name, value]) => (value === undefined ? [] : [name, value]))
      const gone = [...last].flatMap(([name, value]) => (value === undefined ? [name] : []))
      const args = [range, fence, puts.length / 2, ...puts, ...gone]
      if ((await change([keys.fences, key], args)) === 1) return
      isLost = true
      throw new Error('another worker has taken these rows')
    },
    close: () => Promise.resolve(),
  }
}
