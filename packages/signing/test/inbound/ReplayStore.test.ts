import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { memoryReplayStore, recordOnce, type AsyncReplayStore, type ReplayStore } from '@paifang/signing'

describe('memoryReplayStore', () => {
  it('knows a key as long as its window lasts, and forgets it then', () => {
    const { add } = memoryReplayStore()
    expect([add('a', 10, 0), add('a', 10, 10), add('b', 10, 0)]).toEqual([true, false, true])
    expect(add('c', 30, 11)).toBe(true)
    expect([add('a', 30, 11), add('a', 30, 30), add('c', 30, 30)]).toEqual([true, false, false])
  })

  it('makes room for new keys by time, and takes none when nothing has expired', () => {
    const { add } = memoryReplayStore({ maxEntries: 2 })
    expect([add('old', 10, 0), add('new', 99, 0), add('newer', 99, 10)]).toEqual([true, true, 'full'])
    expect([add('old', 10, 10), add('new', 99, 10)]).toEqual([false, false])
    expect([add('newer', 99, 11), add('newest', 99, 11)]).toEqual([true, 'full'])
    expect([add('new', 99, 99), add('newer', 99, 99), add('newest', 200, 100)]).toEqual([false, false, true])
  })

  it('keeps for ever what never expires', () => {
    const { add } = memoryReplayStore({ maxEntries: 1 })
    expect([add('a', Infinity, 0), add('a', Infinity, 1e15), add('b', 1e16, 1e15)]).toEqual([
      true,
      false,
      'full',
    ])
  })

  it('admits nothing again when the clock steps back, and recovers from a leap at once', () => {
    const { add } = memoryReplayStore()
    expect([add('a', 1000, 0), add('b', 9000, 0), add('c', 9000, 2000)]).toEqual([true, true, true])
    expect([add('a', 1000, 500), add('b', 9000, 500), add('d', 9000, 500)]).toEqual([false, false, true])
    const leapt = memoryReplayStore()
    expect([leapt.add('a', 1000, 0), leapt.add('z', 4e12, 4e12)]).toEqual([true, true])
    expect([leapt.add('a', 1000, 900), leapt.add('e', 1001, 901), leapt.add('e', 1001, 902)]).toEqual([
      false,
      true,
      false,
    ])
  })

  it('keeps nothing of the texts that keys were cut out of', () => {
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const { add } = memoryReplayStore()
    const length = 1_000_000
    const forms = 100
    collect()
    const before = process.memoryUsage().heapUsed
    for (let i = 0; i < forms; i++)
      add(`${'a'.repeat(length)}=${String(i).padStart(32, '0')}`.slice(length + 1), 1e15, 0)
    collect()
    expect(process.memoryUsage().heapUsed - before).toBeLessThan((forms * length) / 4)
    expect([add('0'.repeat(32), 1e15, 0), add('0'.repeat(31), 1e15, 0)]).toEqual([false, true])
  })

  it('never accepts a key twice inside its window, and never refuses a new one while there is room', () => {
    const toleranceMs = 50
    const calls = fc.array(
      fc.record({
        key: fc.nat(30),
        skew: fc.integer({ min: -toleranceMs, max: toleranceMs }),
        pause: fc.nat(40),
      }),
      { maxLength: 200 },
    )
    fc.assert(
      fc.property(calls, fc.constantFrom(3, 8, 1000), (sent, maxEntries) => {
        const { add } = memoryReplayStore({ maxEntries })
        const accepted = new Map<string, number>()
        let nowMs = 1000
        for (const { key, skew, pause } of sent) {
          nowMs += pause
          const expiresAtMs = nowMs + skew + toleranceMs
          // A signature covers the timestamp: one key has one moment at which it expires.
          const name = `${key} ${expiresAtMs}`
          const alive = [...accepted.values()].filter((ms) => ms >= nowMs).length
          const answer = add(name, expiresAtMs, nowMs)
          expect(answer).toBe(accepted.has(name) ? false : alive >= maxEntries ? 'full' : true)
          if (answer === true) accepted.set(name, expiresAtMs)
        }
      }),
    )
  })

  const timed = process.env['PAIFANG_TIMES'] === '1' ? it : it.skip
  timed('adds to a store of 100,000 entries as fast as to one of 1,000', () => {
    const microseconds = (entries: number): number => {
      const { add } = memoryReplayStore({ maxEntries: entries })
      for (let at = 0; at < entries; at++) add(`k${at}`, 600_000 + 1000 * (at % 600), at / 1000)
      const start = performance.now()
      for (let at = 0; at < 10_000; at++) add(`z${at}`, 900_000, 200 + at / 1000)
      return (performance.now() - start) / 10
    }
    microseconds(1000)
    expect(microseconds(100_000)).toBeLessThan(20 * Math.max(microseconds(1000), 0.2))
  })

  it.each([[0], [1.5], [NaN], [-1]])('refuses to keep %p entries', (maxEntries) => {
    expect(() => memoryReplayStore({ maxEntries })).toThrow('maxEntries: expected an integer, 1 or more')
  })
})

describe('recordOnce', () => {
  const entry = { key: 'k', expiresAtMs: 1, nowMs: 0 }
  const ask = (store: ReplayStore | AsyncReplayStore): unknown =>
    recordOnce(store, entry, 'ok', (reason) => reason)

  it.each<[answer: unknown, result: string]>([
    [true, 'ok'],
    [false, 'replayed'],
    ['full', 'replay-store-full'],
    [undefined, 'replay-store-failed'],
    [null, 'replay-store-failed'],
    [1, 'replay-store-failed'],
    ['OK', 'replay-store-failed'],
  ])('reads the answer %p as %s, now and later', async (answer, result) => {
    expect(ask({ add: () => answer as boolean })).toBe(result)
    await expect(ask({ add: () => Promise.resolve(answer as boolean) })).resolves.toBe(result)
  })

  it('waits for any thenable, and refuses where a store throws or rejects', async () => {
    const thenable = { then: (done: (answer: boolean) => void) => done(true) } as PromiseLike<boolean>
    await expect(ask({ add: () => thenable })).resolves.toBe('ok')
    await expect(ask({ add: () => Promise.reject(new Error('down')) })).resolves.toBe('replay-store-failed')
    const down = (): never => {
      throw new Error('down')
    }
    expect(ask({ add: down })).toBe('replay-store-failed')
  })
})
