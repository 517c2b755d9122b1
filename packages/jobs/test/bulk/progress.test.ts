import { ok } from '@paifang/result'
import { bulk, memoryCheckpoint, type BulkProgress, type Checkpoint, type Store } from '@paifang/jobs'
import { createPlatform, deskClient, virtualTime, writeRows, type Fate } from './world'

const rows = Array.from({ length: 40 }, (_, index) => ({ id: `13800${index}` }))

const told = (progress: unknown): BulkProgress => progress as BulkProgress

/** A job of four requests, told of through `tell`; `before`: what each change of its store waits for. */
const runTold = (
  tell: (progress: BulkProgress) => void,
  { before = () => Promise.resolve(), fates = [] }: { before?: () => Promise<void>; fates?: Fate[] } = {},
) => {
  const memory = memoryCheckpoint()
  const checkpoint: Checkpoint = {
    ...memory,
    open: async (job) => {
      const opened = await memory.open(job)
      if (opened._tag === 'Left') return opened
      const store: Store = opened.right
      const batch: Store['batch'] = async (ops, options) => {
        await before()
        await store.batch(ops, options)
      }
      return { _tag: 'Right', right: { ...store, batch } }
    },
    tell: (_job, progress) => {
      tell(told(progress))
      return Promise.resolve()
    },
  }
  const platform = createPlatform({
    fate: () => fates.shift() ?? 'handled',
  })
  const time = virtualTime()
  return bulk(deskClient(platform, time), writeRows({ rows: ['rows'] }), rows, {
    job: 'nightly',
    checkpoint,
    chunk: 10,
    concurrency: 1,
    ...time,
    toInput: (these) => ({ rows: these }),
  })
}

describe('what others are told of a job', () => {
  it('names its operation, and what it stopped for', async () => {
    const all: BulkProgress[] = []
    const ended = await runTold((progress) => all.push(progress), { fates: ['handled', 'signature'] })
    expect(ended._tag).toBe('Left')
    expect(all[all.length - 1]).toMatchObject({
      method: 'desk.rows.write',
      state: 'stopped',
      stop: { reason: 'call' },
      rows: { done: 10 },
    })
    expect(JSON.stringify(all)).not.toContain('13800')
  })

  it('is nothing that is not durable', async () => {
    let kept = 0
    let changes = 0
    let isBroken = false
    const all: BulkProgress[] = []
    await runTold((progress) => all.push(progress), {
      before: () => {
        changes++
        // Each request is two changes: it is about to be sent, and its outcome. The first one begins the job.
        if (changes > 6) isBroken = true
        if (isBroken) return Promise.reject(new Error('the disk is full'))
        kept = Math.floor((changes - 1) / 2) * 10
        return Promise.resolve()
      },
    })
    const last = all[all.length - 1]
    expect(kept).toBe(20)
    expect(last).toMatchObject({ state: 'stopped', stop: { reason: 'store' } })
    expect(last?.rows.done).toBeLessThanOrEqual(kept)
  })

  it('is repeated each second while a call takes long, and not after its end', async () => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask', 'performance', 'Date'] })
    try {
      const all: string[] = []
      const memory = memoryCheckpoint()
      const tell: Checkpoint['tell'] = (_job, progress) =>
        Promise.resolve(void all.push(told(progress).state))
      let answer: () => void = () => undefined
      const answered = new Promise<void>((resolve) => (answer = resolve))
      let calls = 0
      const call = () => () => {
        calls++
        return answered.then(() => ok({ success: true }))
      }
      const client = { call } as unknown as Parameters<typeof bulk>[0]
      const running = bulk(client, writeRows({ rows: ['rows'] }), rows.slice(0, 1), {
        job: 'nightly',
        checkpoint: { ...memory, tell },
        toInput: (these) => ({ rows: these }),
      })
      const settle = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve))
      while (calls === 0) await settle()
      expect(all).toEqual([])
      for (const seconds of [1, 2, 3]) {
        jest.advanceTimersByTime(1000)
        await settle()
        expect(all).toHaveLength(seconds)
      }
      answer()
      expect((await running)._tag).toBe('Right')
      expect(new Set(all.slice(0, 3))).toEqual(new Set(['running']))
      expect(all[all.length - 1]).toBe('ended')
      expect(jest.getTimerCount()).toBe(0)
    } finally {
      jest.useRealTimers()
    }
  })
})
