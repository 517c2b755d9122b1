import * as fc from 'fast-check'
import { deadlines, type Expiring } from '../../src/limits/deadlines'

/** A clock that stands still until it is told to go on; timers go with it. */
const standing = (): { readonly now: () => number; readonly go: (ms: number) => void } => {
  jest.useFakeTimers()
  let ms = 0
  return {
    now: () => ms,
    go: (by) => {
      for (let i = 0; i < by; i++) {
        ms += 1
        jest.advanceTimersByTime(1)
      }
    },
  }
}

afterEach(() => jest.useRealTimers())

const expiring = (onExpiry: () => void): Expiring => ({
  onExpiry,
  dueMs: 0,
  earlier: undefined,
  later: undefined,
})
const named = (name: string, expired: string[]): Expiring => expiring(() => void expired.push(name))

describe('deadlines', () => {
  it('end each in its own time, in the order they are due, and only once', () => {
    const clock = standing()
    const expired: string[] = []
    const { add } = deadlines(clock)
    add(named('first', expired), 10)
    clock.go(4)
    add(named('second', expired), 10)
    add(named('soon', expired), 2)
    clock.go(2)
    expect(expired).toEqual(['soon'])
    clock.go(3)
    expect(expired).toEqual(['soon'])
    clock.go(1)
    expect(expired).toEqual(['soon', 'first'])
    clock.go(100)
    expect(expired).toEqual(['soon', 'first', 'second'])
  })

  it('let go of what ended in time, and of what was never there', () => {
    const clock = standing()
    const expired: string[] = []
    const { add, remove } = deadlines(clock)
    const ended = named('ended', expired)
    add(ended, 10)
    add(named('hangs', expired), 10)
    remove(ended)
    remove(ended)
    remove(named('stranger', expired))
    clock.go(20)
    expect(expired).toEqual(['hangs'])
  })

  it('have one timer for all, and none once it has fired for nothing', () => {
    const clock = standing()
    const { add, remove } = deadlines(clock)
    for (let i = 0; i < 100; i++) {
      const one = named('', [])
      add(one, 10)
      clock.go(1)
      remove(one)
    }
    expect(jest.getTimerCount()).toBe(1)
    clock.go(10)
    expect(jest.getTimerCount()).toBe(0)
  })

  it('let go of any of them, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 10 }), (leaving) => {
        const clock = standing()
        const expired: string[] = []
        const { add, remove } = deadlines(clock)
        const all = Array.from({ length: 10 }, (_, i) => named(String(i), expired))
        for (const one of all) add(one, 10)
        for (const i of leaving) remove(all[i]!)
        clock.go(10)
        expect(expired).toEqual(all.flatMap((_, i) => (leaving.includes(i) ? [] : [String(i)])))
        jest.useRealTimers()
      }),
    )
  })

  it('take what is added while another expires', () => {
    const clock = standing()
    const expired: string[] = []
    const { add } = deadlines(clock)
    add(
      expiring(() => add(named('next', expired), 10)),
      10,
    )
    clock.go(19)
    expect(expired).toEqual([])
    clock.go(1)
    expect(expired).toEqual(['next'])
  })

  it('end each in its own time, whatever the times and whoever ends before', () => {
    const step = fc.record({
      beginsMs: fc.nat(5),
      timeoutMs: fc.integer({ min: 1, max: 9 }),
      endsMs: fc.nat(9),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const clock = standing()
        const { add, remove } = deadlines(clock)
        const expiredMs = steps.map((): number | undefined => undefined)
        const all = steps.map((_, i) => expiring(() => (expiredMs[i] = clock.now())))
        for (let ms = 0; ms < 20; ms++) {
          steps.forEach(({ beginsMs, timeoutMs, endsMs }, i) => {
            if (ms === beginsMs) add(all[i]!, timeoutMs)
            if (ms === beginsMs + endsMs) remove(all[i]!)
          })
          clock.go(1)
        }
        expect(expiredMs).toEqual(
          steps.map(({ beginsMs, timeoutMs, endsMs }) =>
            timeoutMs <= endsMs ? beginsMs + timeoutMs : undefined,
          ),
        )
        expect(jest.getTimerCount()).toBe(0)
        jest.useRealTimers()
      }),
    )
  })

  it('hold the process while one is waited for, where that is asked', () => {
    const held = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
    const before = held()
    const { add, remove } = deadlines({ holdProcess: true })
    const [one, other] = [named('', []), named('', [])]
    add(one, 1e6)
    add(other, 1e7)
    remove(one)
    expect(held()).toBe(before + 1)
    remove(other)
    expect(held()).toBe(before)
    add(one, 1e7)
    expect(held()).toBe(before + 1)
    remove(one)
    deadlines().add(one, 1e6)
    expect(held()).toBe(before)
  })

  it('need no more of a timer than that it fires and can be cleared', () => {
    jest.useFakeTimers()
    const timers: NodeJS.Timeout[] = []
    const [set, clear] = [setTimeout, clearTimeout]
    const numbered = { setTimeout: (run: () => void, ms: number) => timers.push(set(run, ms)) }
    Object.assign(globalThis, numbered, { clearTimeout: (at: number) => clear(timers[at - 1]) })
    try {
      const expired: string[] = []
      const { add, remove } = deadlines({ holdProcess: true })
      const ended = named('ended', expired)
      add(ended, 10)
      remove(ended)
      add(named('hangs', expired), 20)
      add(named('soon', expired), 5)
      jest.advanceTimersByTime(30)
      expect(expired).toEqual(['soon', 'hangs'])
    } finally {
      Object.assign(globalThis, { setTimeout: set, clearTimeout: clear })
    }
  })

  it('are none at Infinity', () => {
    const clock = standing()
    deadlines(clock).add(named('never', []), Infinity)
    expect(jest.getTimerCount()).toBe(0)
  })
})
