import { bounded, causeOf, durabilityIssues } from '@paifang/gateway/author'
import { err, ok, type Result } from '@paifang/result'
import type { Redis } from 'ioredis'
import type { Stop } from '../bulk/Stop'
import type { QueueOptions } from './QueueOptions'

/** Within this time Redis has answered for the first time, also where it is started beside what works with it. */
export const firstAnswerMs = 10_000

/** A connection that waits for Redis however long it is away: jobs have time. */
export const connectionOf = ({ redis }: Pick<QueueOptions, 'redis'>): Redis => {
  const own = redis.duplicate({
    maxRetriesPerRequest: null,
    enableOfflineQueue: true,
    lazyConnect: false,
    // ioredis would hold the process for 2 s at the end of a connection that never came to be.
    disconnectTimeout: 200,
  })
  // Whoever waits for an answer hears of it.
  own.on('error', (error) => failures.set(own, error))
  return own
}

/** What the last attempt to connect came to. */
const failures = new WeakMap<Redis, Error>()

/** Redis did not answer in time: because it cannot be reached, where that is known. */
export const noAnswer = (redis: Redis, thrown: unknown): Stop => ({
  reason: 'store',
  detail: 'Redis does not answer',
  cause: causeOf((redis.status === 'ready' ? undefined : failures.get(redis)) ?? thrown),
})

/** Whether Redis answers, and keeps what it acknowledges; `repeatable`: a request that was forgotten may be sent twice. */
export const checkRedis = async (
  redis: Redis,
  durability: QueueOptions['durability'],
  repeatable: boolean,
  withinMs = firstAnswerMs,
): Promise<Result<Stop, void>> => {
  const stop = (more: Partial<Stop>): Result<Stop, never> => err({ reason: 'store', ...more })
  try {
    await bounded(redis.ping(), withinMs)
    if (durability === 'declared') return ok(undefined)
    const outlives = repeatable || durability === 'power-loss-accepted' ? 'restart' : 'power-loss'
    const issues = await durabilityIssues(redis, outlives)
    if (issues === undefined)
      return stop({
        detail: 'Redis does not tell whether it keeps what it acknowledges: declare its durability',
      })
    if (issues.length > 0)
      return stop({ detail: `Redis may forget what it acknowledged: ${issues.join('; ')}` })
    return ok(undefined)
  } catch (thrown) {
    return err(noAnswer(redis, thrown))
  }
}
