// A process of processes.test.ts: node runner.js <socket> <prefix> <perSecond> <perDay> <calls>. Prints when it sent.
const { Redis } = require('ioredis')
const { createClient } = require('@paifang/gateway/author')
const { createLimits } = require('@paifang/limits')
const { redisLimits } = require('@paifang/limits/redis')
const { struct } = require('@paifang/contract')

const [path, prefix, perSecond, perDay, calls] = process.argv.slice(2)
const redis = new Redis({ path, enableOfflineQueue: false, maxRetriesPerRequest: 1, retryStrategy: () => 20 })
redis.on('error', () => undefined)

const nothing = struct('Nothing', {})
const operation = {
  ...{ gateway: 'echo', method: 'echo', input: nothing, output: nothing },
  ...{ codes: [], session: 'none', idempotent: true, sensitive: [] },
}
const request = { verb: 'POST', url: 'https://echo.invalid/', headers: {}, body: '' }
const right = (value) => ({ _tag: 'Right', right: value })
const answer = { status: 200, headers: {}, body: Buffer.from('{}'), truncated: false }
const sent = []

const run = async () => {
  await new Promise((resolve) => redis.once('ready', resolve))
  const store = redisLimits({ redis, prefix, onStoreDown: 'closed', storeTimeoutMs: 60_000 })
  const limits = createLimits({ application: 'app', perSecond: +perSecond, perDay: +perDay, store })
  const client = createClient({
    gateway: {
      name: 'echo',
      prepare: () => right({}),
      sign: () => right({ request, secrets: [] }),
      open: () => right({ output: {} }),
    },
    transport: () => async () => {
      sent.push(performance.timeOrigin + performance.now())
      return right(answer)
    },
    ...limits.forClient('bulk'),
  })
  process.stdout.write('ready\n')
  for (let call = 0; call < +calls; call++) {
    const result = await client.run(operation, {})
    if (result._tag === 'Left' && result.left.code === 'limits.quota') break
  }
  redis.disconnect()
  process.stdout.write(JSON.stringify(sent))
}

void run()
