import type { RedisClient } from './RedisClient'

/** Its settings, where it tells them: `undefined` of a server that forbids CONFIG, as hosted ones do. */
const settingOf = async (redis: RedisClient, name: string): Promise<string | undefined> => {
  let answer: unknown
  try {
    answer = await redis.call('CONFIG', 'GET', name)
  } catch (thrown) {
    if (thrown instanceof Error && /^(ERR|NOPERM)/.test(thrown.message)) return undefined
    throw thrown
  }
  const value: unknown = Array.isArray(answer) ? answer[1] : undefined
  return typeof value === 'string' ? value : undefined
}

/**
 * Which settings let a Redis forget what it acknowledged, each with what to set; empty: none does. `undefined`: it does not
 * tell. `restart`: what must outlive its process; `power-loss`: what must outlive its machine, too. Rejects where it cannot
 * be asked.
 *
 * @see Redis: persistence; key eviction
 */
export const durabilityIssues = async (
  redis: RedisClient,
  outlives: 'restart' | 'power-loss',
): Promise<ReadonlyArray<string> | undefined> => {
  const [appends, syncs, evicts] = await Promise.all(
    ['appendonly', 'appendfsync', 'maxmemory-policy'].map((name) => settingOf(redis, name)),
  )
  if (appends === undefined || syncs === undefined || evicts === undefined) return undefined
  return [
    ...(appends === 'yes' ? [] : [`appendonly is ${appends}, not yes`]),
    ...(outlives === 'restart' || syncs === 'always' ? [] : [`appendfsync is ${syncs}, not always`]),
    ...(evicts === 'noeviction' ? [] : [`maxmemory-policy is ${evicts}, not noeviction`]),
  ]
}
