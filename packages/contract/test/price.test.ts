import { minorUnitsToPrice, priceToMinorUnits } from '@paifang/contract'
import * as fc from 'fast-check'

describe('priceToMinorUnits', () => {
  it.each([
    ['12.30', 1230n],
    ['12.3', 1230n],
    ['12', 1200n],
    ['-0.05', -5n],
    ['90071992547409931.07', 9007199254740993107n],
  ])('counts the cents of %p', (price, cents) => {
    expect(priceToMinorUnits(price)).toBe(cents)
  })

  it.each([['1.234'], ['12.300'], ['1e3'], [''], ['.5'], ['5.'], ['abc'], [' 1']])('refuses %p', (price) => {
    expect(priceToMinorUnits(price)).toBeUndefined()
  })

  it('undoes minorUnitsToPrice', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (cents) => {
        expect(priceToMinorUnits(minorUnitsToPrice(cents) as string)).toBe(cents)
      }),
    )
  })
})

describe('minorUnitsToPrice', () => {
  it('writes two decimals', () => {
    expect([1230n, 5, -5, 0].map(minorUnitsToPrice)).toEqual(['12.30', '0.05', '-0.05', '0.00'])
  })

  it('refuses a number that is not exact', () => {
    expect([minorUnitsToPrice(1.5), minorUnitsToPrice(2 ** 53)]).toEqual([undefined, undefined])
  })
})
