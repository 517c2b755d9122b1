import fc from 'fast-check'
import { hexOf } from '../src/calls/hexOf'
import { indentJson } from '../src/operations/indentJson'
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

describe('indentJson', () => {
  it('moves blanks and nothing else', () => {
    // As it would be written: `-0` is not, nor are names of digits behind others.
    const json = fc.json().filter((text) => JSON.stringify(JSON.parse(text)) === text)
    fc.assert(
      fc.property(json, (text) => {
        expect(JSON.parse(indentJson(text))).toEqual(JSON.parse(text))
        expect(indentJson(text)).toBe(JSON.stringify(JSON.parse(text), null, 2))
      }),
    )
    expect(indentJson('{"id":7091800003790954036,"text":"a, b: {}"}')).toBe(
      '{\n  "id": 7091800003790954036,\n  "text": "a, b: {}"\n}',
    )
  })
})
