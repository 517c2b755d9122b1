import { readCredential, singleFlight, unreadable } from '@paifang/gateway'
import { sensitiveTexts } from '../src/sensitiveTexts'
import { retryBudget } from '../src/policies/retryBudget'
import { wait } from '../src/wait'
import { within } from '../src/within'

describe('sensitiveTexts', () => {
  it('finds them through lists and structs, and leaves out what is too short to hide', () => {
    const wire = {
      list: [{ mobile: '13800138000', n: 1 }, { mobile: 13900139000 }],
      addr: { city: '杭州市西湖区', no: '1' },
    }
    expect(sensitiveTexts(wire, [['list', 'mobile'], ['addr'], ['absent', 'x']])).toEqual([
      '13800138000',
      '13900139000',
      '杭州市西湖区',
    ])
  })
})

describe('readCredential', () => {
  it('reads text and functions, and keeps silent about what failed', async () => {
    expect(readCredential('a')).toBe('a')
    expect(readCredential(() => 'b')).toBe('b')
    expect(await readCredential(async () => 'c')).toBe('c')
    expect(readCredential((() => 5) as unknown as () => string)).toBe(unreadable)
    expect(
      readCredential(() => {
        throw new Error('x')
      }),
    ).toBe(unreadable)
    expect(await readCredential(async () => Promise.reject(new Error('x')))).toBe(unreadable)
  })
})

describe('singleFlight', () => {
  it('runs once for all who ask meanwhile, and anew for who asks later', async () => {
    const flight = singleFlight<number>()
    let runs = 0
    const work = async (): Promise<number> => ++runs
    expect(await Promise.all([flight('a', work), flight('a', work), flight('b', work)])).toEqual([1, 1, 2])
    expect(await flight('a', work)).toBe(3)
  })

  it('gives up for lost what runs too long', async () => {
    let now = 0
    const flight = singleFlight<number>({ maxAgeMs: 100, now: () => now })
    void flight('a', () => new Promise(() => undefined))
    now = 100
    expect(await flight('a', async () => 2)).toBe(2)
  })

  it('shares a failure and forgets it', async () => {
    const flight = singleFlight<number>()
    const failing = async (): Promise<number> => Promise.reject(new Error('x'))
    await expect(Promise.all([flight('a', failing), flight('a', failing)])).rejects.toThrow('x')
    expect(await flight('a', async () => 1)).toBe(1)
  })
})

describe('retryBudget', () => {
  it('never grows beyond its size', () => {
    const budget = retryBudget(1, 0.5)
    budget.refill()
    expect([budget.take(), budget.take()]).toEqual([true, false])
    budget.refill()
    expect(budget.take()).toBe(false)
    budget.refill()
    expect(budget.take()).toBe(true)
  })
})

describe('wait and within', () => {
  it('end with a signal that is aborted before or meanwhile', async () => {
    await wait(1e6, AbortSignal.abort())
    const abort = new AbortController()
    const waiting = wait(1e6, abort.signal)
    abort.abort()
    await waiting
    await wait(0)
    const never = new Promise<string>(() => undefined)
    const ended = within(never, { ms: 1e12, signal: AbortSignal.abort(), onEnd: (why) => why })
    expect(await ended).toBe('aborted')
    expect(
      await within(Promise.reject(new Error('x')), { ms: 10, signal: undefined, onEnd: (why) => why }),
    ).toBe('threw')
    expect(await within(never, { ms: 1, signal: undefined, onEnd: (why) => why })).toBe('time')
  })
})
