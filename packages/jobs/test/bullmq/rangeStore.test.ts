import fc from 'fast-check'
import { memoryCheckpoint, type Store, type StoreOp } from '@paifang/jobs'
import { script } from '@paifang/gateway/author'
import type { Redis } from 'ioredis'
import { jobKeys } from '../../src/bullmq/keys'
import { rangeStore } from '../../src/bullmq/rangeStore'
import { finishScript, pauseScript, takeScript } from '../../src/bullmq/scripts'
import { startJobsRedis, type JobsRedis } from './jobsRedis'

const entries = async (store: Store, from = '', before = '~'): Promise<ReadonlyArray<unknown>> => {
  const found: unknown[] = []
  for await (const entry of store.range(from, before)) found.push([...entry])
  return found
}

describe('the store of a range', () => {
  let server: JobsRedis['server']
  let redis: Redis
  let stop: JobsRedis['stop']
  let count = 0
  const fresh = () => jobKeys({ queue: 'q' }, `job ${(count += 1)}`)

  beforeAll(async () => {
    ;({ server, redis, stop } = await startJobsRedis())
  })
  afterAll(() => stop())

  /** As a worker takes it, of a job that has been begun. */
  const takenBy = async (keys: ReturnType<typeof fresh>, range: number): Promise<number> => {
    await redis.hset(keys.job, { format: 1, definition: 'd', salt: 's' })
    await redis.hsetnx(keys.open, String(range), '{}')
    const [state, fence] = (await script(redis, takeScript)(
      [keys.job, keys.open, keys.fences],
      [range, 'd'],
    )) as [string, number]
    expect(state).toBe('taken')
    return fence
  }

  it('keeps what a store in memory keeps', async () => {
    if (server === undefined) return
    const key = fc.constantFrom('job', 'progress', 'c/001', 'c/002', 'c/010', 'x/001', 'x/002')
    const op: fc.Arbitrary<StoreOp> = fc.oneof(
      fc.record({ put: key, value: fc.string({ unit: 'grapheme' }) }),
      fc.record({ del: key }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(op, { maxLength: 6 }), { maxLength: 6 }), async (batches) => {
        const keys = fresh()
        const store = rangeStore(redis, keys, 3, await takenBy(keys, 3))
        const opened = await memoryCheckpoint().open('m')
        if (opened._tag === 'Left') throw new Error('no memory')
        for (const ops of batches) {
          await store.batch(ops, { durable: true })
          await opened.right.batch(ops, { durable: true })
        }
        expect(await entries(store)).toEqual(await entries(opened.right))
        expect(await entries(store, 'c/', 'c0')).toEqual(await entries(opened.right, 'c/', 'c0'))
        expect(await store.get('job')).toBe(await opened.right.get('job'))
      }),
      { numRuns: 50 },
    )
  })

  it('keeps nothing of whoever had the range before', async () => {
    if (server === undefined) return
    const keys = fresh()
    const before = rangeStore(redis, keys, 0, await takenBy(keys, 0))
    await before.batch([{ put: 'a', value: '1' }], { durable: true })
    const after = rangeStore(redis, keys, 0, await takenBy(keys, 0))
    await expect(before.batch([{ put: 'a', value: '2' }, { del: 'b' }], { durable: true })).rejects.toThrow(
      'another worker has taken these rows',
    )
    expect(before.isLost()).toBe(true)
    expect(after.isLost()).toBe(false)
    expect(await after.get('a')).toBe('1')
  })

  it('ends once, however often that is said, and not by whoever had it before', async () => {
    if (server === undefined) return
    const keys = fresh()
    const finish = script(redis, finishScript)
    const names = [
      ...[keys.job, keys.open, keys.fences, keys.outcomes],
      ...[keys.range(0), keys.rows(0), keys.again],
    ]
    const old = await takenBy(keys, 0)
    const fence = await takenBy(keys, 0)
    const store = rangeStore(redis, keys, 0, fence)
    await store.batch([{ put: 'x/000000000000007', value: '{"from":7}' }], { durable: true })
    expect(await finish(names, [0, old, 'done', 5])).toBe(0)
    expect(await finish(names, [0, fence, 'done', 5])).toBe(1)
    expect(await finish(names, [0, fence, 'done', 5])).toBe(0)
    expect(await redis.hget(keys.job, 'done')).toBe('5')
    expect(await redis.zrange(keys.outcomes, 0, -1)).toEqual(['{"from":7}'])
    expect(await redis.exists(keys.range(0))).toBe(0)
    await expect(store.batch([{ put: 'a', value: '1' }], { durable: true })).rejects.toThrow('another worker')
  })

  it('is not taken during a pause, which a shorter one does not shorten', async () => {
    if (server === undefined) return
    const keys = fresh()
    const fence = await takenBy(keys, 0)
    const pause = script(redis, pauseScript)
    for (const forMs of [1_000, 7_200_000, 3_600_000]) await pause([keys.job], [forMs])
    const take = script(redis, takeScript)
    const taken = () => take([keys.job, keys.open, keys.fences], [0, 'd'])
    // How long it lasts is told, not until when: whoever asks may have another time.
    const [state, leftMs] = (await taken()) as [string, number]
    expect(state).toBe('paused')
    expect(leftMs).toBeGreaterThan(3_600_000)
    expect(leftMs).toBeLessThanOrEqual(7_200_000)
    const [seconds = '0'] = await redis.time()
    await redis.hset(keys.job, 'untilMs', Number(seconds) * 1_000)
    expect(await taken()).toEqual(expect.arrayContaining(['taken', fence + 1]))
  })
})
