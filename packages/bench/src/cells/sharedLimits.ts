import type { Policy } from '@paifang/gateway'
import { createClient } from '@paifang/gateway/author'
import { createLimits } from '@paifang/limits'
import { redisLimits } from '@paifang/limits/redis'
import { Redis } from 'ioredis'
import type { Cell } from '../measure/Subject'
import { startRedis } from '../server/startRedis'
import { benchGateway, exchange } from './benchGateway'
import { concurrently } from './concurrently'
import { itemGet, nextInput } from './itemOperation'
import { mustBeRight } from './mustBeRight'

type Options = Omit<Parameters<typeof createClient>[0], 'gateway' | 'transport'>

const called =
  (optionsOf: (redis: Redis) => Options): Cell =>
  async () => {
    const { path } = await startRedis()
    const redis = new Redis({ path })
    const client = createClient({ gateway: benchGateway, transport: () => exchange, ...optionsOf(redis) })
    // A limit asks one question at a time: so does what it is compared with.
    return { run: (count) => concurrently(count, 1, () => client.call(itemGet, nextInput())(), mustBeRight) }
  }

/** Asks Redis before each attempt, and nothing of it. */
const asking = (redis: Redis): Policy => ({
  name: 'asking',
  before: () => redis.eval('return 1', 0).then(() => undefined),
})

const unlimited = 1_000_000_000

/** One call of which Redis is asked, nothing else on a wire. */
export const cells: Readonly<Record<string, Cell>> = {
  'a script of Redis that does nothing': called((redis) => ({
    policies: (list) => [asking(redis), ...list],
  })),
  'limits on Redis': called((redis) =>
    createLimits({
      application: 'bench',
      perSecond: unlimited,
      perDay: unlimited,
      store: redisLimits({ redis }),
    }).forClient(),
  ),
}
