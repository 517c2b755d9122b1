import fc from 'fast-check'
import { createUseHistory, mostMinutes } from '../src/top/createUseHistory'

const minuteMs = 60_000
const start = 29_930_000 * minuteMs

describe('the use of each minute', () => {
  const call = fc.record({
    app: fc.constantFrom('a', 'b'),
    method: fc.constantFrom('x', 'y', 'z'),
    // Clocks are moved by hand: back, too, and by days.
    minute: fc.oneof(
      fc.integer({ min: 0, max: 5 }),
      fc.constantFrom(mostMinutes - 1, mostMinutes, mostMinutes + 1),
    ),
    isThrottled: fc.boolean(),
  })

  it('is what was counted in it, until another day has its place', () => {
    fc.assert(
      fc.property(fc.array(call, { maxLength: 60 }), fc.integer({ min: 1, max: 10 }), (calls, minutes) => {
        const history = createUseHistory()
        const told: { of: string; minute: number; isThrottled: boolean }[] = []
        for (const { app, method, minute, isThrottled } of calls) {
          history.count(app, method, start + minute * minuteMs + 59_999, isThrottled)
          for (const of of [app, `${app} ${method}`]) {
            const stays = told.filter(
              (one) => one.of !== of || one.minute === minute || (one.minute - minute) % mostMinutes !== 0,
            )
            told.splice(0, told.length, ...stays, { of, minute, isThrottled })
          }
        }
        for (const now of [3, 5, mostMinutes + 1]) {
          const { uses, until } = history.last(start + now * minuteMs, minutes)
          expect(until).toBe(start + now * minuteMs)
          const wanted = Array.from({ length: minutes }, (_, place) => now - minutes + 1 + place)
          const counted = (of: string, isThrottled: boolean): ReadonlyArray<number> =>
            wanted.map(
              (minute) =>
                told.filter(
                  (one) => one.of === of && one.minute === minute && one.isThrottled === isThrottled,
                ).length,
            )
          const all = [...new Set(told.map(({ of }) => of))].map((of) => [
            of,
            counted(of, false),
            counted(of, true),
          ])
          expect(
            uses
              .map((use) => [
                [use.appKey, use.method].filter((text) => text !== null).join(' '),
                use.calls,
                use.throttled,
              ])
              .toSorted(),
          ).toEqual(all.filter(([, ...both]) => both.flat().some((count) => Number(count) > 0)).toSorted())
        }
      }),
    )
  })

  it('has applications first, and the most used of each', () => {
    const history = createUseHistory()
    for (const [app, method, times] of [
      ['a', 'x', 1],
      ['a', 'y', 3],
      ['b', 'x', 9],
    ] as const)
      for (let time = 0; time < times; time += 1) history.count(app, method, start, false)
    const { uses } = history.last(start, 1)
    expect(uses.map(({ appKey, method, calls }) => [appKey, method, ...calls])).toEqual([
      ['b', null, 9],
      ['a', null, 4],
      ['b', 'x', 9],
      ['a', 'y', 3],
      ['a', 'x', 1],
    ])
    expect(history.since('a', start - 3 * minuteMs, start)).toBe(4)
    expect(history.since('nobody', start, start)).toBe(0)
    history.clear()
    expect(history.last(start, 1).uses).toEqual([])
  })

  it('is bounded: whom nobody used for longest is forgotten', () => {
    const history = createUseHistory()
    for (let at = 0; at < 1000; at += 1) history.count('a', `m${at}`, start + at * minuteMs, false)
    const { uses } = history.last(start + 999 * minuteMs, mostMinutes)
    expect(uses).toHaveLength(400)
    expect(uses[0]?.calls.reduce((sum, one) => sum + one, 0)).toBe(1000)
    expect(uses.map(({ method }) => method)).toContain('m999')
    expect(uses.map(({ method }) => method)).not.toContain('m600')
  })
})
