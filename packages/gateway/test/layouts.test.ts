import fc from 'fast-check'
import { formText } from '../src/form/formText'
import { createLayouts, layoutText, type TextPairs } from '../src/form/layouts'
import { oncePerSecond } from '../src/oncePerSecond'
import { perObject } from '../src/perObject'

const pairs: fc.Arbitrary<TextPairs> = fc
  .dictionary(fc.constantFrom('a', 'b', '名', 'x y', '9'), fc.string({ unit: 'grapheme', maxLength: 6 }), {
    noNullPrototype: true,
  })
  .map((record) => Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))

describe('layouts of an operation', () => {
  it('write every call as a form, whatever was written before', () => {
    fc.assert(
      fc.property(fc.array(pairs), (calls) => {
        const layoutOf = createLayouts()
        for (const call of calls)
          expect(layoutText(layoutOf(call), call)).toBe(call.length === 0 ? '' : `&${formText(call)}`)
      }),
    )
  })

  it('are the same for the same names in the same order, and only for those', () => {
    const layoutOf = createLayouts()
    const first = layoutOf([['a', '1']])
    expect(layoutOf([['a', '2']])).toBe(first)
    expect(layoutOf([['b', '1']])).not.toBe(first)
    expect(
      layoutOf([
        ['a', '1'],
        ['b', '1'],
      ]),
    ).not.toBe(first)
    expect(layoutOf([])).not.toBe(first)
    expect(layoutOf([['a', '3']])).toBe(first)
  })

  it('are few: an operation whose names never repeat keeps none of them for long', () => {
    const layoutOf = createLayouts()
    const first = layoutOf([['a', '']])
    for (let i = 0; i < 8; i++) layoutOf([[`other ${i}`, '']])
    expect(layoutOf([['a', '']])).not.toBe(first)
  })

  it('refuse a text that has no UTF-8 form, each time', () => {
    const layout = createLayouts()([['a', '']])
    for (let i = 0; i < 2; i++) expect(() => layoutText(layout, [['a', '\ud800']])).toThrow(URIError)
  })
})

describe('oncePerSecond', () => {
  it('writes again when the second is another, forwards or backwards, and not before', () => {
    const written: number[] = []
    const text = oncePerSecond((epochMs) => String(written.push(epochMs)))
    expect([0, 999, 1000, 1001, -1, 0].map(text)).toEqual(['1', '1', '2', '2', '3', '4'])
    expect(written).toEqual([0, 1000, -1, 0])
  })

  it('remembers nothing of a moment that could not be written', () => {
    let broken = true
    const text = oncePerSecond((epochMs) => {
      if (broken) throw new RangeError('no such moment')
      return epochMs
    })
    expect(() => text(5)).toThrow(RangeError)
    broken = false
    expect(text(6)).toBe(6)
  })
})

describe('perObject', () => {
  it('makes one thing for each object', () => {
    const of = perObject((owner: object) => ({ owner }))
    const owner = {}
    expect(of(owner)).toBe(of(owner))
    expect(of({})).not.toBe(of(owner))
  })
})
