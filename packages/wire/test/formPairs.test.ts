import fc from 'fast-check'
import { formPairs, recordOf } from '@paifang/wire'

const text = fc.string({ unit: 'grapheme', maxLength: 12 })
const pairs = fc.array(fc.tuple(fc.oneof(text, fc.constantFrom('a', '__proto__', 'a b', '&=+%')), text))

describe('formPairs', () => {
  it('reads what URLSearchParams writes, in its order', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        expect(formPairs(new URLSearchParams(given).toString())).toEqual(given)
      }),
    )
  })

  it.each([
    ['a=1=2', [['a', '1=2']]],
    ['a', [['a', '']]],
    ['&&a=&', [['a', '']]],
    ['a+b=%2B+c', [['a b', '+ c']]],
    ['a%3D%26=%26%3D', [['a=&', '&=']]],
    ['', []],
  ])('reads %j', (given, read) => {
    expect(formPairs(given)).toEqual(read)
  })

  it('reads the pieces between every two &, each up to its first =', () => {
    const pieces = (form: string): ReadonlyArray<ReadonlyArray<string>> =>
      form
        .split('&')
        .filter((piece) => piece !== '')
        .map((piece) => [piece.split('=', 1)[0] ?? '', piece.split('=').slice(1).join('=')])
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('&', '=', 'a', '中', ' ') }), (form) => {
        expect(formPairs(form)).toEqual(pieces(form))
      }),
    )
  })

  it.each(['a=%', 'a=%zz', '%E5%80=1', 'a=%FF', 'a=%E5%80&b=%BC'])('refuses %j', (given) => {
    expect(() => formPairs(given)).toThrow(URIError)
  })
})

describe('a form of more pairs than anybody writes', () => {
  const of = (count: number): string => Array.from({ length: count }, (_, i) => `a${i}=`).join('&')

  it('is refused', () => {
    expect(formPairs(of(10_000))).toHaveLength(10_000)
    expect(() => formPairs(of(10_001))).toThrow(RangeError)
  })

  it('is refused before the rest of it is read', () => {
    expect(() => formPairs(`${of(10_001)}&%`)).toThrow(RangeError)
  })
})

describe('recordOf', () => {
  it('makes what Object.fromEntries makes', () => {
    fc.assert(
      fc.property(pairs, (given) => {
        const made = recordOf(given)
        expect(Object.entries(made)).toEqual(Object.entries(Object.fromEntries(given)))
        expect(Object.getPrototypeOf(made)).toBe(Object.prototype)
      }),
    )
  })
})
