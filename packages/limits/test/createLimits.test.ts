import { createLimits, memoryLimits, type LimitStore } from '@paifang/limits'
import type { Result } from '@paifang/result'
import { echo, refused } from '../../gateway/test/support/echoGateway'
import { mostInASecond, platform } from './support/platform'

const hour = 3_600_000
const outcomeOf = (result: unknown) => {
  const ended = result as Result<
    { kind?: string; retryAfterMs?: number; sent?: string; code?: string },
    unknown
  >
  return ended._tag === 'Right' ? 'ok' : ended.left
}
const many = (n: number) => Array.from({ length: n }, (_, i) => i)

describe('limits', () => {
  it('let calls go at their rate, in their order, and none is lost', async () => {
    const { time, calls, client, limits } = platform()
    const top = client(limits({ perSecond: 40, burst: 4 }))
    const results = await time.run(Promise.all(many(200).map((i) => top.run(echo, { say: String(i) }))))
    expect(results?.every(({ _tag }) => _tag === 'Right')).toBe(true)
    expect(calls.map(({ caller }) => Number(caller))).toEqual(many(200))
    expect(mostInASecond(calls.map(({ atMs }) => atMs))).toBeLessThanOrEqual(44)
    expect(time.now()).toBeCloseTo(((200 - 4) / 40) * 1000, 0)
  })

  it('answer a wait beyond the deadline at once, with its time, and nothing sent or counted', async () => {
    const { time, calls, client, limits } = platform()
    const top = client(limits({ perSecond: 1, burst: 1, perDay: 5 }), 'interactive', { deadlineMs: 2_500 })
    const all = many(6).map((i) => top.run(echo, { say: String(i) }))
    const late = await time.run(all[5] as Promise<unknown>)
    expect(time.now()).toBe(0)
    expect(outcomeOf(late)).toMatchObject({
      kind: 'throttled',
      code: 'limits.rate',
      sent: 'no',
      retryAfterMs: 3_000,
    })
    const results = (await time.run(Promise.all(all))) ?? []
    expect(results.map(({ _tag }) => _tag)).toEqual(['Right', 'Right', 'Right', 'Left', 'Left', 'Left'])
    await time.pass(60_000)
    expect(calls).toHaveLength(3)
    const more = await time.run(Promise.all(many(2).map(() => top.run(echo, { say: 'more' }))))
    expect(more?.map(({ _tag }) => _tag)).toEqual(['Right', 'Right'])
    expect(outcomeOf(await time.run(top.run(echo, { say: 'over' })))).toMatchObject({ code: 'limits.quota' })
  })

  it('use the quota of a day to the last call, and go on at midnight in GMT+8', async () => {
    const { time, calls, client, limits } = platform(16 * hour - 5_000)
    const top = client(limits({ perDay: 10 }))
    const results = await time.run(Promise.all(many(15).map((i) => top.run(echo, { say: String(i) }))))
    expect(results?.every(({ _tag }) => _tag === 'Right')).toBe(true)
    expect(calls.filter(({ atMs }) => atMs < 16 * hour)).toHaveLength(10)
    expect(calls).toHaveLength(15)
  })

  it('say at once of a batch that no day has room for which number is too small', async () => {
    const { time, calls, client, limits } = platform()
    const batchOf = (size: number) => ({ ...echo, calls: size })
    const refusal = async (top: ReturnType<typeof client>, size: number): Promise<unknown> => {
      const ended = outcomeOf(await time.run(top.run(batchOf(size), { say: 'x' }), 0))
      return ended === 'ok' ? ended : (ended as { issues?: unknown }).issues
    }
    const shared = limits({ perDay: 100, bulkPerDay: 30, apis: { 'echo.say': { perDay: 50.5 } } })
    const person = client(shared)
    const job = client(shared, 'bulk')
    const atMost = (most: number) => expect.stringMatching(new RegExp(`at least 101 .* of at most ${most} `))
    expect(await refusal(person, 101)).toEqual([
      { path: 'limits.perDay', expected: atMost(100) },
      { path: 'limits.apis.echo.say.perDay', expected: atMost(50) },
    ])
    expect(await refusal(job, 101)).toMatchObject([
      { path: 'limits.bulkPerDay', expected: atMost(30) },
      { path: 'limits.apis.echo.say.perDay' },
    ])
    expect(await time.run(job.run(batchOf(31), { say: 'x' }), 0)).toMatchObject({
      left: { _tag: 'InputError', method: 'echo.say', subject: 'options' },
    })
    expect(calls).toHaveLength(0)
    expect(await refusal(job, 30)).toBe('ok')
  })

  it('send nothing into a ban, then one call that finds out, then the others', async () => {
    const world = platform()
    const { time, calls, client, limits } = world
    const shared = limits({})
    const tops = [client(shared), client(shared), client(shared, 'bulk')]
    world.refusal = { banMs: 10_000 }
    await time.run(tops[0]!.run(echo, { say: 'first' }), 0)
    world.refusal = undefined
    const others = tops.flatMap((top) => many(5).map((i) => top.run(echo, { say: String(i) })))
    const results = await time.run(Promise.all(others))
    expect(results?.every(({ _tag }) => _tag === 'Right')).toBe(true)
    expect(calls.filter(({ atMs }) => atMs > 0 && atMs < 10_000)).toEqual([])
    expect(time.now()).toBeLessThan(10_300)
  })

  it('let one call at a time find out whether a ban is over', async () => {
    const world = platform()
    const { time, calls, client, limits } = world
    const top = client(limits({}), 'bulk', { maxBanWaitMs: 0, deadlineMs: 600_000 })
    world.refusal = { banMs: 10_000 }
    await time.run(top.run(echo, { say: 'first' }))
    await time.pass(10_000)
    await time.run(Promise.all(many(20).map((i) => top.run(echo, { say: String(i) }))))
    expect(calls.map(({ atMs }) => atMs)).toEqual(many(21).map((i) => i * 10_000))
  })

  it('let an interactive call go before bulk that waits, and bulk keep a quarter', async () => {
    const { time, calls, client, limits } = platform()
    const shared = limits({ perSecond: 10, burst: 1 })
    const jobs = client(shared, 'bulk', { deadlineMs: 600_000 })
    const people = client(shared, 'interactive', { deadlineMs: 600_000 })
    const bulk = many(100).map(() => jobs.run(echo, { say: 'bulk' }))
    await time.pass(1_000)
    const waits: number[] = []
    for (const _ of many(10)) {
      const fromMs = time.now()
      await time.run(people.run(echo, { say: 'person' }))
      waits.push(time.now() - fromMs)
    }
    expect(Math.max(...waits)).toBeLessThanOrEqual(400)
    const from = calls.length
    const all = many(40).map(() => people.run(echo, { say: 'person' }))
    await time.run(Promise.all(all))
    const during = calls.slice(from)
    const share = during.filter(({ caller }) => caller === 'bulk').length / during.length
    expect(share).toBeGreaterThan(0.15)
    expect(share).toBeLessThan(0.35)
    await time.run(Promise.all(bulk))
    expect(mostInASecond(calls.map(({ atMs }) => atMs))).toBeLessThanOrEqual(11)
  })

  it('let callers take turns, however many calls each has', async () => {
    const { time, calls, client, limits } = platform()
    const jobs = client(limits({ perSecond: 10, burst: 1 }), 'bulk', { deadlineMs: 600_000 })
    const large = many(100).map(() => jobs.run(echo, { say: 'large' }, { caller: 'large' }))
    const small = many(10).map(() => jobs.run(echo, { say: 'small' }, { caller: 'small' }))
    await time.run(Promise.all(small))
    expect(calls.length).toBeLessThanOrEqual(22)
    await time.run(Promise.all(large))
  })

  it('hold only the API whose own limit is used up', async () => {
    const { time, client, limits } = platform()
    const top = client(limits({ perSecond: 100, burst: 10, apis: { [echo.method]: { perDay: 1 } } }), 'bulk')
    const other = { ...echo, method: 'echo.other' }
    await time.run(top.run(echo, { say: 'a' }))
    expect(outcomeOf(await time.run(top.run(echo, { say: 'b' })))).toMatchObject({ code: 'limits.quota' })
    const results = await time.run(Promise.all(many(20).map(() => top.run(other, { say: 'c' }))))
    expect(results?.every(({ _tag }) => _tag === 'Right')).toBe(true)
  })

  it('leave a part of the day to those that somebody waits for', async () => {
    const { time, calls, client, limits } = platform()
    const shared = limits({ perDay: 5, bulkPerDay: 3, apis: { 'echo.other': { perDay: 2, bulkPerDay: 1 } } })
    const desk = client(shared, 'interactive')
    const job = client(shared, 'bulk')
    const other = { ...echo, method: 'echo.other' }
    const quota = { code: 'limits.quota', sent: 'no' }
    await time.run(desk.run(echo, { say: 'desk' }))
    await time.run(job.run(other, { say: 'job' }))
    expect(outcomeOf(await time.run(job.run(other, { say: 'job' })))).toMatchObject(quota)
    await time.run(job.run(echo, { say: 'job' }))
    // What the desk has called counts for both.
    expect(outcomeOf(await time.run(job.run(echo, { say: 'job' })))).toMatchObject(quota)
    await time.run(desk.run(other, { say: 'desk' }))
    await time.run(desk.run(echo, { say: 'desk' }))
    expect(outcomeOf(await time.run(desk.run(echo, { say: 'desk' })))).toMatchObject(quota)
    expect(calls).toHaveLength(5)
  })

  it('give the place of a call that was aborted to another', async () => {
    const { time, calls, client, limits } = platform()
    const shared = limits({ perSecond: 1, burst: 1, perDay: 2 })
    const top = client(shared)
    const controller = new AbortController()
    const first = top.run(echo, { say: 'first' })
    const aborted = top.run(echo, { say: 'aborted' }, { signal: controller.signal })
    const last = top.run(echo, { say: 'last' })
    await time.pass(500)
    controller.abort()
    expect(outcomeOf(await time.run(aborted))).toMatchObject({ reason: 'aborted' })
    await time.run(Promise.all([first, last]))
    expect(calls.map(({ caller, atMs }) => [caller, Math.round(atMs)])).toEqual([
      ['first', 0],
      ['last', 1000],
    ])
    expect(shared.waiting()).toBe(0)
  })

  it('say once that a client was made with other policies in their place', async () => {
    const told = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    try {
      const { time, client, limits } = platform()
      const shared = limits({ perDay: 1 })
      const { bans, policies } = shared.forClient()
      const both = client(shared, 'interactive', { bans, policies: (list) => policies(list) })
      await time.run(both.run(echo, { say: 'x' }))
      expect(told).not.toHaveBeenCalled()
      const replaced = client(shared, 'interactive', { policies: (list) => list })
      for (const say of ['x', 'y']) expect((await time.run(replaced.run(echo, { say })))?._tag).toBe('Right')
      expect(told).toHaveBeenCalledTimes(1)
      expect(told.mock.calls[0]).toEqual([
        expect.stringContaining('`policies: (list) => yours(policies(list))`'),
        { type: 'PaifangWarning', code: 'LIMITS_LEFT_OUT' },
      ])
    } finally {
      told.mockRestore()
    }
  })

  it('count nothing of a call that another policy refused', async () => {
    const { time, calls, client, limits } = platform()
    const shared = limits({ perDay: 1 })
    const { bans, policies } = shared.forClient()
    const error = refused('unavailable')
    const refusing = client(shared, 'interactive', {
      bans,
      policies: (list) => [...policies(list), { name: 'refusing', before: () => error }],
    })
    expect(outcomeOf(await time.run(refusing.run(echo, { say: 'x' })))).toEqual(error)
    expect((await time.run(client(shared).run(echo, { say: 'x' })))?._tag).toBe('Right')
    expect(calls).toHaveLength(1)
  })

  it('use the whole rate where many ask at once of a store that takes its time', async () => {
    const { time, client, limits } = platform()
    const memory = memoryLimits({ now: time.now, clock: time.now })
    const store: LimitStore = {
      ...memory,
      take: async (ask, draw) => Promise.resolve(memory.take(ask, draw)),
    }
    const jobs = client(limits({ perSecond: 40, burst: 2, store }), 'bulk', { deadlineMs: 600_000 })
    await time.run(Promise.all(many(200).map(() => jobs.run(echo, { say: 'x' }))))
    expect(time.now()).toBeLessThanOrEqual((198 / 40) * 1000 + 50)
  })

  it('count a batch as the calls that it is, all of them or none', async () => {
    const { time, calls, client, limits } = platform()
    const top = client(limits({ perDay: 5 }))
    const batchOf = (n: number) => ({ ...echo, calls: n })
    const outcomes: unknown[] = []
    for (const n of [3, 3, 1, 1, 1])
      outcomes.push(outcomeOf(await time.run(top.run(batchOf(n), { say: String(n) }))))
    expect(outcomes).toMatchObject(['ok', { code: 'limits.quota' }, 'ok', 'ok', { code: 'limits.quota' }])
    expect(calls.map(({ caller }) => caller)).toEqual(['3', '1', '1'])
  })

  it('take the word of others for what was called today', async () => {
    const { time, client, limits } = platform()
    const shared = limits({ perDay: 10, apis: { [echo.method]: { perDay: 3 } } })
    const top = client(shared)
    const went = async () => {
      let n = 0
      while (outcomeOf(await time.run(top.run(echo, { say: 'x' }))) === 'ok') n += 1
      return n
    }
    await shared.setUsed(9, { gateway: 'echo' })
    expect(await went()).toBe(1)
    await shared.setUsed(0, { gateway: 'echo' })
    expect(await went()).toBe(2)
    await shared.clear({ gateway: 'echo', method: echo.method })
    expect(await went()).toBe(3)
    expect(() => shared.setUsed(-1, { gateway: 'echo' })).toThrow('calls: expected')
  })

  it('wake those that wait for midnight when the console has reset the quota', async () => {
    const world = platform(16 * hour - 600_000)
    const { time, calls, client, limits } = world
    const shared = limits({ perDay: 1 })
    const top = client(shared, 'bulk', { deadlineMs: 3_600_000, maxBanWaitMs: 3_600_000 })
    await time.run(top.run(echo, { say: 'first' }))
    const waits = top.run(echo, { say: 'second' })
    await time.pass(1_000)
    expect(calls).toHaveLength(1)
    await shared.clear({ gateway: 'echo' })
    await time.run(waits)
    expect(calls).toHaveLength(2)
    expect(time.now()).toBeLessThan(16 * hour - 590_000)
  })

  it('forget a ban that was lifted', async () => {
    const world = platform()
    const { time, calls, client, limits } = world
    const shared = limits({})
    const top = client(shared, 'bulk', { maxBanWaitMs: 0 })
    world.refusal = { banMs: 3_600_000 }
    await time.run(top.run(echo, { say: 'first' }))
    world.refusal = undefined
    expect(outcomeOf(await time.run(top.run(echo, { say: 'second' })))).toMatchObject({ sent: 'no' })
    await shared.clear({ gateway: 'echo' })
    expect(outcomeOf(await time.run(top.run(echo, { say: 'third' })))).toBe('ok')
    expect(calls).toHaveLength(2)
  })

  it('pause after a throttle that names no time where no rate can go down, twice as long each time', async () => {
    const world = platform()
    const { time, calls, client, limits } = world
    const top = client(limits({}), 'bulk', { maxBanWaitMs: 0, deadlineMs: 600_000 })
    world.refusal = {}
    for (let second = 0; second < 140; second++) {
      await time.run(top.run(echo, { say: 'x' }), 0)
      await time.pass(1_000)
    }
    const times = calls.map(({ atMs }) => Math.round(atMs / 1000))
    expect(times).toEqual([0, 1, 3, 7, 15, 31, 63, 123])
    world.refusal = undefined
    await time.pass(300_000)
    await time.run(top.run(echo, { say: 'passes' }))
    world.refusal = {}
    const from = calls.length
    for (let second = 0; second < 2; second++) {
      await time.run(top.run(echo, { say: 'x' }), 0)
      await time.pass(1_000)
    }
    expect(calls.length - from).toBe(2)
  })

  it('say so where a count cannot be set', async () => {
    const store = { ...memoryLimits(), setUsed: () => Promise.reject(new Error('gone')) }
    const shared = platform().limits({ store })
    const failed = { _tag: 'Left', left: { _tag: 'LimitError', reason: 'store', cause: { message: 'gone' } } }
    expect(await shared.setUsed(1, { gateway: 'echo' })).toMatchObject(failed)
    expect(await shared.clear({ gateway: 'echo' })).toMatchObject(failed)
  })

  it('let no more wait than they were told', async () => {
    const { time, client, limits } = platform()
    const top = client(limits({ perSecond: 1, burst: 1, maxWaiting: 2 }))
    const results = await time.run(Promise.all(many(5).map(() => top.run(echo, { say: 'x' }))))
    expect(results?.filter(({ _tag }) => _tag === 'Right')).toHaveLength(3)
  })

  it('end a call whose store throws in an error that says so', async () => {
    const { time, client, limits } = platform()
    for (const take of [
      () => {
        throw new Error('no store')
      },
      () => Promise.reject(new Error('no store')),
    ]) {
      const store = { ...memoryLimits(), take }
      const result = await time.run(client(limits({ store })).run(echo, { say: 'x' }))
      expect(outcomeOf(result)).toMatchObject({ reason: 'unknown', cause: { message: 'no store' } })
    }
  })

  it('take an application of its name, and limits that are numbers', () => {
    const make = (options: object) => () => createLimits(options as never)
    expect(make({ application: '' })).toThrow('application: expected')
    expect(make({ application: 'a', perSecond: 0 })).toThrow('perSecond: expected')
    expect(make({ application: 'a', ...{ perSec: 5 } })).toThrow('perSec: no option of this name')
    expect(make({ application: 'a', apis: { 'a.b': { ...{ perday: 5 } } as object } })).toThrow(
      'apis: a.b.perday: no option of this name; did you mean perDay?',
    )
    expect(make({ application: 'a', perDay: 5, bulkPerDay: 6 })).toThrow(
      'bulkPerDay: expected at most perDay, 5',
    )
    expect(make({ application: 'a', bulkPerDay: 1 })).toThrow('bulkPerDay: expected at most perDay, which is')
    expect(make({ application: 'a', perDay: Number.NaN })).toThrow('perDay: expected')
    expect(make({ application: 'a', apis: { 'a.b': { burst: 0 } } })).toThrow('apis: a.b: burst: expected')
    // @ts-expect-error there are two priorities
    createLimits({ application: 'a' }).forClient('nightly')
  })
})
