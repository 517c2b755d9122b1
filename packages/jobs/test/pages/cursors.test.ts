import * as fc from 'fast-check'
import type { Paging } from '@paifang/contract'
import { pages } from '@paifang/jobs'
import { createShelf, listRows, type Output } from './shelf'

const paging: Paging = {
  by: 'cursor',
  cursor: ['cursor'],
  next: ['next'],
  rows: ['rows'],
  hasNext: ['has_next'],
}

/** Walks through pages of which each names the cursor of the next, and gives ids and what it ended in. */
const walked = async (pageOf: (cursor: string | undefined) => Output) => {
  const { client, asked } = createShelf(({ cursor }) => pageOf(cursor))
  const ids: string[] = []
  let reason: string | undefined
  for await (const row of pages(client, listRows(paging), {}))
    if (row._tag === 'Right') ids.push(row.right.id)
    else reason = row.left._tag === 'PageError' ? row.left.reason : row.left._tag
  return { ids, reason, calls: asked.length }
}

describe('pages by cursor', () => {
  it('go on over pages that have no rows, where the platform says that more follow', async () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 40 })
    await fc.assert(
      fc.asyncProperty(sizes, async (counts) => {
        const found = await walked((cursor) => {
          const at = Number(cursor ?? 0)
          const rows = Array.from({ length: counts[at] ?? 0 }, (_, i) => ({ id: `${at}-${i}`, modified: 1 }))
          const more = at + 1 < counts.length
          return { rows, has_next: more, ...(more ? { next: `${at + 1}` } : {}) }
        })
        expect(found.reason).toBeUndefined()
        expect(found.ids).toHaveLength(counts.reduce((sum, count) => sum + count, 0))
      }),
      { numRuns: 50 },
    )
  })

  it('end where an empty page says nothing of more, whatever cursor it has', async () => {
    const found = await walked((cursor) =>
      cursor === undefined ? { rows: [{ id: '1', modified: 1 }], next: 'a' } : { rows: [], next: 'b' },
    )
    expect(found).toEqual({ ids: ['1'], reason: undefined, calls: 2 })
  })

  it('end in not-advancing where cursors go in a circle, of whatever length and wherever it begins', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 20 }),
        fc.integer({ min: 2, max: 20 }),
        async (before, length) => {
          let page = 0
          const found = await walked((cursor) => {
            if (++page > 500) throw new Error('it never ends')
            const at = Number(cursor ?? 0)
            const next = at + 1 >= before + length ? before : at + 1
            return { rows: [{ id: `${at}`, modified: page }], next: `${next}`, has_next: true }
          })
          expect(found.reason).toBe('not-advancing')
          expect(new Set(found.ids).size).toBe(before + length)
          expect(found.calls).toBeLessThanOrEqual(4 * (before + length) + 4)
        },
      ),
      { numRuns: 50 },
    )
  })
})
