import {
  codecOf,
  commaList,
  issuesOf,
  json,
  limited,
  list,
  oneOf,
  present,
  struct,
  type AnyCodec,
  type CodecPlan,
} from '@paifang/contract'
import * as contract from '@paifang/contract'

const plain = [
  'text',
  'id',
  'idInput',
  'integer',
  'decimal',
  'price',
  'boolean',
  'dateTime',
  'compactDateTime',
  'file',
  'unknownStruct',
  'unknownValue',
] as const

const text: CodecPlan = { codec: 'text' }

const issues = (codec: AnyCodec, wire: unknown): unknown => {
  const decoded = codec.decode(wire)
  return decoded._tag === 'Left' ? issuesOf(decoded.left) : decoded.right
}

describe('codecOf', () => {
  it.each(plain)('%s is the codec of that name', (codec) => {
    expect(codecOf({ codec })).toBe(contract[codec])
  })

  it.each<[string, CodecPlan, AnyCodec]>([
    ['a list', { codec: 'list', of: text }, list(contract.text)],
    ['a comma list', { codec: 'commaList', of: text }, commaList(contract.text)],
    ['one of some texts', { codec: 'oneOf', values: ['a', 'b'] }, oneOf(['a', 'b'])],
    ['JSON text', { codec: 'json', of: { codec: 'list', of: text } }, json(list(contract.text))],
    [
      'a list that must be given',
      { codec: 'present', of: { codec: 'list', of: text } },
      present(list(contract.text)),
    ],
    [
      'a limited text',
      { codec: 'limited', of: text, limits: { maxLength: 2 } },
      limited(contract.text, { maxLength: 2 }),
    ],
    [
      'a struct',
      { codec: 'struct', name: 'S', required: { a: text }, optional: { b: text } },
      struct('S', { required: { a: contract.text }, optional: { b: contract.text } }),
    ],
  ])('%s is what a program would have written', (_, plan, written) => {
    for (const wire of [
      'abc',
      'a,b',
      '["a"]',
      ['a', 1],
      {},
      { a: 'x' },
      { a: 1, b: {} },
      7,
      null,
      undefined,
    ]) {
      expect(issues(codecOf(plan), wire)).toEqual(issues(written, wire))
    }
    expect(codecOf(plan).name).toBe(written.name)
  })
})
