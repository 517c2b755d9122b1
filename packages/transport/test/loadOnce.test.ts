import { loadOnce } from '@paifang/transport'

describe('loadOnce', () => {
  it('loads when first asked, once for all who ask', async () => {
    let loads = 0
    const load = loadOnce(async () => ({ number: (loads += 1) }))
    expect(loads).toBe(0)
    const [first, second] = await Promise.all([load(), load()])
    expect(first).toEqual({ number: 1 })
    expect(second).toBe(first)
    expect(await load()).toBe(first)
    expect(loads).toBe(1)
  })

  it('hands a failure to all who wait, and loads again for who asks then', async () => {
    let loads = 0
    const load = loadOnce(async () => {
      loads += 1
      if (loads === 1) throw new Error('too many open files')
      return loads
    })
    const ends = await Promise.allSettled([load(), load()])
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(loads).toBe(1)
    expect(await Promise.all([load(), load()])).toEqual([2, 2])
  })
})
