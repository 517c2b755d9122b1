import { tmcUserPermit } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { createTopClient, type SessionProvider } from '@paifang/gateway-top'
import { redisSessionStore } from '@paifang/limits/redis'
import { Redis } from 'ioredis'

const emulator = await startEmulator({ operations: [tmcUserPermit] })
const { sessions } = emulator.state.top
const redis = new Redis({ path: process.env['REDIS_PATH'] ?? '/run/redis/redis.sock' })

/** Your database, which all processes read. */
let stored = sessions.issue({ user: 'seller-1' })
let renewals = 0

const seller: SessionProvider = {
  // The same name in every process: without it each of them renews by itself, and that may cost the authorization.
  subject: 'seller-1',
  get: () => stored,
  refresh: () => {
    renewals += 1
    // With the platform: topRefreshToken(…), as in the service above.
    stored = sessions.issue({ user: 'seller-1' })
    return { value: stored }
  },
}
const process1 = createTopClient({
  ...emulator.top,
  session: seller,
  sessionStore: redisSessionStore({ redis }),
})
// Another process, which has the old one in its memory still.
const process2 = createTopClient({
  ...emulator.top,
  session: { ...seller, get: () => first },
  sessionStore: redisSessionStore({ redis }),
})

const first = stored
sessions.expire(first)
const results = await Promise.all(
  [process1, process1, process2, process2].map((top) => top.run(tmcUserPermit, {})),
)
console.log(`${results.filter(({ _tag }) => _tag === 'Right').length} calls, ${renewals} renewal`)

await process1.close()
await process2.close()
redis.disconnect()
await emulator.close()

// prints
// 4 calls, 1 renewal
