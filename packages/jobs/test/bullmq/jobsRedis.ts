import { once } from 'node:events'
import { Redis } from 'ioredis'
import { startRedis, type TestRedis } from '../../../../.dev/test/startRedis'

export interface JobsRedis {
  /** `undefined`: there is none on this machine, and these tests are skipped. */
  readonly server: TestRedis | undefined
  readonly redis: Redis
  readonly stop: () => Promise<void>
}

/** A Redis that forgets nothing, and a client of it. */
export const startJobsRedis = async (): Promise<JobsRedis> => {
  const server = await startRedis()
  const redis = new Redis({ path: server?.socket ?? '', lazyConnect: server === undefined })
  redis.on('error', () => undefined)
  if (server === undefined) console.warn('skipped: there is no redis-server on this machine')
  else {
    await once(redis, 'ready')
    await redis.config('SET', 'appendfsync', 'always')
  }
  return {
    server,
    redis,
    stop: async () => {
      redis.disconnect()
      await server?.stop()
    },
  }
}
