import fc from 'fast-check'
import { valueAt, withValue } from '@paifang/contract'

describe('withValue', () => {
  it('puts a value where valueAt finds it, and changes nothing else', () => {
    const path = fc.array(fc.constantFrom('a', 'b', '__proto__', 'constructor'), {
      minLength: 1,
      maxLength: 4,
    })
    const tree = fc.constantFrom<unknown>(undefined, null, 'x', {}, { a: { b: 1 }, c: 2 }, { b: null, c: 2 })
    fc.assert(
      fc.property(tree, path, (value, at) => {
        const before = JSON.stringify(value)
        const made = withValue(value, at, 7)
        expect(valueAt(made, at)).toBe(7)
        expect(JSON.stringify(value)).toBe(before)
        expect(valueAt(made, ['c'])).toBe(valueAt(value, ['c']))
        expect(({} as Record<string, unknown>)['a']).toBeUndefined()
      }),
    )
  })

  it('is the value itself at no path', () => expect(withValue({ a: 1 }, [], 2)).toBe(2))
})
