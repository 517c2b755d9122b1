import { decodeGbk, encodeGbk } from '@paifang/wire'
import * as fc from 'fast-check'

const hex = (text: string): string => Buffer.from(encodeGbk(text)).toString('hex')

describe('encodeGbk', () => {
  it.each([
    ['', ''],
    ['a~', '617e'],
    ['中文', 'd6d0cec4'],
    ['€', '80'],
    // GBK proper, beyond GB2312.
    ['龍丂', 'fd888140'],
    ['，。', 'a3aca1a3'],
  ])('writes %p as %s', (text, bytes) => {
    expect(hex(text)).toBe(bytes)
  })

  it('writes a question mark for each character that GBK has not, as Java does', () => {
    expect(hex('😀a한\ufffd')).toBe('3f613f3f')
  })

  it('gives back every character that the decoder knows', () => {
    const text = decodeGbk(
      encodeGbk(Array.from({ length: 0x10000 }, (_, unit) => String.fromCharCode(unit)).join('')),
    )
    expect(decodeGbk(encodeGbk(text))).toBe(text)
    expect(new Set(text).size).toBeGreaterThan(23_900)
  })

  it('is what the decoder reads, for all text that GBK has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = decodeGbk(encodeGbk(text))
        expect(
          Array.from(read, (character, at) => character === '?' || character === Array.from(text)[at]),
        ).not.toContain(false)
      }),
    )
  })
})

describe('decodeGbk', () => {
  it('refuses bytes that are no GBK', () => {
    expect(() => decodeGbk(Uint8Array.of(0xd6))).toThrow('not valid for encoding gbk')
    expect(() => decodeGbk(Uint8Array.of(0x81, 0x20))).toThrow('not valid for encoding gbk')
  })
})
