import { timeGet } from '@paifang/api-top-platform'
import { createTopClient, topInbound } from '@paifang/gateway-top'
import { createInbound } from '@paifang/inbound'
import { redisIdempotency, redisReplay } from '@paifang/inbound/redis'
import { createLimits } from '@paifang/limits'
import { checkDurability, redisLimits, redisSessionStore } from '@paifang/limits/redis'
import { Redis } from 'ioredis'

// #region shared
const { TOP_APP_KEY = '', TOP_APP_SECRET = '', TOP_ENDPOINT = '' } = process.env

// One connection of a process, for everything that is shared. A call must not wait for a Redis that is away.
const redis = new Redis({
  path: process.env['REDIS_PATH'] ?? '/run/redis/redis.sock',
  enableOfflineQueue: false,
  maxRetriesPerRequest: 1,
})
redis.on('error', ({ message }) => console.error(`Redis: ${message}`))
await new Promise((resolve) => redis.once('ready', resolve))
console.log((await checkDurability({ redis }))._tag)

const store = redisLimits({
  redis,
  processes: 8,
  onEvent: ({ outcome }) => console.log(`limits: ${outcome}`),
})
const limits = createLimits({ application: TOP_APP_KEY, perSecond: 40, perDay: 100_000, store })
const top = createTopClient({
  appKey: TOP_APP_KEY,
  appSecret: TOP_APP_SECRET,
  endpoint: TOP_ENDPOINT,
  sessionStore: redisSessionStore({ redis }),
  ...limits.forClient('interactive'),
})
// #endregion shared

// #region inbound
// A call that the platform repeats is handled once, whichever process it reaches.
const inbound = createInbound([topInbound({ secretOf: TOP_APP_SECRET })], {
  replay: redisReplay({ redis }),
  idempotency: redisIdempotency({ redis }),
})
// #endregion inbound

const result = await top.run(timeGet, {})
console.log(result._tag === 'Right' ? 'done' : result.left._tag)

// #region close
// What is shared is closed last.
await inbound.close({ drainMs: 10_000 })
await top.close()
redis.disconnect()
// #endregion close

// prints
// Right
// done
