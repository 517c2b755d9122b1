import * as fc from 'fast-check'
import { keptPage, keptRows, pageWithout, repeatsIn, seenRows, wholeRow } from '../../src/pages/SeenRows'

const byId = wholeRow([['id']])

/** Rows that count how often a text was made of one of them. */
const counted = (ids: ReadonlyArray<string>) => {
  let texts = 0
  const rows = ids.map((id) => ({
    id,
    toJSON: () => {
      texts++
      return { id }
    },
  }))
  return { rows, texts: () => texts }
}

describe('seenRows', () => {
  it('makes no text of a row while no two rows share their key, and one for each once a position is kept', () => {
    const { rows, texts } = counted(['a', 'b', 'c'])
    const page = seenRows(rows, byId)
    const next = seenRows(counted(['d', 'e']).rows, byId)
    expect(repeatsIn(next, [page]).size).toBe(0)
    expect(texts()).toBe(0)
    const digests = page.digests()
    expect(page.digests()).toBe(digests)
    expect(texts()).toBe(3)
  })

  it('takes a row of the same key for another one unless it is the same in everything', () => {
    const page = seenRows([{ id: '1', at: 1 }, { id: '2' }], byId)
    const next = seenRows([{ id: '1', at: 2 }, { id: '2' }, { at: 1 }], byId)
    expect([...repeatsIn(next, [page])]).toEqual([1])
  })

  it('needs no more than a mark that is enough', () => {
    const identity = { markOf: (row: unknown) => (row as { readonly id: string }).id, isEnough: true }
    const page = seenRows([{ id: '1', at: 1 }], identity)
    const next = seenRows([{ id: '1', at: 2 }], identity)
    expect(page.has(next, 0)).toBe(true)
    expect(keptRows(page.digests()).has(next, 0)).toBe(true)
  })

  it('finds by digests what it finds by rows', () => {
    const row = fc.record(
      { id: fc.constantFrom('1', '2', '3', null), n: fc.constantFrom(0, 1, new Date(0), [1], { a: 1 }) },
      { requiredKeys: [], noNullPrototype: true },
    )
    const rows = fc.array(row, { maxLength: 6 })
    fc.assert(
      fc.property(rows, rows, fc.boolean(), (before, after, isKeyed) => {
        const identity = isKeyed ? byId : undefined
        const page = seenRows(before, identity)
        const next = seenRows(after, identity)
        const texts = before.map((one) => JSON.stringify(one))
        const expected = after.flatMap((one, i) => (texts.includes(JSON.stringify(one)) ? [i] : []))
        expect([...repeatsIn(next, [page])]).toEqual(expected)
        expect([...repeatsIn(next, [keptRows(page.digests())])]).toEqual(expected)
        expect(pageWithout(next, [repeatsIn(next, [page])], identity).rows).toEqual(
          after.filter((_, i) => !expected.includes(i)),
        )
        const isSame = JSON.stringify(before) === JSON.stringify(after)
        expect(page.isSameAs(next)).toBe(isSame)
        expect(keptPage(page.digest()).isSameAs(next)).toBe(isSame)
      }),
    )
  })

  it('does not take a page for the same because its first, middle and last rows are', () => {
    const page = seenRows(['a', 'b', 'c', 'd', 'e'], undefined)
    const next = seenRows(['a', 'x', 'c', 'd', 'e'], undefined)
    expect(page.isSameAs(next)).toBe(false)
    expect(keptPage(page.digest()).isSameAs(next)).toBe(false)
  })
})
