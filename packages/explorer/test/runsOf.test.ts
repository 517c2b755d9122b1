import fc from 'fast-check'
import { runsOf } from '../src/calls/runsOf'

const texts = fc
  .array(fc.constantFrom('a', 'ab', ' ', '"', '黑', '😀', '1'), { maxLength: 30 })
  .map((all) => all.join(''))

describe('runsOf', () => {
  it('loses nothing of either text, and leaves unmarked only what both have, in one order', () => {
    fc.assert(
      fc.property(texts, texts, fc.boolean(), (one, other, isByCharacter) => {
        const split = isByCharacter ? (text: string): string[] => [...text] : undefined
        const [here, there] = runsOf(one, other, split)
        expect(here.map(({ text }) => text).join('')).toBe(one)
        expect(there.map(({ text }) => text).join('')).toBe(other)
        const kept = [here, there].map((runs) =>
          runs.flatMap(({ text, differs }) => (differs ? [] : text)).join(''),
        )
        expect(kept[0]).toBe(kept[1])
        expect([...here, ...there].some(({ differs }) => differs)).toBe(one !== other)
      }),
    )
  })

  it('marks from the first to the last difference where there are too many to find', () => {
    const [one, other] = [`{${'ab '.repeat(2000)}}`, `{${'cd '.repeat(2000)}}`]
    const [here] = runsOf(one, other)
    expect(here.map(({ text, differs }) => [text.length, differs])).toEqual([
      [1, false],
      [5999, true],
      [2, false],
    ])
  })

  it('marks single characters of a long value', () => {
    const [here, there] = runsOf('{"a":"b c"}', '%7B"a":"b%20c"%7D', (text) => [...text])
    expect(here.filter(({ differs }) => differs).map(({ text }) => text)).toEqual(['{', ' ', '}'])
    expect(there.filter(({ differs }) => differs).map(({ text }) => text)).toEqual(['%7B', '%20', '%7D'])
  })
})
