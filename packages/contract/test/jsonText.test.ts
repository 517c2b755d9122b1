import { jsonText, parseJson } from '@paifang/contract'
import * as fc from 'fast-check'

const isExact = (value: unknown): boolean => {
  let exact = true
  JSON.stringify(value, (_key, member: unknown) => {
    if (Number.isInteger(member) && !Number.isSafeInteger(member)) exact = false
    return member
  })
  return exact
}

describe('jsonText', () => {
  it('writes what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue().filter(isExact), (value) => {
        expect(jsonText(value)).toBe(JSON.stringify(value))
      }),
    )
  })

  it('writes bigints as bare digits, and parseJson reads them back', () => {
    expect(jsonText({ a: [12345678901234567890n], b: undefined, c: [undefined], d: new Date(0) })).toBe(
      '{"a":[12345678901234567890],"c":[null],"d":"1970-01-01T00:00:00.000Z"}',
    )
    expect(parseJson(jsonText([12345678901234567890n]), { longIntegers: 'bigint' })).toMatchObject({
      right: [12345678901234567890n],
    })
  })

  it('takes the same object twice, side by side', () => {
    const shared = { a: 1 }
    expect(jsonText([shared, shared])).toBe('[{"a":1},{"a":1}]')
  })

  it.each([[NaN], [Infinity], [2 ** 53], [() => 1], [Symbol('x')], [undefined]])(
    'throws a TypeError for %p',
    (value) => {
      expect(() => jsonText(value)).toThrow(TypeError)
    },
  )

  it('throws a TypeError for a cycle', () => {
    const cycle: unknown[] = []
    cycle.push(cycle)
    expect(() => jsonText(cycle)).toThrow(TypeError)
  })
})
