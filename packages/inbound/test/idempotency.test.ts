import { createInbound, memoryIdempotency, type IdempotencyStore, type InboundEvent } from '@paifang/inbound'
import { redisIdempotency, redisReplay } from '@paifang/inbound/redis'
import { err, ok } from '@paifang/result'
import { Redis } from 'ioredis'
import { startRedis, type TestRedis } from '../../../.dev/test/startRedis'
import { modules, notice, nowMs, textOf, topCall } from './support/calls'

const tick = () => new Promise(setImmediate)

interface World {
  readonly store: IdempotencyStore
  ms: number
}

const open = (
  world: World,
  handler: (input: { readonly tid: string }) => unknown,
  events: InboundEvent[] = [],
) =>
  createInbound(modules, {
    clock: () => world.ms,
    idempotency: world.store,
    onEvent: (event) => void events.push(event),
    toleranceMs: 600_000,
  }).on(notice, (input) => handler(input as { readonly tid: string }) as never, {
    idempotencyKey: ({ tid }) => (tid === '0' ? undefined : tid),
  })

/** A call of the same business, signed anew. */
const call = (tid: string, mark = '') => topCall({ body: `{"tid":"${tid}"}`, params: { mark } })

const laws = (name: string, make: () => Promise<World> | World) => {
  describe(`a repeated delivery, remembered in ${name}`, () => {
    it('gets the first answer, and the handler is not run again', async () => {
      let runs = 0
      const events: InboundEvent[] = []
      const inbound = open(await make(), () => ok({ message: `run ${++runs}` }), events)
      const first = await inbound.handle(call('1'))
      // The very same bytes, and the same business signed anew.
      for (const again of [call('1'), call('1', 'anew')]) expect(await inbound.handle(again)).toEqual(first)
      expect(textOf(first)).toBe('{"message":"run 1"}')
      expect(runs).toBe(1)
      expect(events.map(({ isRepeat }) => isRepeat)).toEqual([undefined, true, true])
      expect(textOf(await inbound.handle(call('2')))).toBe('{"message":"run 2"}')
    })

    it('runs the handler once for 50 at the same time', async () => {
      let runs = 0
      let end: () => void = () => undefined
      const ended = new Promise<void>((resolve) => (end = resolve))
      const world = await make()
      const made = () =>
        open(world, async () => {
          runs++
          await ended
          return ok({ message: 'once' })
        })
      // Two of them, as two processes that share a store.
      const [first, second] = [made(), made()]
      const answers = Array.from({ length: 50 }, (_, index) =>
        (index % 2 === 0 ? first : second).handle(call('1')),
      )
      for (let turn = 0; turn < 20; turn++) await tick()
      end()
      expect(new Set((await Promise.all(answers)).map(textOf))).toEqual(new Set(['{"message":"once"}']))
      expect(runs).toBe(1)
    })

    it('is handled again where the first failed, whichever way', async () => {
      const ends = [
        () => err({ code: 'S1', message: 'no' }),
        () => {
          throw new Error('down')
        },
        () => ok({ message: 'done' }),
      ]
      const inbound = open(await make(), () => ends.shift()?.())
      expect(textOf(await inbound.handle(call('1')))).toContain('S1')
      expect(textOf(await inbound.handle(call('1', 'a')))).toContain('system-error')
      expect(textOf(await inbound.handle(call('1', 'b')))).toContain('done')
      expect(textOf(await inbound.handle(call('1', 'c')))).toContain('done')
    })

    it('without a key of its own is refused as a repeat', async () => {
      let runs = 0
      const inbound = open(await make(), () => ok({ message: `${++runs}` }))
      await inbound.handle(call('0'))
      expect(textOf(await inbound.handle(call('0')))).toContain('sign-check-failure')
      expect(runs).toBe(1)
    })

    it('belongs to one application and one operation', async () => {
      let runs = 0
      const inbound = open(await make(), () => ok({ message: `${++runs}` }))
      await inbound.handle(call('1'))
      const other = topCall({ body: '{"tid":"1"}', params: { app_key: 'other' } })
      expect(textOf(await inbound.handle(other))).toBe('{"message":"2"}')
    })
  })
}

describe('calls that wait for the same call in one process', () => {
  it('get its answer from there: the store is asked once', async () => {
    let asked = 0
    const memory = memoryIdempotency()
    const store: IdempotencyStore = {
      ...memory,
      begin: (...given) => {
        asked++
        return memory.begin(...given)
      },
    }
    const inbound = open({ store, ms: nowMs }, async () => {
      await tick()
      return ok({ message: 'once' })
    })
    const answers = await Promise.all(Array.from({ length: 50 }, () => inbound.handle(call('1'))))
    expect([new Set(answers.map(textOf)).size, asked]).toEqual([1, 1])
  })
})

laws('memory', () => ({ store: memoryIdempotency(), ms: nowMs }))

describe('memoryIdempotency', () => {
  const taken = { owner: 'a', leaseMs: 1_000, nowMs: 0 }
  const answer = { contentType: 'text/plain', body: 'x' }

  it('forgets nothing before its time, takes no more than it is told, and everything after it', () => {
    const store = memoryIdempotency({ maxEntries: 2 })
    expect(store.begin('1', taken)).toBe('begun')
    void store.finish('1', { owner: 'a', answer, keepMs: 5_000, nowMs: 0 })
    expect(store.begin('2', taken)).toBe('begun')
    expect(store.begin('3', taken)).toBe('full')
    expect(store.begin('1', { ...taken, nowMs: 4_999 })).toEqual(answer)
    expect(store.begin('2', { ...taken, owner: 'b', nowMs: 999 })).toBe('running')
    expect(store.begin('2', { ...taken, owner: 'b', nowMs: 1_000 })).toBe('begun')
    expect(store.begin('4', { ...taken, nowMs: 5_000 })).toBe('begun')
  })

  it('lets only the owner answer or give back', () => {
    const store = memoryIdempotency()
    void store.begin('1', taken)
    void store.abandon('1', 'b')
    expect(store.begin('1', taken)).toBe('running')
    void store.finish('1', { owner: 'b', answer, keepMs: 5_000, nowMs: 0 })
    expect(store.begin('1', taken)).toBe('running')
    void store.abandon('1', 'a')
    expect(store.begin('1', taken)).toBe('begun')
  })
})

describe('a store that fails', () => {
  it('keeps a call from being handled, never from being answered', async () => {
    let runs = 0
    const fails = () => Promise.reject(new Error('down'))
    const store = { begin: fails, finish: fails, abandon: fails }
    const events: InboundEvent[] = []
    const inbound = open({ store, ms: nowMs }, () => ok({ message: `${++runs}` }), events)
    expect(textOf(await inbound.handle(call('1')))).toContain('busy')
    expect(runs).toBe(0)
    expect(events).toMatchObject([{ reason: 'unavailable' }])
  })

  it('does not take back what was done', async () => {
    const store = { ...memoryIdempotency(), finish: () => Promise.reject(new Error('down')) }
    const inbound = open({ store, ms: nowMs }, () => ok({ message: 'done' }))
    expect(textOf(await inbound.handle(call('1')))).toContain('done')
  })
})

describe('over Redis', () => {
  let server: TestRedis | undefined
  const clients: Redis[] = []
  let tests = 0
  beforeAll(async () => {
    server = await startRedis()
    if (server === undefined) console.warn('skipped: there is no redis-server on this machine')
  })
  afterEach(() => {
    for (const client of clients.splice(0)) client.disconnect()
  })
  afterAll(() => server?.stop())
  const connect = (): Redis => {
    const client = new Redis({
      path: server?.socket ?? '/nowhere',
      enableOfflineQueue: false,
      maxRetriesPerRequest: 1,
      ...(server === undefined ? { lazyConnect: true } : {}),
    })
    client.on('error', () => undefined)
    clients.push(client)
    return client
  }
  const ready = async (): Promise<
    { readonly redis: Redis; readonly prefix: string; readonly storeTimeoutMs: number } | undefined
  > => {
    if (server === undefined) return undefined
    const redis = connect()
    if (redis.status !== 'ready') await new Promise((resolve) => redis.once('ready', resolve))
    return { redis, prefix: `t${++tests}`, storeTimeoutMs: 60_000 }
  }
  const world = async (): Promise<World> => {
    const shared = await ready()
    return { store: shared === undefined ? memoryIdempotency() : redisIdempotency(shared), ms: nowMs }
  }
  laws('Redis', world)

  it('lets a lease go, keeps an answer as long as it is told, and never an owner who is late', async () => {
    const shared = await ready()
    if (shared === undefined) return
    const store = redisIdempotency(shared)
    const answer = { contentType: 'text/plain', body: '张三 😀' }
    const taken = (owner: string, leaseMs: number) => ({ owner, leaseMs, nowMs })
    expect(await store.begin('k', taken('a', 60_000))).toBe('begun')
    expect(await store.begin('k', taken('b', 60_000))).toBe('running')
    await store.finish('k', { owner: 'b', answer, keepMs: 60_000, nowMs })
    expect(await store.begin('k', taken('b', 60_000))).toBe('running')
    await store.finish('k', { owner: 'a', answer, keepMs: 60_000, nowMs })
    expect(await store.begin('k', taken('b', 60_000))).toEqual(answer)
    const [key = ''] = await shared.redis.keys(`${shared.prefix}:*`)
    expect(key).toBe(`${shared.prefix}:inbound:1:once:k`)
    expect(await shared.redis.pttl(key)).toBeGreaterThan(50_000)
  })

  it('accepts each call once with one command, over many at the same time', async () => {
    const shared = await ready()
    if (shared === undefined) return
    let runs = 0
    const commands: string[] = []
    const redis = {
      call: (command: string, ...args: (string | number)[]) => {
        commands.push(command)
        return shared.redis.call(command, ...args)
      },
    }
    const replay = redisReplay({ ...shared, redis })
    const made = () =>
      createInbound(modules, { clock: () => nowMs, replay, onEvent: () => undefined }).on(notice, () => {
        runs++
        return ok({})
      })
    const [first, second] = [made(), made()]
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => (index % 2 === 0 ? first : second).handle(topCall())),
    )
    expect(runs).toBe(1)
    expect(answers.filter((answer) => textOf(answer) === '{}')).toHaveLength(1)
    expect(commands).toEqual(Array(50).fill('SET'))
  })

  it('does not remember a call that was refused as busy before Redis had it', async () => {
    const [shared, other] = [await ready(), await ready()]
    if (shared === undefined || other === undefined) return
    const replay = redisReplay({ ...shared, storeTimeoutMs: 30 })
    await other.redis.call('CLIENT', 'PAUSE', 60_000, 'WRITE')
    await expect(replay.add('late', nowMs + 60_000, nowMs)).rejects.toThrow('30 ms')
    await other.redis.call('CLIENT', 'UNPAUSE')
    const patient = redisReplay(shared)
    let isNew = await patient.add('late', nowMs + 60_000, nowMs)
    for (let times = 0; !isNew && times < 100; times++)
      isNew = await patient.add('late', nowMs + 60_000, nowMs)
    expect(isNew).toBe(true)
  })

  it('refuses as busy while Redis is away, and handles nothing twice', async () => {
    const shared = await ready()
    if (shared === undefined || server === undefined) return
    let runs = 0
    const replay = redisReplay({ ...shared, storeTimeoutMs: 500 })
    const idempotency = redisIdempotency({ ...shared, storeTimeoutMs: 500 })
    const events: InboundEvent[] = []
    const inbound = createInbound(modules, {
      ...{ clock: () => nowMs, replay, idempotency },
      onEvent: (event) => void events.push(event),
    }).on(
      notice,
      () => {
        runs++
        return ok({})
      },
      { idempotencyKey: ({ title }) => title },
    )
    await server.kill()
    expect(textOf(await inbound.handle(topCall({ body: '{"tid":1}' })))).toContain('busy')
    expect(textOf(await inbound.handle(topCall({ body: '{"tid":1,"title":"k"}' })))).toContain('busy')
    expect(runs).toBe(0)
    expect(events.map(({ reason }) => reason)).toEqual(['unavailable', 'unavailable'])
    await server.start()
  })
})
