import { answerText } from '@paifang/gateway/author'
import fc from 'fast-check'
import { isUtf8 } from 'node:buffer'
import { gzipSync } from 'node:zlib'

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
    [
      'in GBK by a name that Java has for it',
      Buffer.from([0xd6, 0xd0, 0xce, 0xc4]),
      'text/xml;charset=MS936',
    ],
    ['in GBK by the name of Windows', Buffer.from([0xd6, 0xd0, 0xce, 0xc4]), 'text/xml;charset=cp936'],
    ['in UTF-16 behind its mark', Buffer.from('\ufeff中文', 'utf16le'), 'application/json;charset=utf-8'],
    ['in UTF-16 the other way round', Buffer.from('\ufeff中文', 'utf16le').swap16(), undefined],
    ['behind a mark that the content type contradicts', Buffer.from('\ufeff中文'), 'text/html;charset=GBK'],
    ['behind two marks', Buffer.from('\ufeff\ufeff中文'), undefined],
    ['behind a line break and a mark', Buffer.from('\r\n\ufeff中文'), undefined],
    ['in UTF-8 under what Tomcat writes by itself', Buffer.from('中文'), 'text/html;charset=ISO-8859-1'],
    ['in UTF-8 under us-ascii', Buffer.from('中文'), 'text/plain; charset="us-ascii"'],
    ['in UTF-8 under windows-1252', Buffer.from('中文'), 'text/plain; charset=windows-1252'],
    ['in UTF-8 under UTF-16 without a mark', Buffer.from('中文'), 'text/plain; charset=UTF-16'],
    ['in UTF-8 under a charset in other quotes', Buffer.from('中文'), "text/plain; charset='GBK'"],
  ])('reads text that is %s', (_title, body, contentType) => {
    expect(read(body, contentType)).toBe('中文')
  })

  it.each(['{"a":"中"}', '["中"]', '<a>中</a>'])('knows UTF-16 without a mark by its zeros: %s', (text) => {
    const bytes = Buffer.from(text, 'utf16le')
    for (const type of [undefined, 'application/json;charset=utf-8', 'text/xml;charset=utf-16'])
      expect([read(bytes, type), read(Buffer.from(bytes).swap16(), type)]).toEqual([text, text])
  })

  it('reads latin text that is no UTF-8 as its server declared it', () => {
    expect(read(Buffer.from('café', 'latin1'), 'text/plain;charset=iso-8859-1')).toBe('café')
  })

  it('says of compressed bytes that they are', () => {
    for (const bytes of [gzipSync('{}'), Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0xff])])
      expect(read(bytes, 'application/json')).toEqual({ kind: 'compressed' })
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
          fc.pre(!/^(?:\0.|.\0)/s.test(text))
          const bytes = Buffer.from(text)
          expect(read(bytes)).toBe(text.replace(/^(?:[ \t\r\n]*\ufeff)+/, ''))
          if (bytes.length === 0) return
          bytes[place % bytes.length] = byte
          const found = read(bytes, 'a/b;charset=utf-8')
          if (typeof found === 'string' || !('offset' in found)) return
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
