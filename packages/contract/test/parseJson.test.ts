import { parseJson, type JsonOptions } from '@paifang/contract'
import * as fc from 'fast-check'
import { parse as parseLossless } from 'lossless-json'
import { isDeepStrictEqual } from 'node:util'
import { damaged, document } from './jsonDocuments'

const bytes = (source: string): Uint8Array => Buffer.from(source)

const valueIn = (source: string | Uint8Array, options?: JsonOptions): unknown => {
  const result = parseJson(source, options)
  if (result._tag === 'Right') return result.right
  throw new Error(JSON.stringify(result.left))
}

// Raw control characters inside strings, and \' there, are what some writers of the platforms put out.
const strict = (source: string): string =>
  source.replace(/"(?:[^"\\]|\\[^])*"/g, (string) =>
    string
      .replace(/\\[^]/g, (escape) => (escape === "\\'" ? "'" : escape))

      .replace(
        /(?<!(?<!\\)(?:\\\\)*\\)[\u0000-\u001f]/g,
        (raw) => `\\u${raw.charCodeAt(0).toString(16).padStart(4, '0')}`,
      ),
  )

// The slow reference: lossless-json for the digits, JSON.parse for what is and is not JSON.
const reference = (written: string): { readonly value?: unknown } => {
  const source = strict(written)
  try {
    JSON.parse(source)
  } catch {
    return {}
  }
  const exact = (digits: string): unknown => {
    const value = Number(digits)
    return /^-?\d+$/.test(digits) && !Number.isSafeInteger(value) ? digits : value
  }
  return {
    value: parseLossless(source, null, { parseNumber: exact, onDuplicateKey: ({ newValue }) => newValue }),
  }
}

const agrees = (source: string): void => {
  const expected = reference(source)
  for (const result of [parseJson(source), parseJson(bytes(source))]) {
    const same =
      result._tag === 'Left'
        ? !('value' in expected) && ['unparsable', 'cut'].includes(result.left.reason)
        : 'value' in expected && isDeepStrictEqual(result.right, expected.value)
    if (!same) expect(result).toEqual(expected)
  }
}

describe('parseJson', () => {
  it('agrees with JSON.parse and a slow reference on generated documents', () => {
    fc.assert(fc.property(document, agrees), { numRuns: 40_000 })
  })

  it('agrees on damaged documents', () => {
    fc.assert(fc.property(damaged, agrees), { numRuns: 40_000 })
  })

  it('agrees on any JSON value', () => {
    fc.assert(fc.property(fc.json(), agrees), { numRuns: 20_000 })
  })

  it.each([
    [String.raw`"\"12345678901234567890"`],
    [String.raw`"\\\"12345678901234567890"`],
    [String.raw`{"a\":12345678901234567890":1}`],
    [String.raw`{"a":":12345678901234567890,"}`],
    [String.raw`{"a":"x\\":12345678901234567890}`],
    [String.raw`{"a":"b\":12345678901234567890,","c":12345678901234567890}`],
    ['{"a":"12345678901234567890,12345678901234567890"}'],
    ['[12345678901234567890,1.2345678901234567890,12345678901234567890e2]'],
    ['{"a":[12345678901234567890,12345678901234567891],"b":[ 12345678901234567890 ]}'],
    ['{"tid" : 12345678901234567890 }'],
    ['{"tid":\n\t-12345678901234567890\n}'],
    ['{"tid":-12345678901234567890,"x":0.12345678901234567890}'],
    ['{"tid":9007199254740991,"x":9007199254740992,"y":-9007199254740991,"z":-9007199254740992}'],
    ['{"tid":1234567890123456}'],
    ['{"tid":12345678901234567890e-5,"t2":12345678901234567890E5,"t3":12345678901234567890.5}'],
    ['12345678901234567890'],
    [' -12345678901234567890 '],
    ['00012345678901234567890'],
    ['{"tid":00012345678901234567890}'],
    ['{"tid":--12345678901234567890}'],
    ['{"tid":12345678901234567890x}'],
    ['{"tid":12345678901234567890:1}'],
    ['{12345678901234567890:1}'],
    ['{"a":1,12345678901234567890 :1}'],
    ['{"a" 12345678901234567890}'],
    ['{"tid":12345678901234567890'],
    ['{"a_long_key_":"12345678901234567890'],
    ['["12345678901234567890\\"'],
    ['{"tid":12345678901234567890,"tid":12345678901234567891}'],
    ['{"constructor":12345678901234567890,"toString":{"a":1}}'],
    ['{"键":12345678901234567890,"😀":"12345678901234567890"}'],
    ['\ufeff{}'],
    ['\u0000'],
    ['"\u0000"'],
    ['"\\u0000\\ud83d\\ude00\\/"'],
    ['"\\x"'],
    ['"\\u12g4"'],
    ['[1,]'],
    ['{"a":1,}'],
    ['{"a"}'],
    ['[1 2]'],
    ['nul'],
    ['truefalse'],
    ['+1'],
    ['1.'],
    ['.5'],
    ['1e'],
    ['1e400'],
    ['-0'],
    ['[-0.0,-0e5,1E+2]'],
    [''],
    [' '],
    ['[]'],
    ['{}'],
    ['[ ]'],
    ['{ }'],
    ['"'],
    ['"a\nb"'],
    ['"a\\\nb"'],
    ['"a\\\\\nb"'],
    ['{"a":"it\\\'s","b":12345678901234567890}'],
    ["[\\'a\\']"],
    ['"\\\\\'"'],
    ['{"a\tb":"\u000b\u001f","tid":12345678901234567890,"c":"\\t"}'],
    ["'a'"],
  ])('agrees on %p', (source) => {
    agrees(source)
  })

  it('agrees wherever a document is cut', () => {
    const whole = String.raw`{"tid":12345678901234567890,"a\"b":["x\\",1.5e3,true,null,{"é":"😀\ud83d\ude00"}]}`
    for (let length = 0; length <= whole.length; length++) {
      const cut = whole.slice(0, length)
      expect(parseJson(cut)._tag === 'Right').toBe('value' in reference(cut))
    }
  })

  it.each([1, 31, 32, 33, 500])('quotes %i long integers of a text, before and behind strings', (count) => {
    const id = (i: number): string => `${9_007_199_254_741_000n + BigInt(i)}`
    const members = Array.from(
      { length: count },
      (_, i) => `"键 1234567890123456${i}" : [${id(i)},-${id(i)}]`,
    )
    const found = Object.entries(valueIn(`{${members.join(',')}}`) as Record<string, unknown>)
    expect(found).toEqual(members.map((_, i) => [`键 1234567890123456${i}`, [id(i), `-${id(i)}`]]))
  })

  it('keeps __proto__ an own member', () => {
    const value = valueIn('{"__proto__":{"polluted":12345678901234567890}}')
    expect(Object.keys(value as object)).toEqual(['__proto__'])
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('reads bytes as UTF-8, and a view of a larger buffer', () => {
    const source = Buffer.from('xx{"标题":"红"}yy')
    expect(valueIn(source.subarray(2, source.length - 2))).toEqual({ 标题: '红' })
    expect(valueIn(new Uint8Array(bytes('[1]')))).toEqual([1])
  })

  it('gives bigints by option, and only for long integers', () => {
    const source =
      '{"a":12345678901234567890,"b":-12345678901234567890,"c":5,"d":"12345678901234567890","__proto__":[1.5]}'
    const expected = JSON.parse('{"c":5,"d":"12345678901234567890","__proto__":[1.5]}') as object
    const value = valueIn(source, { longIntegers: 'bigint' }) as Record<string, unknown>
    expect(value).toEqual({ ...expected, a: 12345678901234567890n, b: -12345678901234567890n })
    expect(Object.hasOwn(value, '__proto__')).toBe(true)
  })

  it('says where a text stops being JSON', () => {
    expect(parseJson('{"a":1,}')).toEqual({ _tag: 'Left', left: { reason: 'unparsable', offset: 7 } })
    expect(parseJson('{"a":')).toEqual({ _tag: 'Left', left: { reason: 'cut', offset: 5 } })
    expect(parseJson(bytes('{"tid":12345678901234567890,x}'))).toEqual({
      _tag: 'Left',
      left: { reason: 'unparsable', offset: 28 },
    })
  })

  it('bounds the size', () => {
    expect(parseJson('[1,2]', { maxSize: 4 })).toEqual({ _tag: 'Left', left: { reason: 'too-large' } })
    expect(valueIn('[1,2]', { maxSize: 5 })).toEqual([1, 2])
  })

  it.each(Array.from({ length: 32 }, (_, code) => code))('keeps the raw character %i of a text', (code) => {
    const raw = String.fromCharCode(code)
    const source = `{"shop":{"bulletin":"a${raw}b","${raw}":"${raw}","sid":7091800003790954036}}`
    const expected = { shop: { bulletin: `a${raw}b`, [raw]: raw, sid: '7091800003790954036' } }
    expect(valueIn(source)).toEqual(expected)
    expect(valueIn(bytes(source))).toEqual(expected)
    expect(valueIn(source, { longIntegers: 'bigint' })).toEqual({
      shop: { ...expected.shop, sid: 7091800003790954036n },
    })
  })

  it('tells a text that ends too early from one that is wrong', () => {
    fc.assert(
      fc.property(document, fc.nat(), (whole, place) => {
        const cut = whole.slice(0, place % whole.length)
        const result = parseJson(cut)
        if (result._tag === 'Left') expect(result.left.reason).toBe('cut')
      }),
      { numRuns: 5_000 },
    )
    expect(parseJson('{"a":tru}')).toMatchObject({ left: { reason: 'unparsable' } })
    const long = `["${'x'.repeat(2_000_000)}"`
    expect(parseJson(long)).toEqual({ _tag: 'Left', left: { reason: 'cut' } })
    expect(parseJson(`${long},"`)).toEqual({ _tag: 'Left', left: { reason: 'cut' } })
    expect(parseJson(`${long},x]`)).toEqual({ _tag: 'Left', left: { reason: 'unparsable' } })
  })

  it('bounds the number of values', () => {
    const list = (count: number): string => `[${Array.from({ length: count }, () => '1').join(',')}]`
    expect(parseJson(list(9), { maxValues: 10 })._tag).toBe('Right')
    expect(parseJson(list(10), { maxValues: 10 })).toMatchObject({ left: { reason: 'too-many-values' } })
    expect(parseJson(`["${',[{'.repeat(100)}"]`, { maxValues: 10 })._tag).toBe('Right')
    for (const before of ['', '"x 12345678901234567 ",']) {
      const long = (count: number): Uint8Array => bytes(`[${before}${'7091800003790954036,'.repeat(count)}1]`)
      expect(parseJson(long(5), { maxValues: 10 })._tag).toBe('Right')
      expect(parseJson(long(6), { maxValues: 10 })).toMatchObject({ left: { reason: 'too-many-values' } })
    }
  })

  it.each([
    ['empty lists', '[],'],
    ['empty objects', '{},'],
    ['numbers', '1,'],
    ['members', '{"a":1},'],
    ['empty texts behind filler', `"${'x'.repeat(5_000)}",${'"",'.repeat(2_000)}`],
  ])('refuses millions of %s by default, wherever they stand, before it builds them', (_title, unit) => {
    const count = Math.ceil(33_000_000 / unit.length)
    const started = performance.now()
    const result = parseJson(`[${unit.repeat(count)}1]`)
    expect(result).toMatchObject({ left: { reason: 'too-many-values' } })
    if (process.env['PAIFANG_TIMES'] === '1') expect(performance.now() - started).toBeLessThan(333)
  })

  it('bounds the depth', () => {
    const nested = (depth: number): string => '[{"a":'.repeat(depth / 2) + '1' + '}]'.repeat(depth / 2)
    expect(parseJson(nested(512))._tag).toBe('Right')
    expect(parseJson(nested(514))).toEqual({ _tag: 'Left', left: { reason: 'too-deep', offset: 256 * 6 } })
    expect(parseJson(nested(4), { maxDepth: 3 })).toMatchObject({ left: { reason: 'too-deep' } })
    expect(parseJson(nested(4), { maxDepth: 4 })._tag).toBe('Right')
    expect(parseJson(nested(3000), { maxDepth: 1e9 })).toMatchObject({ left: { reason: 'too-deep' } })
    expect(parseJson('[[1]]', { maxDepth: 0 })).toMatchObject({ left: { reason: 'too-deep' } })
    expect(parseJson('1', { maxDepth: 0 })._tag).toBe('Right')
  })

  it('refuses millions of open brackets without building them', () => {
    expect(parseJson('['.repeat(16_000_000))).toEqual({
      _tag: 'Left',
      left: { reason: 'too-deep', offset: 512 },
    })
    expect(parseJson('{"a":'.repeat(2_000_000))).toMatchObject({ left: { reason: 'too-deep' } })
  })

  it('reads a body of 16 MB with long integers in it', () => {
    const row = '{"tid":7091800003790954036,"title":"商品 \\"12345678901234567890\\""},'
    const count = Math.ceil((16 * 1024 * 1024) / bytes(row).length)
    const value = valueIn(bytes(`[${row.repeat(count)}{"tid":1}]`)) as ReadonlyArray<{
      readonly tid: unknown
    }>
    expect(value).toHaveLength(count + 1)
    expect(value[count - 1]?.tid).toBe('7091800003790954036')
  })

  it('takes a long text without brackets for what it is', () => {
    expect(valueIn(JSON.stringify('a'.repeat(100_000)))).toHaveLength(100_000)
  })
})
