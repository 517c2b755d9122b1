import fc from 'fast-check'
import { shareBetween } from '../src/measure/busyShare'
import { median } from '../src/measure/median'
import { costIn, moreIn, rowOf } from '../src/measure/rowOf'
import type { Round } from '../src/measure/runRound'
import { joinSamples, type Sample } from '../src/measure/Sample'
import { shuffled } from '../src/measure/shuffled'
import { verdict } from '../src/measure/verdict'

const sample = (cpuUs: number): Sample => ({ count: 10, cpuUs: cpuUs * 10, wallUs: 0 })

describe('median', () => {
  it('is the middle of an odd number of values', () => {
    expect(median([3, 1, 2])).toBe(2)
  })

  it('is the mean of the two middles of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5)
  })

  it('is no number without values', () => {
    expect(median([])).toBeNaN()
  })

  it('leaves what it is given in its order', () => {
    const values = [3, 1, 2]
    median(values)
    expect(values).toEqual([3, 1, 2])
  })

  it('lies between the least and the greatest, whatever the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), (values) => {
        const found = median(values)
        expect(found).toBeGreaterThanOrEqual(Math.min(...values))
        expect(found).toBeLessThanOrEqual(Math.max(...values))
        expect(median([...values].reverse())).toBe(found)
      }),
    )
  })
})

describe('shuffled', () => {
  it('has the same members, and leaves the original alone', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), (values) => {
        const before = [...values]
        expect([...shuffled(values)].sort((a, b) => a - b)).toEqual([...values].sort((a, b) => a - b))
        expect(values).toEqual(before)
      }),
    )
  })

  it('can put any member anywhere', () => {
    expect(shuffled(['a', 'b', 'c'], () => 0)).toEqual(['b', 'c', 'a'])
    expect(shuffled(['a', 'b', 'c'], () => 0.999)).toEqual(['a', 'b', 'c'])
  })
})

describe('rowOf', () => {
  const round = (own: number, baseline: number): Round =>
    new Map([
      ['floor', { own: sample(baseline), baseline: sample(baseline) }],
      ['ours', { own: sample(own), baseline: sample(baseline) }],
    ])
  const rounds = [round(15, 10), round(40, 20), round(48, 30)]

  it('divides by the baseline that was measured beside it, so that a slow round does not count twice', () => {
    expect(rowOf(rounds, 'floor')).toEqual({ cell: 'floor', cpuUs: 20, ratio: 1, lowest: 1, highest: 1 })
    expect(rowOf(rounds, 'ours')).toEqual({ cell: 'ours', cpuUs: 40, ratio: 1.6, lowest: 1.5, highest: 2 })
  })

  it('shows that a cell was not measured instead of a figure', () => {
    expect(rowOf(rounds, 'absent').ratio).toBeNaN()
  })
})

describe('moreIn', () => {
  const round: Round = new Map([
    ['one', { own: sample(15), baseline: sample(10) }],
    ['other', { own: sample(3), baseline: sample(20) }],
  ])

  it('takes off what the baseline beside it cost, or another cell of the round', () => {
    expect(moreIn(round, 'one')).toBe(5)
    expect(moreIn(round, 'one', 'other')).toBe(12)
  })

  it('is no figure where either was not measured', () => {
    expect(moreIn(round, 'absent', 'one')).toBeNaN()
    expect(moreIn(round, 'one', 'absent')).toBeNaN()
  })
})

describe('costIn', () => {
  const round: Round = new Map([['one', { own: sample(15), baseline: sample(10) }]])

  it('is what a cell costs by itself, and no figure where it was not measured', () => {
    expect(costIn(round, 'one')).toBe(15)
    expect(costIn(round, 'absent')).toBeNaN()
  })
})

describe('joinSamples', () => {
  it('adds up operations and their cost', () => {
    const samples = [
      { count: 10, cpuUs: 30, wallUs: 40 },
      { count: 20, cpuUs: 90, wallUs: 1 },
    ]
    expect(joinSamples(samples)).toEqual({ count: 30, cpuUs: 120, wallUs: 41 })
  })
})

describe('verdict', () => {
  const goal = { goal: 'P1', figure: 'one ÷ other', atMost: 1.5 }

  it('is met at the goal and below', () => {
    expect(verdict(goal, 1.5).met).toBe(true)
    expect(verdict(goal, 1.51).met).toBe(false)
  })

  it('is not met without a figure', () => {
    expect(verdict(goal, NaN).met).toBe(false)
  })
})

describe('shareBetween', () => {
  it('is the busy part of the time that passed on all cores', () => {
    expect(shareBetween({ busy: 100, idle: 900 }, { busy: 130, idle: 1070 })).toBeCloseTo(0.15)
  })

  it('is nothing where no time passed', () => {
    expect(shareBetween({ busy: 1, idle: 1 }, { busy: 1, idle: 1 })).toBe(0)
  })
})
