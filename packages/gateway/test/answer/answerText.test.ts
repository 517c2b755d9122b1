import { answerText } from '@paifang/gateway/author'
import fc from 'fast-check'
import { isUtf8 } from 'node:buffer'

const read = (body: Uint8Array, contentType?: string) => {
  const result = answerText({
    body,
    headers: contentType === undefined ? {} : { 'content-type': contentType },
  })
  return result._tag === 'Left' ? result.left : Buffer.from(result.right as string).toString()
}

describe('answerText', () => {
  it.each<readonly [string, Buffer, string | undefined]>([
    ['plain', Buffer.from('中文'), undefined],
    ['behind a byte order mark', Buffer.from('\ufeff中文'), 'text/json;charset=UTF-8'],
    [
      'in a charset that the content type names',
      Buffer.from([0xd6, 0xd0, 0xce, 0xc4]),
      'text/xml; charset="GBK"',
    ],
    ['in UTF-16 behind its mark', Buffer.from('\ufeff中文', 'utf16le'), 'application/json;charset=utf-8'],
    ['in UTF-16 the other way round', Buffer.from('\ufeff中文', 'utf16le').swap16(), undefined],
  ])('reads text that is %s', (_title, body, contentType) => {
    expect(read(body, contentType)).toBe('中文')
  })

  it('reads XML in the charset of its declaration', () => {
    const declared = Buffer.from('<?xml version="1.0" encoding="gbk"?><a>')
    expect(read(Buffer.concat([declared, Buffer.from([0xd6, 0xd0])]))).toMatch(/<a>中$/)
  })

  it('names the first byte that is no UTF-8', () => {
    expect(read(Buffer.from([0x7b, 0x22, 0xd6, 0xd0]))).toEqual({ kind: 'charset', offset: 2 })
    expect(read(Buffer.from([0x7b, 0xe4, 0xb8]))).toEqual({ kind: 'charset', offset: 1 })
    expect(read(Buffer.from([0xed, 0xa0, 0x80]))).toEqual({ kind: 'charset', offset: 0 })
    expect(read(Buffer.from([0xd6, 0xff]), 'text/plain;charset=klingon')).toEqual({ kind: 'charset' })
    expect(read(Buffer.from('{}'), 'text/plain;charset=klingon')).toBe('{}')
  })

  it('is right about every text, and wherever a byte of one is another', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.nat(),
        fc.integer({ min: 0, max: 255 }),
        (text, place, byte) => {
          const bytes = Buffer.from(text)
          expect(read(bytes)).toBe(text.replace(/^\ufeff/, ''))
          if (bytes.length === 0) return
          bytes[place % bytes.length] = byte
          const found = read(bytes, 'a/b;charset=utf-8')
          if (typeof found === 'string') return
          const { offset } = found as { readonly offset: number }
          expect(isUtf8(bytes.subarray(0, offset))).toBe(true)
          expect(
            Array.from({ length: 4 }, (_, i) => isUtf8(bytes.subarray(0, offset + i + 1))),
          ).not.toContain(true)
        },
      ),
      { numRuns: 2_000 },
    )
  })
})
