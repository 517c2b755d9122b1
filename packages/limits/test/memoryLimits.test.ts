import fc from 'fast-check'
import { memoryLimits, type LimitAsk, type Priority } from '@paifang/limits'
import { refused } from '../../gateway/test/support/echoGateway'
import { mostInASecond } from './support/platform'

const ask = (priority: Priority, more: Partial<LimitAsk> = {}): LimitAsk => ({
  application: 'app',
  method: 'm',
  priority,
  rates: [],
  days: [],
  bans: ['ban'],
  ...more,
})
const priorities = fc.constantFrom<Priority>('interactive', 'bulk')
const hour = 3_600_000

/** The same numbers from 0 up to 1 for the same seed. */
const numbers = (seed: number) => {
  let state = seed >>> 0
  return (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

describe('the memory of limits', () => {
  it('lets no more go in any second than rate and burst, however it is asked', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 20 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), priorities), { minLength: 50, maxLength: 400 }),
        (perSecond, burst, asks) => {
          let nowMs = 0
          const store = memoryLimits({ now: () => nowMs, clock: () => nowMs })
          const rates = [{ name: 'r', perSecond, burst }]
          const went: number[] = []
          for (const [laterMs, priority] of asks) {
            nowMs += laterMs / 10
            const answer = store.take(ask(priority, { rates }), 0)
            if ('ok' in answer && answer.ok) went.push(nowMs)
          }
          expect(mostInASecond(went)).toBeLessThanOrEqual(perSecond + burst)
        },
      ),
    )
  })

  it('gives whoever asks when it was told the whole rate, and a quarter of it to bulk', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 1, max: 8 }),
        fc.nat(),
        (people, jobs, seed) => {
          const drawn = numbers(seed)
          let nowMs = 0
          const store = memoryLimits({ now: () => nowMs, clock: () => nowMs })
          const rates = [{ name: 'r', perSecond: 40, burst: 2 }]
          const askers = [
            ...Array.from({ length: people }, () => ({ priority: 'interactive' as const, atMs: 0, went: 0 })),
            ...Array.from({ length: jobs }, () => ({ priority: 'bulk' as const, atMs: 0, went: 0 })),
          ]
          while (nowMs < 60_000) {
            const next = askers.reduce((first, other) => (other.atMs < first.atMs ? other : first))
            nowMs = Math.max(nowMs, next.atMs)
            const answer = store.take(ask(next.priority, { rates }), drawn())
            if (!('ok' in answer)) throw new Error('memory does not wait')
            if (answer.ok) next.went += 1
            next.atMs = answer.ok ? nowMs : nowMs + answer.waitMs
          }
          const sum = (of: Priority): number =>
            askers.reduce((all, { priority, went }) => all + (priority === of ? went : 0), 0)
          expect(sum('interactive') + sum('bulk')).toBeGreaterThan(40 * 60 * 0.95)
          expect(sum('bulk') / (sum('interactive') + sum('bulk'))).toBeGreaterThan(0.15)
          expect(sum('interactive')).toBeGreaterThan(sum('bulk') * 2)
          const jobsWent = askers.filter(({ priority }) => priority === 'bulk').map(({ went }) => went)
          // Chance decides among equals: with 600 turns of 8 jobs, five standard deviations below the mean.
          expect(Math.min(...jobsWent)).toBeGreaterThan((sum('bulk') / jobs) * 0.4)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('uses the quota of a day to the last call, and begins anew at midnight in GMT+8', () => {
    let nowMs = 15 * hour
    const store = memoryLimits({ now: () => nowMs, clock: () => nowMs })
    const days = [{ name: 'd', perDay: 5 }]
    const went = (): number =>
      Array.from({ length: 9 }, () => store.take(ask('bulk', { days }), 0)).filter((a) => 'ok' in a && a.ok)
        .length
    expect(went()).toBe(5)
    expect(store.take(ask('bulk', { days }), 0)).toEqual({ ok: false, why: 'quota', name: 'd', waitMs: hour })
    nowMs = 16 * hour - 1
    expect(went()).toBe(0)
    nowMs = 16 * hour
    expect(went()).toBe(5)
  })

  it('takes nothing of one limit where another refuses', () => {
    let nowMs = 0
    const store = memoryLimits({ now: () => nowMs, clock: () => nowMs })
    const slow = { name: 'api', perSecond: 1, burst: 1 }
    const fast = { name: 'app', perSecond: 10, burst: 10 }
    const days = [{ name: 'd', perDay: 3 }]
    expect(store.take(ask('bulk', { rates: [fast, slow], days }), 0)).toMatchObject({ ok: true })
    for (let i = 0; i < 20; i++)
      expect(store.take(ask('bulk', { rates: [fast, slow], days }), 0)).toMatchObject({
        why: 'rate',
        name: 'api',
      })
    expect(
      Array.from({ length: 9 }, () => store.take(ask('bulk', { rates: [fast] }), 0)).filter(
        (a) => 'ok' in a && a.ok,
      ),
    ).toHaveLength(9)
    nowMs = 5_000
    expect(store.take(ask('bulk', { days }), 0)).toMatchObject({ ok: true })
    expect(store.take(ask('bulk', { days }), 0)).toMatchObject({ ok: true })
    expect(store.take(ask('bulk', { days }), 0)).toMatchObject({ why: 'quota' })
  })

  it('gives back what was not sent, to the day that it was taken from', () => {
    let nowMs = 16 * hour - 1
    const store = memoryLimits({ now: () => nowMs, clock: () => nowMs })
    const given = ask('bulk', {
      days: [{ name: 'd', perDay: 1 }],
      rates: [{ name: 'r', perSecond: 0.01, burst: 1 }],
    })
    const answer = store.take(given, 0)
    if (!('ok' in answer) || !answer.ok) throw new Error('it was not let go')
    store.settle(given, answer, 'unsent')
    expect(store.take(given, 0)).toMatchObject({ ok: true })
    nowMs += 200_000
    expect(store.take(given, 0)).toMatchObject({ ok: true })
    store.settle(given, answer, 'unsent')
    nowMs += 200_000
    expect(store.take(given, 0)).toMatchObject({ why: 'quota' })
  })

  it('lets nothing into a ban, then one to find out, then half the rate for a minute', () => {
    let nowMs = 0
    const store = memoryLimits({ now: () => nowMs, clock: () => nowMs })
    const rates = [{ name: 'r', perSecond: 10, burst: 1 }]
    const given = ask('bulk', { rates })
    store.ban('app', 'ban', refused('throttled'), 10_000)
    store.ban('app', 'ban', refused('throttled'), 1_000)
    expect(store.take(given, 0)).toMatchObject({ ok: false, why: 'ban', waitMs: 10_000 })
    nowMs = 10_000
    const probe = store.take(given, 0)
    expect(probe).toMatchObject({ ok: true, probe: true })
    expect(store.take(given, 0)).toMatchObject({ ok: false, why: 'probe' })
    nowMs = 14_999
    expect(store.take(given, 0)).toMatchObject({ ok: false, why: 'probe' })
    nowMs = 15_000
    expect(store.take(given, 0)).toMatchObject({ ok: true, probe: true })
    if ('ok' in probe && probe.ok) store.settle(given, probe, 'passed')
    expect(store.take(given, 0)).toMatchObject({ why: 'rate', waitMs: 200 })
    nowMs = 75_001
    expect(store.take(given, 0)).toMatchObject({ ok: true, probe: false })
    expect(store.take(given, 0)).toMatchObject({ ok: false, waitMs: 100 })
  })

  it('slows down to 0.7 when the gateway throttles and names no time, and recovers a twentieth a minute', () => {
    let nowMs = 0
    const store = memoryLimits({ now: () => nowMs, clock: () => nowMs })
    const given = ask('interactive', { rates: [{ name: 'r', perSecond: 10, burst: 1 }] })
    const waits = (): number => {
      const answer = store.take(given, 0)
      return 'ok' in answer && !answer.ok ? Math.round((1000 / answer.waitMs) * 100) / 100 : 0
    }
    const first = store.take(given, 0)
    if (!('ok' in first) || !first.ok) throw new Error('it was not let go')
    store.settle(given, first, 'throttled')
    expect(waits()).toBe(7)
    nowMs = 60_000
    expect([waits(), waits()]).toEqual([0, 7.5])
    for (let i = 0; i < 20; i++) store.settle(given, first, 'throttled')
    expect(waits()).toBe(1)
  })
})
