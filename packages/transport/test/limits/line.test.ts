import * as fc from 'fast-check'
import { createLine, type InLine } from '../../src/limits/line'

interface One extends InLine<One> {
  readonly id: number
}

describe('a line', () => {
  it('is in the order in which they came, whoever leaves it, and from wherever', () => {
    const step = fc.record({ id: fc.nat(4), comes: fc.boolean() })
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
        const line = createLine<One>()
        const all = Array.from({ length: 5 }, (_, id): One => ({ id, earlier: undefined, later: undefined }))
        const expected: number[] = []
        for (const { id, comes } of steps) {
          const one = all[id]!
          const at = expected.indexOf(id)
          if (comes && at < 0) {
            line.add(one)
            expected.push(id)
          } else if (!comes) {
            expect(line.remove(one)).toBe(at >= 0)
            if (at >= 0) expected.splice(at, 1)
          }
          const found: number[] = []
          for (let next = line.first(); next !== undefined; next = next.later) found.push(next.id)
          expect(found).toEqual(expected)
          expect(line.size()).toBe(expected.length)
        }
      }),
    )
  })
})
