import fc from 'fast-check'
import { jsonLeaves } from '../src/control'

const laidOut = fc.constantFrom<string | number | undefined>(undefined, 1, '\t')

const countOf = (value: unknown): number => {
  const members = typeof value === 'object' && value !== null ? Object.values(value) : []
  return members.length === 0 ? 1 : members.reduce<number>((sum, member) => sum + countOf(member), 0)
}

describe('jsonLeaves', () => {
  it('finds every value of any document, where it stands', () => {
    fc.assert(
      fc.property(fc.jsonValue(), laidOut, (given, layout) => {
        const document = JSON.stringify(given, null, layout)
        // What is written: a zero below zero is written as the other one.
        const value: unknown = JSON.parse(document)
        const leaves = jsonLeaves(document) ?? []
        for (const { path, text, from, to } of leaves) {
          expect(document.slice(from, to)).toBe(text)
          const found = path.reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], value)
          expect(JSON.parse(text)).toEqual(found)
        }
        expect(leaves).toHaveLength(countOf(value))
      }),
    )
  })

  it('loses no digit, and keeps names that are no names of ours', () => {
    const document = '{"__proto__": {"id": 7091800003790954036}, "a": [[], {}, 12345678901234567890.1230]}'
    expect(jsonLeaves(document)?.map(({ path, text }) => [path.join('.'), text])).toEqual([
      ['__proto__.id', '7091800003790954036'],
      ['a.0', '[]'],
      ['a.1', '{}'],
      ['a.2', '12345678901234567890.1230'],
    ])
  })

  it('takes nothing that is no JSON', () => {
    for (const text of ['', '{', '{"a":1} x', '<a/>', 'a=1', '{"a":***}'])
      expect(jsonLeaves(text)).toBeUndefined()
  })
})
