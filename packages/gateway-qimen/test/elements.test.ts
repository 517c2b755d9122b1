import fc from 'fast-check'
import {
  boolean,
  dateTime,
  decimal,
  id,
  idInput,
  integer,
  list,
  struct,
  text,
  unknownStruct,
  type AnyCodec,
} from '@paifang/contract'
import { parseXml } from '../../gateway-top/src/envelope/parseXml'
import { requestXml } from '../src/request/requestXml'
import { fromElements } from '../src/xml/fromElements'
import { arbitraryOf } from './support/arbitraryOf'
import vectors from './data/qimen.json'

const line = struct('Line', {
  optional: {
    itemCode: text,
    planQty: integer,
    actualPrice: decimal,
    batchs: list(struct('Batch', { optional: { code: text } }), 'batch'),
  },
})

const codec: AnyCodec = struct('Input', {
  required: { lines: list(line, 'orderLine') },
  optional: {
    ownerCode: text,
    isUrgency: boolean,
    createTime: dateTime,
    orderId: idInput,
    snList: struct('SnList', { optional: { sn: list(text) } }),
    extendProps: unknownStruct,
    nested: struct('Nested', { optional: { remark: text, deep: struct('Deep', { optional: { x: id } }) } }),
  },
})

const xmlOf = (value: unknown): string => {
  const written = requestXml(codec, codec.encode(value))
  if (written._tag === 'Left') throw new Error(JSON.stringify(written.left))
  return written.right
}

const readBack = async (xml: string, of: AnyCodec = codec): Promise<unknown> => {
  const parsed = await parseXml(xml)
  if (parsed._tag === 'Left') throw new Error(JSON.stringify(parsed.left))
  const decoded = of.decode(fromElements(of, parsed.right['request']))
  return decoded._tag === 'Right' ? decoded.right : decoded
}

describe('the elements of a value', () => {
  it('are read back as the value, whatever it holds', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryOf(codec), async (value) => {
        const decoded = codec.decode(value)
        expect(await readBack(xmlOf(value))).toEqual(decoded._tag === 'Right' && decoded.right)
      }),
      { numRuns: 500 },
    )
  })

  it('name the items of a list as its codec says, and repeat the list where it says nothing', () => {
    expect(xmlOf({ lines: [{ itemCode: 'a' }, {}], snList: { sn: ['1', '2'] } })).toBe(
      '<request><lines><orderLine><itemCode>a</itemCode></orderLine><orderLine></orderLine></lines>' +
        '<snList><sn>1</sn><sn>2</sn></snList></request>',
    )
  })

  const one = [{ itemCode: 'A' }]
  it.each([
    ['one item', '<lines><orderLine><itemCode>A</itemCode></orderLine></lines>', { lines: one }],
    ['another name for items', '<lines><line><itemCode>A</itemCode></line></lines>', { lines: one }],
    ['no element around each item', '<lines><itemCode>A</itemCode></lines>', { lines: one }],
    ['an empty list, laid out', '<lines>\n  </lines>', { lines: [] }],
    ['no list', '', { lines: [] }],
    [
      'texts as the official writer has them',
      '<lines/><snList><sn><string>1</string></sn></snList>',
      { lines: [], snList: { sn: ['1'] } },
    ],
    [
      'blanks around a number',
      '<lines><orderLine><planQty> 5 </planQty></orderLine></lines>',
      { lines: [{ planQty: 5 }] },
    ],
    ['blanks around a text', '<lines/><ownerCode> a </ownerCode>', { lines: [], ownerCode: ' a ' }],
    [
      'an empty map and number, laid out',
      '<lines/><extendProps>\n</extendProps><createTime>\n</createTime>',
      { lines: [], extendProps: {} },
    ],
    ['an empty map', '<lines/><extendProps/>', { lines: [], extendProps: {} }],
    [
      'the text null for what is absent, and for a text that is one',
      '<lines>null</lines><extendProps> null </extendProps><nested>null</nested><createTime>null</createTime><ownerCode>null</ownerCode>',
      { lines: [], extendProps: {}, nested: {}, ownerCode: 'null' },
    ],
    [
      'a whole number as Java writes a double',
      '<lines><orderLine><planQty>5.0</planQty></orderLine></lines>',
      { lines: [{ planQty: 5 }] },
    ],
  ])('are understood with %s', async (_title, inner, value) => {
    expect(await readBack(`<request>${inner}</request>`)).toEqual(value)
  })

  it.each([
    ['a control character', { lines: [{ itemCode: 'a\u0001' }] }, 'lines.orderLine[0].itemCode'],
    ['half a character', { lines: [], nested: { remark: '\ud83d' } }, 'nested.remark'],
    ['a key that is no name', { lines: [], extendProps: { 'a b': 'x' } }, 'extendProps.a b'],
    ['a key that would close its element', { lines: [], extendProps: { 'a><b': 'x' } }, 'extendProps.a><b'],
    ['a number that is rounded', { lines: [], extendProps: { n: 2 ** 53 } }, 'extendProps.n'],
  ])('are refused for %s, with its place', (_title, value, path) => {
    expect(requestXml(codec, codec.encode(value))).toMatchObject({ left: [{ path }] })
  })

  it('are refused for a map that holds itself', () => {
    const map: Record<string, unknown> = {}
    map['again'] = map
    expect(requestXml(codec, { lines: [], extendProps: map })).toMatchObject({ _tag: 'Left' })
  })

  it('hold numbers without an exponent', () => {
    expect(requestXml(codec, { lines: [], extendProps: { n: 1e-7, big: 12345678.5 } })).toMatchObject({
      right: expect.stringContaining('<n>0.0000001</n><big>12345678.5</big>'),
    })
  })
})

/** The class that the official writer was run with. */
const bean: AnyCodec = struct('Bean', {
  optional: {
    ownerCode: text,
    deliveryOrder: struct('DeliveryOrder', {
      optional: {
        deliveryOrderCode: text,
        isUrgency: boolean,
        totalQty: integer,
        createTime: dateTime,
        extendProps: unknownStruct,
        receiverInfo: unknownStruct,
        remark: text,
      },
    }),
    orderLines: list(line, 'orderLine'),
    tags: list(text, 'string'),
  },
})

/** What the vectors call for, where the official writer drops or changes something. */
const required: Readonly<Record<string, string | RegExp>> = {
  'q-xml-trim-and-emoji': 'refused',
  'q-xml-double-exponent':
    '<request><orderLines><orderLine><itemCode>I</itemCode><actualPrice>12345678.5</actualPrice></orderLine></orderLines></request>',
  'q-xml-null-in-map': '<request><deliveryOrder><extendProps></extendProps></deliveryOrder></request>',
}

describe('the official XML writer', () => {
  const cases = vectors.cases.filter(({ kind }) => kind === 'official-xml-writer')

  it('was asked seven times', () => {
    expect(cases).toHaveLength(7)
  })

  it.each(cases.map((one) => [one.id, one] as const))('writes the same elements: %s', async (id, given) => {
    const fields = given.fields as Record<string, unknown>
    const order = fields['deliveryOrder'] as Record<string, unknown> | undefined
    if (typeof order?.['createTime'] === 'string') order['createTime'] = new Date(Number(order['createTime']))
    const decoded = bean.decode(fields)
    if (decoded._tag === 'Left') throw new Error(id)
    const written = requestXml(bean, bean.encode(decoded.right))
    if (required[id] === 'refused') {
      expect(written).toMatchObject({ left: [{ path: 'deliveryOrder.remark' }] })
      return
    }
    const xml = written._tag === 'Right' ? written.right : ''
    const wanted = await parseXml(String(required[id] ?? given.xml))
    expect(await parseXml(xml)).toEqual(wanted)
  })
})
