import {
  boolean,
  id,
  integer,
  list,
  present,
  struct,
  text,
  unknownValue,
  type Codec,
  type Id,
} from '@paifang/contract'
import * as t from 'io-ts'
import { issuesIn, valueOf } from './outcome'

interface Trade {
  readonly tid: Id
  readonly orders: ReadonlyArray<string>
  readonly title?: string
  readonly num?: number
  readonly paid?: boolean
  readonly constructor?: string
}

type Unknown = 'keep' | 'drop' | 'refuse'

const trade = (unknownKeys?: Unknown): Codec<Trade> =>
  struct<Trade>(
    'Trade',
    {
      required: { tid: id, orders: list(text) },
      optional: { title: text, num: integer, paid: boolean, constructor: text },
    },
    unknownKeys === undefined ? {} : { unknownKeys },
  )

describe('reading a struct', () => {
  const codec = trade()

  it('gives the same object back when nothing has to change', () => {
    const wire = { tid: '1', orders: ['a'], title: 'x', num: 5, paid: false, other: { any: 1 } }
    expect(valueOf(codec.decode(wire))).toBe(wire)
  })

  it('copies when a member has to change, and leaves the argument as it was', () => {
    const wire = Object.freeze({ tid: 1n, orders: { order: ['a'] }, num: '5', paid: 1, other: 1 })
    expect(valueOf(codec.decode(wire))).toEqual({ tid: '1', orders: ['a'], num: 5, paid: true, other: 1 })
    expect(wire.num).toBe('5')
  })

  it('takes members in any order', () => {
    const wire = { paid: true, orders: [], title: 'x', tid: '1', num: 2 }
    expect(valueOf(codec.decode(wire))).toBe(wire)
  })

  it('counts null, undefined and text that is not the codec’s empty value as absent', () => {
    const wire = { tid: '1', orders: null, title: '', num: '', paid: undefined, constructor: null }
    expect(valueOf(codec.decode(wire))).toStrictEqual({ tid: '1', orders: [], title: '' })
  })

  it('fills in a required list that is missing', () => {
    expect(valueOf(codec.decode({ tid: '1' }))).toStrictEqual({ tid: '1', orders: [] })
  })

  it('names every member that is missing or wrong', () => {
    expect(issuesIn(codec.decode({ num: 'x', paid: 'maybe', orders: [{}] }))).toEqual([
      { path: 'num', expected: 'integer or its text' },
      { path: 'paid', expected: boolean.name },
      { path: 'orders[0]', expected: 'text' },
      { path: 'tid', expected: `${id.name} (required)` },
    ])
    expect(issuesIn(codec.decode({ tid: null, orders: [] }))[0]?.path).toBe('tid')
  })

  it('keeps members that nobody named', () => {
    const wire = JSON.parse('{"tid":"1","orders":[],"num":"1","x":null,"__proto__":{"y":1}}') as object
    const value = valueOf(codec.decode(wire))
    expect(JSON.stringify(value)).toBe('{"tid":"1","orders":[],"num":1,"x":null,"__proto__":{"y":1}}')
    const absent = valueOf(codec.decode(JSON.parse('{"tid":"1","orders":[],"num":null,"__proto__":{"y":1}}')))
    expect(JSON.stringify(absent)).toBe('{"tid":"1","orders":[],"__proto__":{"y":1}}')
    expect(Object.getPrototypeOf(absent)).toBe(Object.prototype)
  })

  it('leaves them out by option', () => {
    const wire = JSON.parse('{"tid":"1","orders":[],"x":1,"__proto__":{"y":1}}') as object
    expect(valueOf(trade('drop').decode(wire))).toStrictEqual({ tid: '1', orders: [] })
  })

  it('refuses them by option', () => {
    const strict = trade('refuse')
    expect(issuesIn(strict.decode({ tid: '1', orders: [], x: 1 }))).toEqual([
      { path: 'x', expected: 'no such member' },
    ])
    expect(strict.decode({ tid: '1', orders: [] })._tag).toBe('Right')
  })

  it('looks only at own members', () => {
    const inherited: unknown = Object.create({ tid: '1', num: 'x' })
    expect(issuesIn(codec.decode(inherited))).toEqual([{ path: 'tid', expected: `${id.name} (required)` }])
    const own = Object.assign(Object.create({ num: 'x' }) as object, { tid: '1', orders: [] })
    expect(valueOf(codec.decode(own))).toBe(own)
    expect(valueOf(codec.decode({ tid: '1', orders: [] })).constructor).toBe(Object)
  })

  it('is not misled by a polluted Object.prototype', () => {
    const prototype = Object.prototype as unknown as Record<string, unknown>
    prototype['num'] = 'x'
    try {
      expect(Object.keys(valueOf(codec.decode({ tid: '1', orders: [] })))).toEqual(['tid', 'orders'])
    } finally {
      delete prototype['num']
    }
  })

  it('takes objects without a prototype and instances of classes', () => {
    class Row {
      readonly tid = '1'
      readonly orders = []
    }
    const bare = Object.assign(Object.create(null) as object, { tid: '1', orders: [] })
    expect(valueOf(codec.decode(bare))).toBe(bare)
    const row = new Row()
    expect(valueOf(codec.decode(row))).toBe(row)
  })

  it('reads the JSON text a parameter carries', () => {
    expect(valueOf(codec.decode('{"tid":12345678901234567890,"x":12345678901234567891}'))).toEqual({
      tid: '12345678901234567890',
      orders: [],
      x: 12345678901234567891n,
    })
  })

  it.each([
    ['text'],
    ['{x'],
    ['[]'],
    [[]],
    [null],
    [undefined],
    [1],
    [new Date(0)],
    [new Map()],
    [new Uint8Array(2)],
  ])('refuses %p as a whole', (wire) => {
    expect(issuesIn(codec.decode(wire))[0]?.expected).toMatch(/^Trade$|required/)
  })
})

describe('struct', () => {
  const codec = trade()

  it('encodes once, leaving out what is absent', () => {
    const value = {
      tid: '12345678901234567890',
      orders: ['a'],
      title: undefined,
      num: null,
      other: 1,
    } as unknown as Trade
    expect(codec.encode(value)).toStrictEqual({ tid: 12345678901234567890n, orders: ['a'], other: 1 })
    expect(trade('drop').encode(value)).toStrictEqual({ tid: 12345678901234567890n, orders: ['a'] })
  })

  it('encodes to the same object when nothing has to change', () => {
    const value = { tid: 'LP1', orders: ['a'] } as unknown as Trade
    expect(codec.encode(value)).toBe(value)
  })

  it('is a type guard', () => {
    expect(codec.is({ tid: '1', orders: [] })).toBe(true)
    expect(codec.is({ tid: '1', orders: [], title: undefined, x: 1 })).toBe(true)
    expect(codec.is({ tid: undefined, orders: [] })).toBe(false)
    expect(codec.is({ orders: [] })).toBe(false)
    expect(codec.is({ tid: 1, orders: [] })).toBe(false)
    expect(codec.is(null)).toBe(false)
    expect(trade('refuse').is({ tid: '1', orders: [], x: 1 })).toBe(false)
  })

  it('binds required children only where their parent is given', () => {
    const outer = struct('Outer', { optional: { inner: struct('Inner', { required: { tid: id } }) } })
    expect(outer.decode({})._tag).toBe('Right')
    expect(issuesIn(outer.decode({ inner: {} }))).toEqual([
      { path: 'inner.tid', expected: `${id.name} (required)` },
    ])
  })

  it('composes with codecs from elsewhere, both ways', () => {
    const even = new t.Type<number>(
      'even',
      (value): value is number => typeof value === 'number' && value % 2 === 0,
      (wire, context) =>
        typeof wire === 'number' && wire % 2 === 0 ? t.success(wire) : t.failure(wire, context),
      t.identity,
    )
    const mixed = struct('Mixed', { required: { even, tid: id } })
    expect(valueOf(mixed.decode({ even: 2, tid: 5 }))).toEqual({ even: 2, tid: '5' })
    expect(issuesIn(mixed.decode({ even: 3, tid: 5 }))).toEqual([{ path: 'even', expected: 'even' }])
    const stock = t.type({ rows: t.array(t.intersection([mixed, t.partial({ note: t.string })])) })
    expect(issuesIn(stock.decode({ rows: [{ even: 3, tid: 5 }] }))).toEqual([
      { path: 'rows[0].even', expected: 'even' },
    ])
    expect(stock.decode({ rows: [{ even: 4, tid: 5 }] })._tag).toBe('Right')
  })

  it('does not take a required value that its codec gives as undefined', () => {
    expect(issuesIn(struct('S', { required: { any: unknownValue } }).decode({}))).toHaveLength(1)
  })

  it('wants a required list where present says so', () => {
    const input = struct('Input', { required: { rows: present(list(text)) } })
    expect(issuesIn(input.decode({}))).toEqual([{ path: 'rows', expected: 'list of text (required)' }])
    expect(issuesIn(input.decode({ rows: [{}] }))).toEqual([{ path: 'rows[0]', expected: 'text' }])
    expect(issuesIn(present(list(text)).decode(null))).toEqual([{ path: '', expected: 'list of text' }])
    expect(valueOf(input.decode({ rows: [] }))).toEqual({ rows: [] })
    expect(input.is({ rows: [] })).toBe(true)
  })

  it('takes a row of 10,000 times the work of one in linear time', () => {
    const page = list(codec)
    const rows = Array.from({ length: 10_000 }, (_, i) => ({
      tid: String(i),
      orders: [],
      ...(i % 2 === 0 ? { num: i } : {}),
    }))
    expect(valueOf(page.decode(rows))).toBe(rows)
    const bad = rows.map(({ tid }) => ({ tid, orders: [], num: 'x' }))
    expect(issuesIn(page.decode(bad))).toHaveLength(10_000)
  })
})
