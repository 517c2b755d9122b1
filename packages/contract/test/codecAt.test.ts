import {
  codecAt,
  dateTime,
  fitting,
  id,
  integer,
  json,
  list,
  readWindowTime,
  struct,
  text,
  windowTime,
  type AnyCodec,
  type Paging,
} from '@paifang/contract'
import fc from 'fast-check'

const inner = struct<{ readonly page?: number }>('Inner', { optional: { page: integer } })
const outer = struct<object>('Outer', { required: { query: json(inner), rows: list(inner) } })

describe('codecAt', () => {
  it('finds the codec of a field through structs and JSON texts, and none beyond', () => {
    expect(codecAt(outer, ['query', 'page'])).toBe(integer)
    expect(codecAt(outer, [])).toBe(outer)
    for (const path of [['nothing'], ['query', 'page', 'more'], ['rows', 'page'], ['constructor']])
      expect(codecAt(outer, path)).toBeUndefined()
    expect(codecAt(undefined, ['page'])).toBeUndefined()
  })
})

describe('fitting', () => {
  it('is the first way that the codec takes, else the first', () => {
    expect(fitting(integer, '7', 7)).toBe(7)
    expect(fitting(id, 7, '7')).toBe('7')
    expect(fitting(integer, 'seven', '7')).toBe('seven')
    expect(fitting(undefined, 7, '7')).toBe(7)
  })
})

describe('windowTime', () => {
  it('is read back as it was written, whatever the field takes', () => {
    const fields: ReadonlyArray<readonly [NonNullable<Paging['window']>['format'], AnyCodec, number]> = [
      ['datetime', dateTime, 1000],
      ['datetime', text, 1000],
      ['date', text, 86_400_000],
      ['ms', integer, 1],
      ['ms', text, 1],
      ['s', integer, 1000],
      ['s', text, 1000],
    ]
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.nat(4e12), ([format, codec, unit], given) => {
        const offset = unit === 86_400_000 ? 28_800_000 : 0
        const atMs = Math.floor(given / unit) * unit + (offset === 0 ? 0 : unit - offset)
        const value = windowTime(codec, atMs, format)
        expect(codec.is(value)).toBe(true)
        expect(readWindowTime(value, format)).toBe(atMs)
      }),
    )
  })

  it('is none where there is none', () => {
    expect(readWindowTime('soon', 'datetime')).toBeUndefined()
    expect(readWindowTime('1e3', 'ms')).toBeUndefined()
    expect(readWindowTime(undefined, 's')).toBeUndefined()
  })
})
