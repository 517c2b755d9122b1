import { canonicalise, createCanonicaliser } from '@paifang/signer-top'
import * as fc from 'fast-check'

const textOf = (value: unknown): string | undefined => canonicalise({ value })[0]?.[1]

describe('canonicalise', () => {
  it('sorts names by UTF-16 code unit, integer-like names too', () => {
    const names = canonicalise({ b: 1, a_: 1, aB: 1, 9: 1, 10: 1, B: 1, '～': 1, '😀': 1 }).map(
      ([name]) => name,
    )
    expect(names).toEqual(['10', '9', 'B', 'aB', 'a_', 'b', '😀', '～'])
  })

  it('leaves out what is absent, empty or only white space, and the signature', () => {
    expect(
      canonicalise({
        a: undefined,
        b: null,
        c: '',
        d: ' \t\u3000\u001C',
        '': 'x',
        ' ': 'x',
        sign: 'x',
        e: 'e',
      }),
    ).toEqual([['e', 'e']])
  })

  it('keeps what Java does not take for white space', () => {
    for (const text of ['\u00A0', '\u2007', '\u202F', '\uFEFF', '\u0085', '\u180E', ' x '])
      expect(textOf(text)).toBe(text)
  })

  it.each([
    ['a', 'a'],
    [true, 'true'],
    [false, 'false'],
    [0, '0'],
    [-0, '0'],
    [1.5, '1.5'],
    [9007199254740991, '9007199254740991'],
    [9223372036854775807n, '9223372036854775807'],
    [new Date(0), '1970-01-01 08:00:00'],
    [new Date('2026-11-22T16:00:00Z'), '2026-11-23 00:00:00'],
    [Object('boxed'), 'boxed'],
    [Object(7), '7'],
    [{}, '{}'],
    [[], '[]'],
    [{ toJSON: () => 'plain' }, 'plain'],
    [{ toJSON: () => ({ a: 1 }) }, '{"a":1}'],
  ])('gives %p the text %p', (value, text) => {
    expect(textOf(value)).toBe(text)
  })

  it('makes structures JSON text once, with long integers as they are', () => {
    const value = {
      id: 7091800003790954036n,
      at: new Date(0),
      gone: undefined,
      none: null,
      list: [1, undefined, 'a/"\n'],
      s: { k: Object(true) },
    }
    expect(textOf(value)).toBe(
      '{"id":7091800003790954036,"at":"1970-01-01 08:00:00","none":null,"list":[1,null,"a/\\"\\n"],"s":{"k":true}}',
    )
    expect(textOf([{ toJSON: () => 1n }, [[]]])).toBe('[1,[[]]]')
  })

  it('leaves file parts to the multipart encoder', () => {
    const marked = { [Symbol.for('@paifang/file')]: true, name: 'a.png' }
    expect(
      canonicalise({
        a: marked,
        b: new Uint8Array(1),
        c: Buffer.from('x'),
        d: new Blob(['x']),
        e: new ArrayBuffer(1),
        f: 'f',
      }),
    ).toEqual([['f', 'f']])
  })

  it('takes objects of any kind of prototype, and reads own names only', () => {
    expect(canonicalise(Object.assign(Object.create({ inherited: 1 }) as object, { a: 1 }))).toEqual([
      ['a', '1'],
    ])
    expect(canonicalise(JSON.parse('{"__proto__":"x","a":1}') as Record<string, unknown>)).toEqual([
      ['__proto__', 'x'],
      ['a', '1'],
    ])
  })

  it.each([null, undefined, [], new Map(), new URLSearchParams('a=1'), 'a=1', 1])(
    'refuses %p as parameters',
    (params) => {
      expect(() => canonicalise(params as never)).toThrow(TypeError)
    },
  )
})

describe('createCanonicaliser', () => {
  const name = fc.constantFrom('a', 'B', '_', '10', '9', 'sign', ' ', '名')
  const params = fc.dictionary(name, fc.constantFrom<unknown>('x', '', 1, null, undefined), {
    noNullPrototype: true,
  })

  it('gives what canonicalise gives, whatever it was given before', () => {
    fc.assert(
      fc.property(fc.array(params), (calls) => {
        const remembering = createCanonicaliser()
        for (const call of calls) expect(remembering(call)).toEqual(canonicalise(call))
      }),
    )
  })

  it('refuses what canonicalise refuses, also after calls of the same names', () => {
    const remembering = createCanonicaliser()
    remembering({ a: '1' })
    expect(() => remembering({ a: Number.NaN })).toThrow(TypeError)
    expect(() => remembering([] as never)).toThrow(TypeError)
  })
})
