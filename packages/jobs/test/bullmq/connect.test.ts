import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Redis } from 'ioredis'
import { checkRedis, connectionOf } from '../../src/bullmq/connect'

describe('a Redis that does not answer', () => {
  it('is said to be one that cannot be reached, and why, where that is known', async () => {
    const given = new Redis({ path: join(tmpdir(), 'no-redis-here.sock'), lazyConnect: true })
    const redis = connectionOf({ redis: given })
    await once(redis, 'error')
    expect(await checkRedis(redis, undefined, true, 1)).toMatchObject({
      left: { reason: 'store', detail: 'Redis does not answer', cause: { code: 'ENOENT' } },
    })
    redis.disconnect()
  })
})
