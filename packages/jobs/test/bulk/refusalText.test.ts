import { rowNamed, saysTooMany } from '../../src/bulk/refusalText'

describe('saysTooMany', () => {
  it.each([
    ['isv.list-size-exceed-limit', ''],
    ['isv.too-many-rows', ''],
    ['isv.batch-too-large', ''],
    ['isv.exceed-max-list-size', ''],
    ['isv.invalid-parameter', 'the size of the list is over the limit: list size exceeded 20'],
    ['isv.invalid-parameter', '列表长度超过最大限制20'],
    ['isv.invalid-parameter', 'blacklist: at most 20 rows'],
    ['isv.invalid-parameter', '单次最多20条，超过限制'],
  ])('hears it in %s %s', (code, message) => {
    expect(saysTooMany(code, message)).toBe(true)
  })

  it.each([
    ['isv.invalid-parameter', 'mobile is too long'],
    // What an account may hold, not what a request may.
    ['isv.item-count-exceed-limit', '商品数量超过店铺上限'],
    ['isv.access-limited-by-app-access-count', 'This ban will last for 1 more seconds'],
    ['isv.blacklist-not-exist', ''],
    ['isv.blacklist-exceed-limit', 'the blacklist is over the limit'],
    ['BAD', ''],
  ])('does not in %s %s', (code, message) => {
    expect(saysTooMany(code, message)).toBe(false)
  })

  it('takes no time over a long text', () => {
    expect(saysTooMany('', 'list size '.repeat(100_000))).toBe(false)
    expect(saysTooMany('', `over${'_'.repeat(100_000)}`)).toBe(false)
    expect(saysTooMany('', `list_${'max_'.repeat(100_000)}`)).toBe(false)
    expect(rowNamed('a[1'.repeat(100_000), undefined)).toBeUndefined()
    expect(saysTooMany('', '列表'.repeat(100_000))).toBe(false)
  })
})

describe('rowNamed', () => {
  it('reads the place in the list of rows', () => {
    expect(rowNamed('blacklist[3].mobile is invalid', ['request', 'blacklist'])).toBe(3)
    expect(rowNamed('Invalid: blacklist[3].mobile, blacklist[3].reason', ['blacklist'])).toBe(3)
  })

  it('says nothing of another list, of several rows or of none', () => {
    expect(rowNamed('codes[3] is invalid', ['blacklist'])).toBeUndefined()
    expect(rowNamed('blacklist[3], blacklist[4]', ['blacklist'])).toBeUndefined()
    expect(rowNamed('blacklist is invalid', ['blacklist'])).toBeUndefined()
  })
})
