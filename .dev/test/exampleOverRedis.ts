import { Redis, type RedisOptions } from 'ioredis'
import { runExample, type World } from './examples'
import { startRedis } from './startRedis'

/**
 * Runs an example that makes one client of Redis, over a server of its own whose socket it finds in `REDIS_PATH`. Does
 * nothing but say so where there is no Redis on this machine.
 */
export const exampleOverRedis = async (code: string, { load, env }: World): Promise<void> => {
  const server = await startRedis()
  if (server === undefined) {
    console.warn('skipped: there is no redis-server on this machine')
    return
  }
  const made: Redis[] = []
  class Known extends Redis {
    constructor(options: RedisOptions) {
      super(options)
      made.push(this)
    }
  }
  try {
    await runExample(code, {
      load: (name) => (name === 'ioredis' ? { Redis: Known } : load(name)),
      env: { ...env, REDIS_PATH: server.socket },
    })
    expect(made).toHaveLength(1)
  } finally {
    for (const client of made) client.disconnect()
    await server.stop()
  }
}
