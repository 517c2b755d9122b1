import * as c from '@paifang/contract'
import { jsonText } from '@paifang/wire'
import * as fc from 'fast-check'
import { throughXml } from './throughXml'
import { valueOf } from './outcome'

interface Law {
  readonly name: string
  readonly codec: c.AnyCodec
  readonly values: fc.Arbitrary<unknown>
}

const digits = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String)
const texts = fc.string({ unit: 'binary' })
const seconds = fc
  .integer({ min: -62_167_248_000, max: 253_402_271_999 })
  .map((value) => new Date(value * 1000))
const prices = fc.stringMatching(/^-?\d{1,20}(\.\d{1,4})?$/)
const decimals = fc.stringMatching(/^-?\d{1,20}(\.\d{1,9})?([eE][+-]?\d{1,2})?$/)
const safe = fc.maxSafeInteger()

const scalars: ReadonlyArray<Law> = [
  { name: 'text', codec: c.text, values: texts },
  { name: 'id', codec: c.id, values: fc.oneof(digits, texts) },
  { name: 'idInput', codec: c.idInput, values: fc.oneof(digits, fc.stringMatching(/^\d{1,24}$/)) },
  { name: 'integer', codec: c.integer, values: safe.map((value) => value + 0) },
  {
    name: 'integerInput',
    codec: c.integerInput,
    values: fc.oneof(
      safe.map((value) => value + 0),
      fc.bigInt({ min: 2n ** 53n, max: 2n ** 63n - 1n }).map(String),
    ),
  },
  { name: 'decimal', codec: c.decimal, values: decimals },
  { name: 'price', codec: c.price, values: prices },
  { name: 'boolean', codec: c.boolean, values: fc.boolean() },
  { name: 'dateTime', codec: c.dateTime, values: seconds },
  { name: 'compactDateTime', codec: c.compactDateTime, values: seconds },
  { name: 'limited', codec: c.limited(c.text, { maxLength: 100_000 }), values: texts },
]

const pieces = fc.array(fc.string().filter((piece) => piece !== '' && !piece.includes(',')))

interface Node {
  readonly nid: string
  readonly name?: string
  readonly children?: ReadonlyArray<Node>
}

const node: c.Codec<Node> = c.recursive('Node', () =>
  c.struct<Node>('Node', { required: { nid: c.id }, optional: { name: c.text, children: c.list(node) } }),
)

const nodes = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.record(
    { nid: digits, name: texts, children: fc.array(tie('node'), { maxLength: 3 }) },
    { requiredKeys: ['nid'] },
  ),
})).node

const all = c.struct('All', {
  required: Object.fromEntries(scalars.map(({ name, codec }) => [name, codec])),
  optional: { node, rows: c.list(node), empty: c.struct('Empty', { optional: { a: c.text } }) },
})

const scalarValues: Readonly<Record<string, fc.Arbitrary<unknown>>> = Object.fromEntries(
  scalars.map(({ name, values }) => [name, values]),
)

const allValues = fc
  .tuple(
    fc.record(scalarValues),
    fc.record(
      {
        node: nodes,
        rows: fc.array(nodes, { maxLength: 3 }),
        empty: fc.record({ a: texts }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    ),
  )
  .map(([required, optional]) => ({ ...required, ...optional }))

const laws: ReadonlyArray<Law> = [
  ...scalars,
  ...scalars.map(({ name, codec, values }) => ({
    name: `list(${name})`,
    codec: c.list(codec),
    values: fc.array(values),
  })),
  { name: 'list(list)', codec: c.list(node), values: fc.array(nodes, { maxLength: 4 }) },
  { name: 'commaList(text)', codec: c.commaList(c.text), values: pieces },
  {
    name: 'commaList(integer)',
    codec: c.commaList(c.integer),
    values: fc.array(safe.map((value) => value + 0)),
  },
  { name: 'commaList(idInput)', codec: c.commaList(c.idInput), values: fc.array(digits) },
  { name: 'commaList(dateTime)', codec: c.commaList(c.dateTime), values: fc.array(seconds) },
  { name: 'json(struct)', codec: c.json(all), values: allValues },
  { name: 'json(text)', codec: c.json(c.text), values: texts },
  { name: 'json(list)', codec: c.json(c.list(c.id)), values: fc.array(digits) },
  { name: 'recursive', codec: node, values: nodes },
  { name: 'struct', codec: all, values: allValues },
  { name: 'present', codec: c.present(c.list(c.id)), values: fc.array(digits) },
  {
    name: 'unknownStruct of texts',
    codec: c.unknownStruct,
    values: fc.dictionary(fc.string(), fc.string({ minLength: 1 })),
  },
]

describe.each(laws)('$name', ({ codec, values }) => {
  it('gives back what it encodes', () => {
    fc.assert(
      fc.property(values, (value) => expect(valueOf(codec.decode(codec.encode(value)))).toEqual(value)),
    )
  })

  it('gives it back through JSON', () => {
    fc.assert(
      fc.property(values, (value) => {
        const text = jsonText(codec.encode(value))
        const parsed = c.parseJson(text)
        expect(valueOf(codec.decode(parsed._tag === 'Right' ? parsed.right : undefined))).toEqual(value)
      }),
    )
  })

  it('gives it back through XML, where every scalar is text', () => {
    fc.assert(
      fc.property(values, (value) =>
        expect(valueOf(codec.decode(throughXml(codec.encode(value))))).toEqual(value),
      ),
    )
  })

  it('guards what it decodes, and takes it again', () => {
    fc.assert(
      fc.property(values, (value) => {
        const decoded = valueOf(codec.decode(codec.encode(value)))
        expect(codec.is(decoded)).toBe(true)
      }),
    )
  })
})

describe('codecs on anything at all', () => {
  it.each(laws)('$name neither throws nor takes what it then cannot encode', ({ codec }) => {
    fc.assert(
      fc.property(
        fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true }),
        (wire) => {
          const result = codec.decode(wire)
          if (result._tag === 'Right') codec.encode(result.right)
          else expect(c.issuesOf(result.left).length).toBeGreaterThan(0)
        },
      ),
    )
  })
})

/** What codecs have to tell apart, at the borders of what they take. */
const borders: ReadonlyArray<unknown> = [
  ...[0, -0, 1, 1.5, -1.5, NaN, Infinity, 1e21, 2 ** 31, 2 ** 53 - 1, 2 ** 53, -(2 ** 53), 2 ** 63],
  ...[1n, 2n ** 53n, 2n ** 63n, -(2n ** 63n)],
  ...['', ' ', '0', '01', '-0', '1.0', '1e3', '9007199254740992', '9223372036854775807', 'abc', 'a,b'],
  ...['true', 'false', 'TRUE', '{}', '[]', '{"a":1}', '["a"]', 'null', '"x"'],
  ...['2024-02-29 00:00:00', '2023-02-29 00:00:00', '20240229000000', '0000-01-01 00:00:00'],
  ...[true, false, new Date(0), new Date(NaN), new Date(1)],
  ...[[], [1], ['a', ''], [null], {}, { a: 1 }, { string: ['a'] }, { nid: '1' }, { nid: 1, name: 5 }],
  ...[{ name: 'a', bytes: new Uint8Array(2) }, new Uint8Array(2), new Map(), Symbol.iterator],
]

const plain = ['text', 'id', 'idInput', 'integer', 'decimal', 'price', 'boolean'] as const
const others = ['dateTime', 'compactDateTime', 'file', 'unknownStruct', 'unknownValue'] as const

const every: ReadonlyArray<readonly [string, c.AnyCodec]> = [
  ...[...plain, ...others].map((name): readonly [string, c.AnyCodec] => [name, c[name]]),
  ...laws.map(({ name, codec }): readonly [string, c.AnyCodec] => [name, codec]),
]

describe.each(every)('a member of codec %s', (_, codec) => {
  const wires = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...borders) },
    { weight: 1, arbitrary: fc.anything({ withBigInt: true, withDate: true }) },
  )
  const required = c.struct('S', { required: { a: codec } })
  const optional = c.struct('S', { optional: { a: codec } })
  /** Absent members are the struct's own affair. */
  const isAbsent = (wire: unknown): boolean => wire === undefined || wire === null

  it('is taken, refused and explained as the codec does it alone', () => {
    const holds = (wire: unknown): void => {
      const alone = codec.decode(wire)
      if (isAbsent(wire) || (alone._tag === 'Left' && wire === '')) return
      if (alone._tag === 'Right' && alone.right === undefined) return
      const found = alone._tag === 'Right' ? { a: alone.right } : c.issuesOf(alone.left)
      for (const struct of [required, optional]) {
        const inside = struct.decode({ a: wire })
        if (inside._tag === 'Right') expect(inside.right).toStrictEqual(found)
        else
          expect(c.issuesOf(inside.left)).toEqual(
            (found as ReadonlyArray<c.CodecIssue>).map(({ path, expected }) => ({
              path: path === '' || path.startsWith('[') ? `a${path}` : `a.${path}`,
              // What names a place in the spec names that of the member.
              expected: expected.replaceAll('"output"', '"output","a"'),
            })),
          )
      }
    }
    for (const wire of borders) holds(wire)
    fc.assert(fc.property(wires, holds))
  })

  it('is encoded as the codec does it alone', () => {
    for (const wire of borders) {
      const alone = codec.decode(wire)
      if (isAbsent(wire) || alone._tag === 'Left' || alone.right === undefined) continue
      for (const struct of [required, optional])
        expect(struct.encode({ a: alone.right })).toStrictEqual({ a: codec.encode(alone.right) })
    }
  })
})
