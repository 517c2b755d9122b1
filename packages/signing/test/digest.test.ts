import { createHmac } from 'node:crypto'
import { hmacHex, hmacHexBehind, hmacKey, type Algorithm } from '@paifang/signing'

const blocks: ReadonlyArray<readonly [Algorithm, blockBytes: number]> = [
  ['md5', 64],
  ['sha1', 64],
  ['sha256', 64],
  ['sha512', 128],
]
const lengths = [0, 1, 16, 62, 63, 64, 65, 66, 126, 127, 128, 129, 130, 200]
/** Keys of exactly so many bytes: of ASCII, with characters of two and of three bytes, and of any bytes at all. */
const keys = lengths.flatMap((length) => {
  const fill = (unit: string): string => {
    const size = Buffer.byteLength(unit)
    return unit.repeat(Math.floor(length / size)) + 'x'.repeat(length % size)
  }
  return [fill('k'), fill('é'), fill('中'), Buffer.alloc(length, 0xff), Buffer.alloc(length, 0x36)]
})
const texts = ['', 'a', '中文', 'x'.repeat(63), 'x'.repeat(64), 'y'.repeat(1000)]

describe.each(blocks)('hmac of %s', (algorithm, blockBytes) => {
  it(`is that of node for keys of every length about its block of ${blockBytes} bytes`, () => {
    for (const key of keys)
      for (const text of texts) {
        const expected = createHmac(algorithm, key).update(text).digest('hex').toUpperCase()
        expect(hmacHex(algorithm, hmacKey(algorithm, key), text)).toBe(expected)
        expect(hmacHex(algorithm, hmacKey(algorithm, key), Buffer.from(text))).toBe(expected)
        const prepared = hmacKey(algorithm, key)
        if (prepared.innerText !== undefined)
          expect(hmacHexBehind(algorithm, prepared, prepared.innerText + text)).toBe(expected)
      }
  })

  it('is the same each time a prepared key is used', () => {
    const key = hmacKey(algorithm, 'secret')
    const first = hmacHex(algorithm, key, 'a')
    hmacHex(algorithm, key, 'b')
    expect(hmacHex(algorithm, key, 'a')).toBe(first)
  })
})
