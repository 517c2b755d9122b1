import { deadlines, type Expiring } from '../src/deadlines'

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

const named = (name: string, expired: string[]): Expiring => ({ onExpiry: () => void expired.push(name) })

describe('deadlines', () => {
  it('end each in its own time, in the order they are due, and only once', () => {
    const clock = standing()
    const expired: string[] = []
    const { add } = deadlines(clock.now)
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
    const { add, remove } = deadlines(clock.now)
    const ended = named('ended', expired)
    add(ended, 10)
    add(named('hangs', expired), 10)
    remove(ended, 10)
    remove(ended, 10)
    remove(ended, 7)
    clock.go(20)
    expect(expired).toEqual(['hangs'])
  })

  it('have one timer for all of the same time, and none once it has fired for nothing', () => {
    const clock = standing()
    const { add, remove } = deadlines(clock.now)
    for (let i = 0; i < 100; i++) {
      const expiring = named('', [])
      add(expiring, 10)
      clock.go(1)
      remove(expiring, 10)
    }
    expect(jest.getTimerCount()).toBe(1)
    clock.go(10)
    expect(jest.getTimerCount()).toBe(0)
  })

  it('take what is added while another expires', () => {
    const clock = standing()
    const expired: string[] = []
    const { add } = deadlines(clock.now)
    add({ onExpiry: () => add(named('next', expired), 10) }, 10)
    clock.go(19)
    expect(expired).toEqual([])
    clock.go(1)
    expect(expired).toEqual(['next'])
  })

  it('are none at Infinity', () => {
    const clock = standing()
    deadlines(clock.now).add(named('never', []), Infinity)
    expect(jest.getTimerCount()).toBe(0)
  })
})
