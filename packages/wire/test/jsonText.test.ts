import { fileMark, jsonText, maxJsonDepth } from '@paifang/wire'
import * as fc from 'fast-check'

const isExact = (value: unknown): boolean => {
  let exact = true
  JSON.stringify(value, (_key, member: unknown) => {
    if (Number.isInteger(member) && !Number.isSafeInteger(member)) exact = false
    return member
  })
  return exact
}

const nested = (levels: number): unknown => {
  let value: unknown = []
  for (let level = 1; level < levels; level++) value = [value]
  return value
}

describe('jsonText', () => {
  it('writes what JSON.stringify writes', () => {
    const members = fc.object({ stringUnit: 'grapheme', withNullPrototype: true, withSparseArray: true })
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), members).filter(isExact), (value) => {
        const numbers = JSON.stringify(value, (_key, member: unknown) =>
          typeof member === 'number' && !Number.isFinite(member) ? 0 : member,
        )
        fc.pre(numbers === JSON.stringify(value))
        expect(jsonText(value)).toBe(JSON.stringify(value))
      }),
    )
  })

  it('calls toJSON and unboxes as JSON.stringify does', () => {
    const own = { a: { toJSON: (name: string) => `${name}!` }, b: [{ toJSON: (name: string) => name }] }
    const boxed = {
      s: new String('x'),
      n: new Number(1),
      b: new Boolean(false),
      gone: { toJSON: () => undefined },
    }
    const list = Object.assign([1], { toJSON: () => 'a list' })
    for (const value of [own, boxed, [boxed], list, new Proxy({ a: 1 }, {})])
      expect(jsonText(value)).toBe(JSON.stringify(value))
  })

  it('writes bigints as bare digits and moments in GMT+8, wherever they stand', () => {
    const moment = new Date(0)
    expect(jsonText({ a: [12345678901234567890n], b: undefined, c: [undefined, null], d: moment })).toBe(
      '{"a":[12345678901234567890],"c":[null,null],"d":"1970-01-01 08:00:00"}',
    )
    expect(jsonText(moment)).toBe('"1970-01-01 08:00:00"')
    expect(jsonText([-0, 0.1, -9007199254740991])).toBe('[0,0.1,-9007199254740991]')
  })

  it('sorts members where equal values must have equal text', () => {
    const sorted = (value: unknown): string => jsonText(value, { members: 'sorted' })
    const one = { b: [{ y: 1, x: 'ü"' }], a: null, c: 12345678901234567890n }
    const other = { c: 12345678901234567890n, a: null, b: [{ x: 'ü"', y: 1 }], d: undefined }
    expect(sorted(one)).toBe('{"a":null,"b":[{"x":"ü\\"","y":1}],"c":12345678901234567890}')
    expect(sorted(other)).toBe(sorted(one))
    const texts = [
      { a: 1 },
      { a: '1' },
      { a: [1, 2] },
      { a: [2, 1] },
      { a: true },
      {},
      JSON.parse('{"__proto__":"x"}'),
    ]
    expect(new Set(texts.map(sorted)).size).toBe(texts.length)
  })

  it('takes the same object twice, side by side', () => {
    const shared = { a: 1 }
    expect(jsonText([shared, shared])).toBe('[{"a":1},{"a":1}]')
  })

  const cycle: { self?: unknown } = {}
  cycle.self = [cycle]
  it.each<[what: string, value: unknown, path: string, expected: string]>([
    ['NaN', { a: [NaN] }, 'value.a[0]', 'a finite number'],
    ['an infinity', [Infinity], 'value[0]', 'a finite number'],
    ['a rounded integer', { id: 2 ** 53 }, 'value.id', 'an integer within ±(2^53 − 1), or text or a bigint'],
    ['half a character', ['a\ud800'], 'value[0]', 'text without unpaired surrogates'],
    [
      'half a character in a name',
      { a: { '\udc00': 1 } },
      'value.a.\udc00',
      'text without unpaired surrogates',
    ],
    ['a function', [() => 1], 'value[0]', 'plain data, not a function'],
    ['a symbol', { a: Symbol('x') }, 'value.a', 'plain data, not a symbol'],
    ['a Map', { a: new Map([[1, 2]]) }, 'value.a', 'plain data, not a Map'],
    ['a Set', new Set([1]), 'value', 'plain data, not a Set'],
    ['an Error', { a: new Error('x') }, 'value.a', 'plain data, not a Error'],
    ['no moment', { a: new Date(NaN) }, 'value.a', 'a valid Date between the years 0 and 9999'],
    ['a moment without four digits', new Date(8.64e15), 'value', 'a valid Date between the years 0 and 9999'],
    ['bytes', [new Uint8Array(1)], 'value[0]', 'no file inside JSON text'],
    ['a file', { a: { [fileMark]: true, name: 'a.png' } }, 'value.a', 'no file inside JSON text'],
    ['a cycle', cycle, 'value.self[0]', 'a value without cycles'],
    ['nothing', undefined, 'value', 'a value that JSON can hold'],
    ['too many levels', nested(maxJsonDepth + 1), `value${'[0]'.repeat(maxJsonDepth)}`, 'at most 512 levels'],
  ])('refuses %s and says where', (_what, value, path, expected) => {
    expect(() => jsonText(value)).toThrow(expect.objectContaining({ name: 'TypeError', path, expected }))
  })

  it('calls the value what it is told to', () => {
    expect(() => jsonText([NaN], { path: 'trade' })).toThrow('trade[0]: expected a finite number')
  })

  it('writes as deep as it says, and what it refuses never ends the process', () => {
    expect(jsonText(nested(maxJsonDepth))).toBe('['.repeat(maxJsonDepth) + ']'.repeat(maxJsonDepth))
    const endless: { toJSON?: () => unknown } = {}
    endless.toJSON = () => ({ toJSON: endless.toJSON })
    expect(() => jsonText(endless)).toThrow('at most 512 levels')
  })
})
