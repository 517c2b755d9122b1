import fc from 'fast-check'
import { createNameSorter } from '../src/createNameSorter'

describe('createNameSorter', () => {
  it('sorts every list as a fresh sort does, whatever came before', () => {
    const sort = createNameSorter()
    const names = fc.uniqueArray(fc.string(), { maxLength: 70 })
    fc.assert(
      fc.property(fc.array(names), (lists) => {
        for (const list of [...lists, ...lists]) expect(sort(list)).toEqual([...list].sort())
      }),
    )
  })

  it('sorts a list with as many names as the one before, but others', () => {
    const sort = createNameSorter()
    expect(sort(['b', 'a'])).toEqual(['a', 'b'])
    expect(sort(['b', 'a'])).toEqual(['a', 'b'])
    expect(sort(['b', 'c'])).toEqual(['b', 'c'])
    expect(sort(Array.from({ length: 65 }, (_, at) => String(65 - at)))[0]).toBe('1')
  })
})
