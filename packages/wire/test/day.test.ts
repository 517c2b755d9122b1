import * as fc from 'fast-check'
import { dayOf, formatDate, formatDateTime, untilMidnightMs } from '@paifang/wire'

const moments = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2090, 0, 1) })

describe('a day of the platforms', () => {
  it('ends at midnight in GMT+8', () => {
    fc.assert(
      fc.property(moments, (epochMs) => {
        const left = untilMidnightMs(epochMs)
        expect(left).toBeGreaterThanOrEqual(1)
        expect(left).toBeLessThanOrEqual(86_400_000)
        expect(formatDateTime(epochMs + left)).toMatch(/ 00:00:00$/)
        expect(formatDate(epochMs + left - 1)).toBe(formatDate(epochMs))
        expect(dayOf(epochMs + left)).toBe(dayOf(epochMs) + 1)
      }),
    )
  })
})
