import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import fc from 'fast-check'
import { Redis } from 'ioredis'
import type { PaifangEvent } from '@paifang/gateway'
import { createLimits, memoryLimits, type LimitAnswer, type LimitAsk, type Settled } from '@paifang/limits'
import {
  checkDurability,
  redisLimits,
  redisSessionStore,
  type RedisLimitsOptions,
} from '@paifang/limits/redis'
import { startRedis, type TestRedis } from '../../../.dev/test/startRedis'
import { echo, echoClient, refused } from '../../gateway/test/support/echoGateway'
import { sessionStoreContract } from '../../gateway/test/support/sessionStoreContract'
import { awayFromMidnight } from './support/awayFromMidnight'
import { mostInASecond } from './support/platform'

/** Longer than any machine lets Redis wait. */
const patientMs = 60_000
const bans = ['app', 'api', 'app-api']
type Granted = Extract<LimitAnswer, { ok: true }>

/** How many went in a second of a clock on the wall says as much of a busy machine as of the limit. */
const isTimed = process.env['PAIFANG_TIMES'] === '1'

describe('limits in Redis', () => {
  let server: TestRedis | undefined
  const clients: Redis[] = []
  let count = 0

  beforeAll(async () => {
    server = await startRedis()
    if (server === undefined) console.warn('skipped: there is no redis-server on this machine')
  })
  afterEach(() => {
    for (const client of clients.splice(0)) client.disconnect()
  })
  afterAll(async () => {
    await server?.stop()
  })

  /** A connection as the README advises. */
  const connect = async ({ socket }: TestRedis): Promise<Redis> => {
    const client = new Redis({
      path: socket,
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      retryStrategy: () => 20,
    })
    clients.push(client)
    client.on('error', () => undefined)
    await once(client, 'ready')
    return client
  }
  const fresh = (): string => `test${(count += 1)}`

  it.each(['a rate', 'a ban'])('are kept on where the clock of Redis is put back: %s', async (what) => {
    if (server === undefined) return
    const redis = await connect(server)
    const store = redisLimits({ redis, prefix: fresh(), storeTimeoutMs: patientMs })
    const limit = { name: 'all', perSecond: 1_000, burst: 1 }
    const ask: LimitAsk = {
      application: 'app',
      method: 'm',
      priority: 'interactive',
      rates: what === 'a rate' ? [limit] : [],
      days: [],
      bans: ['app'],
    }
    await store.take(ask, 0)
    if (what === 'a ban') await store.ban('app', 'app', refused('throttled'), 20)
    // As everything stands in it after an hour was taken back.
    for (const key of await redis.keys(`test${count}:*`))
      for (const [name, value] of Object.entries(await redis.hgetall(key)))
        if (/^(at|ends|.*Ms)$/.test(name) && Number(value) > 0)
          await redis.hset(key, name, Number(value) + 3_600_000)
    let answer = await store.take(ask, 0)
    const beganMs = performance.now()
    while (!answer.ok && performance.now() - beganMs < patientMs) answer = await store.take(ask, 0)
    expect(answer).toMatchObject({ ok: true })
  })

  it('are decided as in memory', async () => {
    if (server === undefined) return
    const redis = await connect(server)
    const step = fc.record({
      laterMs: fc.oneof(
        { weight: 20, arbitrary: fc.integer({ min: 0, max: 200 }) },
        { weight: 2, arbitrary: fc.integer({ min: 0, max: 300_000 }) },
        { weight: 1, arbitrary: fc.integer({ min: 0, max: 90_000_000 }) },
      ),
      what: fc.oneof(
        { weight: 12, arbitrary: fc.constant('take' as const) },
        { weight: 3, arbitrary: fc.constantFrom<Settled>('unsent', 'throttled', 'passed', 'failed') },
        { weight: 1, arbitrary: fc.constantFrom('ban' as const, 'lift' as const, 'used' as const) },
      ),
      priority: fc.constantFrom('interactive' as const, 'bulk' as const),
      draw: fc.double({ min: 0, max: 0.99, noNaN: true }),
      ban: fc.constantFrom(...bans),
      forMs: fc.integer({ min: 1, max: 300 }),
      calls: fc.integer({ min: 1, max: 3 }),
      hasApi: fc.boolean(),
    })
    const limit = fc.record({
      perSecond: fc.double({ min: 0.5, max: 50, noNaN: true }),
      burst: fc.integer({ min: 1, max: 4 }),
      perDay: fc.integer({ min: 1, max: 60 }),
    })
    await fc.assert(
      fc.asyncProperty(
        limit,
        limit,
        fc.array(step, { minLength: 20, maxLength: 60 }),
        async (app, api, steps) => {
          let nowMs = 1_790_000_000_000.25
          const clock = () => nowMs
          const memory = memoryLimits({ now: clock, clock })
          const shared = redisLimits({ redis, prefix: fresh(), clock, storeTimeoutMs: patientMs })
          const granted: { ask: LimitAsk; inMemory: Granted; inRedis: Granted }[] = []
          for (const { laterMs, what, priority, draw, ban, forMs, calls, hasApi } of steps) {
            nowMs += laterMs / 4
            const limits = hasApi
              ? [
                  { name: 'app', ...app },
                  { name: 'api', ...api },
                ]
              : [{ name: 'app', ...app }]
            const ask = { application: 'a', method: 'm', priority, rates: limits, days: limits, bans, calls }
            if (what === 'take') {
              const inMemory = await memory.take(ask, draw)
              const inRedis = await shared.take(ask, draw)
              expect(inRedis).toEqual(inMemory)
              if (inMemory.ok && inRedis.ok) granted.push({ ask, inMemory, inRedis })
            } else if (what === 'ban') {
              await memory.ban('a', ban, refused('throttled'), forMs)
              await shared.ban('a', ban, refused('throttled'), forMs)
            } else if (what === 'lift') {
              await memory.lift('a', [ban])
              await shared.lift('a', [ban])
            } else if (what === 'used') {
              await memory.setUsed('a', ['app'], forMs % 60)
              await shared.setUsed('a', ['app'], forMs % 60)
            } else {
              const one = granted.shift()
              if (one === undefined) continue
              await memory.settle(one.ask, one.inMemory, what)
              await shared.settle(one.ask, one.inRedis, what)
            }
          }
        },
      ),
      { numRuns: Number(process.env['PAIFANG_FUZZ'] ?? 60) },
    )
  })

  const storeFor = async (on: TestRedis, prefix: string, more: Partial<RedisLimitsOptions> = {}) =>
    redisLimits({ redis: await connect(on), prefix, storeTimeoutMs: patientMs, ...more })

  /** Eight that share nothing but Redis, as processes do; each calls as fast as it may. */
  const eight = async (
    on: TestRedis,
    perSecond: number,
    perDay: number,
    more: Partial<RedisLimitsOptions> = {},
  ) => {
    await awayFromMidnight()
    const prefix = fresh()
    const sent: number[] = []
    const each = await Promise.all(
      Array.from({ length: 8 }, async () => {
        const store = await storeFor(on, prefix, more)
        const limits = createLimits({ application: 'app', perSecond, perDay, store })
        return echoClient({
          retry: false,
          deadlineMs: 120_000,
          ...limits.forClient('bulk'),
          // Last in line: nothing comes between it and the request.
          policies: (list) => [
            ...limits.forClient('bulk').policies(list),
            {
              name: 'sent',
              before: () => {
                sent.push(performance.now())
                return undefined
              },
            },
          ],
        })
      }),
    )
    const run = async (client: (typeof each)[number], calls: number): Promise<number> => {
      let done = 0
      for (let i = 0; i < calls; i++) if ((await client.run(echo, { say: 'x' }))._tag === 'Right') done += 1
      return done
    }
    return { each, sent, run }
  }

  it('keep one rate and one quota of a day for eight, to the last call', async () => {
    if (server === undefined) return
    const { each, sent, run } = await eight(server, 400, 500)
    const done = await Promise.all(each.map((client) => run(client, 80)))
    expect(sent).toHaveLength(500)
    expect(Math.min(...done)).toBeGreaterThan(20)
    if (isTimed) expect(mostInASecond(sent)).toBeLessThanOrEqual(440)
  })

  it('stay closed while Redis is away, tell it once, and go on where they were', async () => {
    if (server === undefined) return
    const events: PaifangEvent[] = []
    const onEvent = (event: PaifangEvent): void => void events.push(event)
    const { each, sent, run } = await eight(server, 200, 300, { onStoreDown: 'closed', onEvent })
    const all = Promise.all(each.map((client) => run(client, 60)))
    while (sent.length < 100) await new Promise((resolve) => setTimeout(resolve, 5))
    await server.kill()
    const refused = (): number => events.filter(({ outcome }) => outcome === 'LimitError').length
    while (refused() < 8) await new Promise((resolve) => setTimeout(resolve, 5))
    await server.start()
    await all
    expect(sent.length).toBeLessThanOrEqual(300)
    expect(sent.length).toBeGreaterThanOrEqual(300 - 8)
    if (isTimed) expect(mostInASecond(sent)).toBeLessThanOrEqual(220)
    const told = events.map(({ outcome }) => outcome)
    expect(told.filter((outcome) => outcome === 'LimitError')).toHaveLength(8)
    expect(told.filter((outcome) => outcome === 'ok')).toHaveLength(8)
    expect(events[0]).toMatchObject({ type: 'limits.store', reason: 'store' })
  })

  it('share, or are open, or closed, while Redis is away, and decide in bounded time', async () => {
    const hangs = { call: () => new Promise<never>(() => undefined) }
    const ask = {
      application: 'a',
      method: 'm',
      priority: 'interactive',
      rates: [{ name: 'r', perSecond: 0.008, burst: 8 }],
      days: [],
      bans,
    } as const
    const bulk = { ...ask, priority: 'bulk' } as const
    const went = async (
      more: Partial<RedisLimitsOptions>,
      given: LimitAsk,
      times: number,
    ): Promise<number> => {
      const store = redisLimits({ redis: hangs, storeTimeoutMs: 5, processes: 4, ...more })
      let oks = 0
      for (let i = 0; i < times; i++) if ((await store.take(given, 0)).ok) oks += 1
      return oks
    }
    expect(await went({}, ask, 5)).toBe(2)
    expect(await went({}, bulk, 5)).toBe(0)
    expect(await went({ onStoreDown: 'closed' }, ask, 5)).toBe(0)
    expect(await went({ onStoreDown: 'open' }, bulk, 5)).toBe(5)
    const store = redisLimits({ redis: hangs, storeTimeoutMs: 5, onStoreDown: 'open' })
    await store.ban('a', 'app', refused('throttled'), 60_000)
    expect(await store.take(ask, 0)).toMatchObject({ ok: false, why: 'ban' })
  })

  it('say that Redis is away where a part of a day is used up, not that the day is', async () => {
    await awayFromMidnight()
    const redis = { call: () => Promise.reject(new Error('away')) }
    const clientOf = (perDay: number): ReturnType<typeof echoClient> => {
      const store = redisLimits({ redis, processes: 4 })
      return echoClient({ retry: false, ...createLimits({ application: 'a', perDay, store }).forClient() })
    }
    const isAway = { left: { code: 'limits.store', retryAfterMs: 250, sent: 'no' } }
    const soon = { deadlineMs: 100 }
    const client = clientOf(10)
    expect(await client.run(echo, { say: '' })).toMatchObject({ _tag: 'Right' })
    expect(await client.run(echo, { say: '' })).toMatchObject({ _tag: 'Right' })
    expect(await client.run(echo, { say: '' }, soon)).toMatchObject(isAway)
    // A part of so small a limit is nothing.
    expect(await clientOf(3).run(echo, { say: '' }, soon)).toMatchObject(isAway)
  })

  it('give back what was granted when nobody waited for it any more', async () => {
    if (server === undefined) return
    const redis = await connect(server)
    const prefix = fresh()
    let answerNow: () => void = () => undefined
    let isGranted: () => void = () => undefined
    const granted = new Promise<void>((resolve) => (isGranted = resolve))
    const slow = {
      call: async (command: string, ...args: (string | number)[]) => {
        const answer = await redis
          .call(command, ...args)
          .catch((thrown: unknown) => Promise.reject(thrown as Error))
        if (command === 'EVAL' && args.includes('take'))
          await new Promise<void>((go) => {
            answerNow = go
            isGranted()
          })
        return answer
      },
    }
    const ask: LimitAsk = {
      application: 'a',
      method: 'm',
      priority: 'bulk',
      rates: [],
      days: [{ name: 'd', perDay: 1 }],
      bans: [],
    }
    await redis.call('SCRIPT', 'FLUSH')
    const impatient = redisLimits({ redis: slow, prefix, storeTimeoutMs: 300 })
    expect(await impatient.take(ask, 0)).toMatchObject({ ok: false, why: 'store' })
    await granted
    const other = redisLimits({ redis, prefix, storeTimeoutMs: patientMs })
    expect(await other.take(ask, 0)).toMatchObject({ ok: false, why: 'quota' })
    answerNow()
    let answer = await other.take(ask, 0)
    for (let i = 0; i < 1_000 && !answer.ok; i++) answer = await other.take(ask, 0)
    expect(answer.ok).toBe(true)
  })

  it('know whether Redis keeps what it is told', async () => {
    if (server === undefined) return
    const redis = await connect(server)
    expect(await checkDurability({ redis })).toEqual({ _tag: 'Right', right: 'kept' })
    await redis.call('CONFIG', 'SET', 'appendonly', 'no')
    await redis.call('CONFIG', 'SET', 'maxmemory-policy', 'allkeys-lru')
    try {
      expect(await checkDurability({ redis })).toMatchObject({
        _tag: 'Left',
        left: {
          reason: 'durability',
          detail: 'appendonly is no, not yes; maxmemory-policy is allkeys-lru, not noeviction',
        },
      })
    } finally {
      await redis.call('CONFIG', 'SET', 'maxmemory-policy', 'noeviction')
      await redis.call('CONFIG', 'SET', 'appendonly', 'yes')
    }
    const forbids = { call: () => Promise.reject(new Error("ERR unknown command 'CONFIG'")) }
    expect(await checkDurability({ redis: forbids })).toEqual({ _tag: 'Right', right: 'unknown' })
    const away = { call: () => new Promise<never>(() => undefined) }
    expect(await checkDurability({ redis: away, storeTimeoutMs: 5 })).toMatchObject({
      left: { reason: 'store' },
    })
  })

  it('take a client of Redis, and times that pass', () => {
    expect(() => redisLimits({ redis: {} as never })).toThrow('redis: expected a client')
    expect(() => redisLimits({ redis: { call: async () => undefined }, processes: 0 })).toThrow('processes')
    const misspelt = { redis: { call: async () => undefined }, onStoreGone: 'closed' }
    expect(() => redisLimits(misspelt)).toThrow('onStoreGone: no option of this name')
    expect(() => redisLimits({ redis: { call: async () => undefined }, storeTimeoutMs: 0 })).toThrow(
      'storeTimeoutMs',
    )
    // @ts-expect-error there are three ways to go on
    redisLimits({ redis: { call: async () => undefined }, onStoreDown: 'wait' })
  })

  describe('the session store', () => {
    const hasRedis =
      process.env['PAIFANG_SERVERS'] === '1' || spawnSync('redis-server', ['--version']).status === 0
    if (!hasRedis) {
      it.skip('needs a redis-server', () => undefined)
      return
    }
    sessionStoreContract(async () => {
      const redis = await connect(server as TestRedis)
      return {
        store: redisSessionStore({ redis, prefix: fresh(), storeTimeoutMs: patientMs }),
        pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      }
    })

    it('fails where Redis does, within its time', async () => {
      const store = redisSessionStore({
        redis: { call: () => new Promise(() => undefined) },
        storeTimeoutMs: 5,
      })
      await expect(store.read('s')).rejects.toThrow('Redis has not answered within 5 ms')
      await expect(store.lease('s', 'a', 1_000)).rejects.toThrow('has not answered')
    })
  })
})
