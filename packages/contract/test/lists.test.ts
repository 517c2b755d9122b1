import * as fc from 'fast-check'
import {
  boolean,
  commaList,
  id,
  idInput,
  integer,
  json,
  list,
  recursive,
  struct,
  text,
  unknownStruct,
  type Codec,
} from '@paifang/contract'
import { issuesIn, valueOf } from './outcome'
import { throughXml } from './throughXml'

const trade = struct('Trade', { optional: { tid: id, orders: list(text) } })

describe('list', () => {
  it('gives the same array back when no item changes', () => {
    const wire = ['a', 'b']
    expect(valueOf(list(text).decode(wire))).toBe(wire)
    expect(list(text).encode(wire)).toBe(wire)
  })

  it.each([
    ['a bare array', [{ tid: 1 }, { tid: '2' }], [{ tid: '1' }, { tid: '2' }]],
    ['a wrapper around the array', { trade: [{ tid: 1 }] }, [{ tid: '1' }]],
    ['a wrapper around one item, from XML', { trade: { tid: '1' } }, [{ tid: '1' }]],
    ['one item, from XML', { tid: '1' }, [{ tid: '1' }]],
    ['one item of several members', { tid: '1', x: 2 }, [{ tid: '1', x: 2 }]],
    ['an empty item in a wrapper, from XML', { trade: '' }, [{}]],
    ['a wrapper around nothing', { trade: null }, []],
    ['an empty object', {}, []],
    ['empty text', '', []],
    ['null', null, []],
    ['nothing', undefined, []],
    ['JSON text', '[{"tid":12345678901234567890}]', [{ tid: '12345678901234567890' }]],
    ['JSON text of one item', '{"tid":1}', [{ tid: '1' }]],
  ])('reads %s', (_, wire, expected) => {
    expect(valueOf(list(trade).decode(wire))).toEqual(expected)
  })

  it('reads one scalar, bare or wrapped, where XML gives no array', () => {
    expect(valueOf(list(text).decode('a'))).toEqual(['a'])
    expect(valueOf(list(text).decode({ string: 'a' }))).toEqual(['a'])
    expect(valueOf(list(text).decode({ string: '' }))).toEqual([''])
    expect(valueOf(list(integer).decode({ number: '' }))).toEqual([])
    expect(valueOf(list(integer).decode(5))).toEqual([5])
    expect(valueOf(list(text).decode('[1]'))).toEqual(['[1]'])
  })

  it('falls back to the other reading where the first does not fit', () => {
    const strict = struct('S', { required: { rows: integer } })
    expect(valueOf(list(strict).decode({ rows: { rows: 1 } }))).toEqual([{ rows: 1 }])
    const holder = struct('H', { required: { items: list(integer) } })
    expect(valueOf(list(holder).decode({ items: [1] }))).toEqual([{ items: [1] }])
  })

  it('names the item that is wrong', () => {
    expect(issuesIn(list(trade).decode({ trade: [{}, { tid: {} }] }))).toEqual([
      { path: '[1].tid', expected: id.name },
    ])
    expect(issuesIn(list(trade).decode([1]))).toEqual([{ path: '[0]', expected: 'Trade' }])
  })

  it.each([['x'], [5], ['[{]'], ['[1]'], [true], [{ trade: 5 }]])('refuses %p', (wire) => {
    expect(issuesIn(list(trade).decode(wire))).toHaveLength(1)
  })

  it('is a type guard', () => {
    expect([list(text).is(['a']), list(text).is([1]), list(text).is('a')]).toEqual([true, false, false])
  })

  it('encodes items, and copies only when one changes', () => {
    expect(list(id).encode(['1', 'x'])).toEqual([1, 'x'])
    const same = ['x', 'y']
    expect(list(id).encode(same)).toBe(same)
  })

  it('tells a wrapper that has the name of a member from that member', () => {
    // As taobao.open.account.create, alibaba.wdk.sku.query, taobao.wms.order.warehouse.route.get and aliexpress.social.discategory.get have them.
    const created = list(struct('Long', { optional: { code: text, message: text, data: id } }))
    const one = { code: '0', message: 'SUCCESS', data: '7091800003790954036' }
    expect(valueOf(created.decode({ data: one }))).toEqual([one])
    expect(valueOf(created.decode({ data: { ...one, since: '1' } }))).toEqual([{ ...one, since: '1' }])
    expect(valueOf(created.decode({ data: [one, one] }))).toEqual([one, one])
    expect(valueOf(created.decode({ data: '5' }))).toEqual([{ data: '5' }])

    const sku = struct('Sku', { optional: { sku_code: text, weight: text } })
    const models = list(struct('ApiResult', { optional: { model: sku, err_code: text, success: text } }))
    const model = { sku_code: 'a', weight: '1' }
    expect(valueOf(models.decode({ model: { model, success: 'true' } }))).toEqual([
      { model, success: 'true' },
    ])
    expect(valueOf(models.decode({ model: { model } }))).toEqual([{ model }])
    expect(valueOf(models.decode({ model }))).toEqual([{ model }])

    const opaque = list(struct('Opaque', { optional: { data: unknownStruct, code: text } }))
    expect(valueOf(opaque.decode({ data: { data: { x: '1' }, code: '0' } }))).toEqual([
      { data: { x: '1' }, code: '0' },
    ])
    expect(valueOf(opaque.decode({ data: { x: '1' } }))).toEqual([{ data: { x: '1' } }])

    const children = list(struct('Child', { optional: { name: text } }))
    const nodes = list(struct('Node', { optional: { children, name: text } }))
    expect(valueOf(nodes.decode({ children: { child: { name: 'a' } } }))).toEqual([
      { children: [{ name: 'a' }] },
    ])
    expect(valueOf(nodes.decode({ children: { children: { child: { name: 'a' } }, name: 'b' } }))).toEqual([
      { children: [{ name: 'a' }], name: 'b' },
    ])
  })

  it('reads one item in a wrapper of any name, that of a member too', () => {
    const row = struct('Row', {
      optional: {
        a: text,
        b: struct('B', { optional: { a: text, z: text } }),
        c: list(struct('C', { optional: { b: text } })),
      },
    })
    const texts = fc.string({ minLength: 1 })
    const rows = fc
      .record(
        {
          a: texts,
          b: fc.record({ a: texts, z: texts }, { requiredKeys: ['a'] }),
          c: fc.array(fc.record({ b: texts }), { minLength: 1, maxLength: 3 }),
        },
        { requiredKeys: [] },
      )
      .filter((value) => Object.keys(value).length > 0)
    fc.assert(
      fc.property(rows, fc.constantFrom('a', 'b', 'c', 'row'), (value, wrapper) => {
        expect(valueOf(list(row).decode({ [wrapper]: throughXml(value) }))).toEqual([value])
      }),
    )
  })

  it('knows through recursive which members an item has', () => {
    interface Node {
      readonly name?: string
      readonly children?: ReadonlyArray<Node>
    }
    const node: Codec<Node> = recursive('Node', () =>
      struct<Node>('Node', { optional: { name: text, children: list(node) } }),
    )
    expect(valueOf(list(node).decode({ children: { node: { name: 'a' } } }))).toEqual([
      { children: [{ name: 'a' }] },
    ])
    expect(valueOf(list(unknownStruct).decode({ row: { a: 1 } }))).toEqual([{ a: 1 }])
  })
})

describe('commaList', () => {
  it('joins with commas and splits again', () => {
    expect(commaList(text).encode(['a', 'b'])).toBe('a,b')
    expect(valueOf(commaList(text).decode('a,b'))).toEqual(['a', 'b'])
    expect(commaList(idInput).encode([1, 7091800003790954036n, '007'])).toBe('1,7091800003790954036,007')
    expect(valueOf(commaList(integer).decode('1,2'))).toEqual([1, 2])
    expect(valueOf(commaList(boolean).decode([true, 'false']))).toEqual([true, false])
    expect(valueOf(commaList(integer).decode(5))).toEqual([5])
    expect(valueOf(commaList(text).decode(''))).toEqual([])
    expect(commaList(text).encode([])).toBe('')
  })

  it('refuses a piece that would read back as two, or as none', () => {
    const expected = 'list of text, joined with commas: no piece may be empty text or hold a comma'
    expect(issuesIn(commaList(text).decode(['a,b']))).toEqual([{ path: '', expected }])
    expect(issuesIn(commaList(text).decode(['']))).toEqual([{ path: '', expected }])
    expect(commaList(text).is(['a,b'])).toBe(false)
    expect(commaList(text).is(['a'])).toBe(true)
    expect(valueOf(commaList(text).decode('a,,b'))).toEqual(['a', '', 'b'])
  })

  it('names the piece that is wrong', () => {
    expect(issuesIn(commaList(integer).decode('1,x'))).toEqual([
      { path: '[1]', expected: 'integer or its text' },
    ])
    expect(issuesIn(commaList(integer).decode({}))).toEqual([{ path: '', expected: commaList(integer).name }])
    expect(issuesIn(commaList(integer).decode(undefined))).toHaveLength(1)
  })
})

describe('json', () => {
  const codec = json(trade)

  it('reads text without rounding, and what is parsed already', () => {
    expect(valueOf(codec.decode('{"tid":7091800003790954036}'))).toEqual({ tid: '7091800003790954036' })
    expect(valueOf(codec.decode({ tid: 5 }))).toEqual({ tid: '5' })
  })

  it('writes text once, with bare integers', () => {
    expect(codec.encode({ tid: '7091800003790954036', orders: ['"'] })).toBe(
      '{"tid":7091800003790954036,"orders":["\\""]}',
    )
  })

  it('names the place inside', () => {
    expect(issuesIn(codec.decode('{"tid":{}}'))).toEqual([{ path: 'tid', expected: id.name }])
  })

  it.each([['{'], [''], [null], [undefined], [() => 1], [NaN]])('refuses %p', (wire) => {
    expect(issuesIn(codec.decode(wire))).toEqual([{ path: '', expected: 'JSON text of Trade' }])
  })

  it('refuses a value that JSON cannot hold', () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    expect(issuesIn(json(unknownStruct).decode(cycle))).toEqual([
      { path: '', expected: 'JSON text of object' },
    ])
  })

  it('is a type guard of the inner type', () => {
    expect([codec.is({ tid: '1' }), codec.is('{}')]).toEqual([true, false])
  })
})
