import { orderedText } from '../src/answer/orderedText'

describe('orderedText', () => {
  it('is one text for one value, whatever the order of its members', () => {
    const one = { b: [{ y: 1, x: 'ü"' }], a: null, c: 12345678901234567890n }
    const other = { c: 12345678901234567890n, a: null, b: [{ x: 'ü"', y: 1 }] }
    expect(orderedText(one)).toBe(orderedText(other))
    expect(orderedText(one)).toBe('{"a":null,"b":[{"x":"ü\\"","y":1}],"c":12345678901234567890}')
  })

  it('tells values apart by type, by order of a list, and by a member named __proto__', () => {
    const texts = [
      { a: 1 },
      { a: '1' },
      { a: [1, 2] },
      { a: [2, 1] },
      { a: true },
      {},
      JSON.parse('{"__proto__":"x"}') as unknown,
    ]
    expect(new Set(texts.map(orderedText)).size).toBe(texts.length)
  })

  it('leaves absent members out', () => {
    expect(orderedText({ b: undefined, a: 1 })).toBe('{"a":1}')
  })
})
