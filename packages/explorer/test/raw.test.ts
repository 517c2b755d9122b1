import { hexOf } from '../src/calls/hexOf'
import { firstDifference } from '../../cli/src/explore/firstDifference'

describe('hexOf', () => {
  it('writes sixteen bytes a line, and covers those that may not be shown', () => {
    const bytes = new TextEncoder().encode('mobile=13111111111&x=\u4e2d')
    expect(hexOf(bytes, [[7, 18]]).split('\n')).toEqual([
      '000000  6d 6f 62 69 6c 65 3d ▒▒ ▒▒ ▒▒ ▒▒ ▒▒ ▒▒ ▒▒ ▒▒ ▒▒  mobile=▒▒▒▒▒▒▒▒▒',
      '000010  ▒▒ ▒▒ 26 78 3d e4 b8 ad                          ▒▒&x=...',
    ])
  })

  it('writes nothing for nothing', () => {
    expect(hexOf(new Uint8Array(0), [])).toBe('')
  })
})

describe('firstDifference', () => {
  it.each([
    ['a,b', 'a%2Cb', 1, '2c', '25'],
    ['ab', 'ab\r', 2, '', '0d'],
    ['a b', 'a\u00a0b', 1, '20', 'c2 a0'],
    ['😀a', '😀b', 1, '61', '62'],
    ['', 'x', 0, '', '78'],
  ])('finds where %j and %j part', (gateway, own, at, gatewayBytes, ownBytes) => {
    expect(firstDifference(gateway, own)).toMatchObject({ at, gatewayBytes, ownBytes })
  })

  it('finds nothing where there is nothing', () => {
    expect(firstDifference('same', 'same')).toBeNull()
  })
})
