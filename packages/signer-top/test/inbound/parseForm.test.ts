import * as fc from 'fast-check'
import { charsetOf } from '../../src/inbound/Charset'
import { urlDecode } from '../../src/inbound/parseForm'

const utf8 = charsetOf(';charset=utf-8')!
const gbk = charsetOf(';charset=gbk')!

const outcome = (decode: () => string): string => {
  try {
    return `text ${decode()}`
  } catch (thrown) {
    return (thrown as Error).constructor.name
  }
}

/** Byte by byte, as the document says it. */
const bytewise = (text: string): string => {
  const bytes: number[] = []
  for (let at = 0; at < text.length; at++) {
    const hex = /^%([0-9A-Fa-f]{2})/.exec(text.slice(at, at + 3))?.[1]
    if (hex !== undefined) {
      bytes.push(parseInt(hex, 16))
      at += 2
    } else if (text[at] === '%') throw new TypeError('a % that begins no byte')
    else bytes.push(text[at] === '+' ? 0x20 : text.charCodeAt(at))
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(new Uint8Array(bytes))
}

const piece = fc.oneof(
  fc.constantFrom(
    'a',
    '+',
    '%',
    '%2',
    '%zz',
    '%00',
    '%2B',
    '%25',
    '%EF%BB%BF',
    '%C0%80',
    '%ED%A0%80',
    '%E4%BD',
  ),
  fc.integer({ min: 0, max: 255 }).map((byte) => `%${byte.toString(16).padStart(2, '0')}`),
  fc.string({ unit: 'binary', maxLength: 4 }).map((text) => encodeURIComponent(text)),
)

describe('urlDecode', () => {
  it('reads ASCII as the bytes that it stands for, and refuses with a TypeError what is no text', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join('')
        expect(outcome(() => urlDecode(text, utf8))).toBe(outcome(() => bytewise(text)))
      }),
      { numRuns: 500 },
    )
  })

  it.each([
    ['%C4%E3', gbk, '你'],
    ['%E4%BD%A0+好', utf8, '你 好'],
    ['\uD800%41', utf8, '\uFFFDA'],
  ])('reads %s in its charset', (text, charset, expected) => {
    expect(urlDecode(text, charset)).toBe(expected)
  })
})
