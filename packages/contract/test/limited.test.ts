import {
  commaList,
  decimal,
  file,
  id,
  integer,
  json,
  limited,
  list,
  shapeOf,
  struct,
  text,
  unknownValue,
} from '@paifang/contract'
import { issuesIn, valueOf } from './outcome'

const expectedOf = (result: Parameters<typeof issuesIn>[0]): string | undefined =>
  issuesIn(result)[0]?.expected

describe('limited', () => {
  it('counts characters in UTF-16 units, as the official clients do', () => {
    const codec = limited(text, { maxLength: 2 })
    expect(valueOf(codec.decode('中文'))).toBe('中文')
    expect(valueOf(codec.decode('😀'))).toBe('😀')
    expect(expectedOf(codec.decode('😀a'))).toBe('text of at most 2 characters')
  })

  it('counts the characters of the text a value becomes', () => {
    expect(expectedOf(limited(commaList(text), { maxLength: 3 }).decode(['ab', 'c']))).toBe(
      'text of at most 3 characters',
    )
    expect(limited(json(unknownValue), { maxLength: 7 }).decode({ a: 1 })._tag).toBe('Right')
    expect(limited(integer, { maxLength: 1 }).decode(100)._tag).toBe('Right')
  })

  it('bounds numbers exactly, whatever form they have', () => {
    const codec = limited(integer, { minValue: 1, maxValue: 100 })
    expect(valueOf(codec.decode('100'))).toBe(100)
    expect(expectedOf(codec.decode(0))).toBe('number of at least 1')
    expect(expectedOf(codec.decode(101))).toBe('number of at most 100')
    const long = limited(id, { maxValue: 9223372036854775807n })
    expect(long.decode('9223372036854775807')._tag).toBe('Right')
    expect(expectedOf(long.decode('9223372036854775808'))).toBe('number of at most 9223372036854775807')
    expect(expectedOf(limited(decimal, { maxValue: 1 }).decode('1.01'))).toBe('number of at most 1')
    expect(limited(text, { maxValue: 1, minValue: 1 }).decode('not a number')._tag).toBe('Right')
    expect(limited(text, { maxValue: 1, minValue: 1 }).decode(' ')._tag).toBe('Right')
    expect(expectedOf(limited(unknownValue, { maxValue: 1 }).decode(2n))).toBe('number of at most 1')
    expect(limited(unknownValue, { maxValue: 1 }).decode({})._tag).toBe('Right')
  })

  it('counts list items, and pieces of comma-joined text', () => {
    const expected = 'list of at most 2 items'
    expect(expectedOf(limited(list(text), { maxListSize: 2 }).decode(['a', 'b', 'c']))).toBe(expected)
    expect(expectedOf(limited(commaList(text), { maxListSize: 2 }).decode('a,b,c'))).toBe(expected)
    expect(expectedOf(limited(text, { maxListSize: 2 }).decode('a,b,c'))).toBe(expected)
    expect(limited(list(text), { maxListSize: 2 }).decode({ x: ['a', 'b'] })._tag).toBe('Right')
    expect(limited(integer, { maxListSize: 2 }).decode(5)._tag).toBe('Right')
  })

  it('bounds the bytes of a file where they are known', () => {
    const codec = limited(file, { maxBytes: 2 })
    const open = async function* (): AsyncGenerator<Uint8Array> {}
    expect(codec.decode({ name: 'a', bytes: new Uint8Array(2) })._tag).toBe('Right')
    expect(expectedOf(codec.decode({ name: 'a', bytes: new Uint8Array(3) }))).toBe('file of at most 2 bytes')
    expect(expectedOf(codec.decode({ name: 'a', open, size: 3 }))).toBe('file of at most 2 bytes')
    expect(codec.decode({ name: 'a', open })._tag).toBe('Right')
    expect(limited(integer, { maxBytes: 2 }).decode(5)._tag).toBe('Right')
  })

  it('leaves the issues of the codec itself as they are', () => {
    const input = struct('Input', { required: { nick: limited(text, { maxLength: 1 }) } })
    expect(issuesIn(input.decode({ nick: {} }))).toEqual([{ path: 'nick', expected: 'text' }])
    expect(issuesIn(input.decode({ nick: 'ab' }))).toEqual([
      { path: 'nick', expected: 'text of at most 1 characters' },
    ])
  })

  it('is a type guard, and says its limits', () => {
    const codec = limited(text, { maxLength: 1 })
    expect([codec.is('a'), codec.is('ab'), codec.is(1)]).toEqual([true, false, false])
    expect(shapeOf(codec)).toEqual({ kind: 'scalar', name: 'text', limits: { maxLength: 1 } })
  })
})
