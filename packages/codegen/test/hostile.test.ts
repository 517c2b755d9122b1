import { isRight } from 'fp-ts/Either'
import { isErr } from '@paifang/result'
import * as contract from '@paifang/contract'
import type { Operation } from '@paifang/contract'
import { describeProblem, emit, importCatalogue, importTopDocument, type Spec } from '../src'
import { compile } from './scale/compile'

const document = (requestParams: unknown, more: object = {}): object => ({
  name: 'taobao.demo.hostile',
  requestParams,
  responseParams: [],
  ...more,
})

const param = (name: string, more: object = {}): object => ({ name, type: 'String', ...more })

const problemsOf = (value: unknown): ReadonlyArray<string> => {
  const imported = importTopDocument(value, { document: 'x.json' })
  return isErr(imported) ? imported.left.map(describeProblem) : []
}

const specOf = (value: unknown): Spec => {
  const imported = importTopDocument(value, { document: 'x.json' })
  if (isErr(imported)) throw new Error(imported.left.map(describeProblem).join('\n'))
  return imported.right
}

const nest = (depth: number): unknown[] =>
  Array.from({ length: depth }).reduce<unknown[]>(
    (inner) => [{ name: 'a', type: 'Node', subParams: inner }],
    [param('leaf')],
  )

describe('a hostile document', () => {
  it('is refused where a name would be unsafe, and every such name is located', () => {
    expect(
      problemsOf(
        document([
          param('__proto__'),
          param('good', { subParams: [param('a\u0000b'), param(''), param('\ud800')] }),
          { type: 'String' },
          7,
        ]),
      ),
    ).toEqual([
      'x.json > taobao.demo.hostile > requestParams > [0]: a field cannot be called __proto__',
      'x.json > taobao.demo.hostile > requestParams > good > [0]: a field name with characters that nobody sees: control characters, marks of direction',
      'x.json > taobao.demo.hostile > requestParams > good > [1]: a field without a name',
      'x.json > taobao.demo.hostile > requestParams > good > [2]: a field name with half a surrogate pair',
      'x.json > taobao.demo.hostile > requestParams > [2]: a field without a name',
      'x.json > taobao.demo.hostile > requestParams > [3]: expected a parameter',
    ])
  })

  it.each([
    '../../etc/passwd',
    'a/b',
    'a\\b',
    '',
    'a..b',
    '.a',
    'a\u0000',
    '__proto__',
    'x'.repeat(201),
    'a.overrides',
    5,
  ])('is refused when its method is %j', (name) => {
    expect(problemsOf(document([], { name }))).toHaveLength(1)
  })

  it('is refused where it is nested without end', () => {
    expect(problemsOf(document(nest(200)))).toHaveLength(1)
    expect(problemsOf(document(nest(200)))[0]).toMatch(/deeper than 32 levels$/)
    expect(problemsOf(document(nest(5000)))).toHaveLength(1)
  })

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a number', 4],
    ['a list', []],
    ['text that is not JSON', '{"a":'],
    ['a failure', { success: false, errMsg: '页面已过期' }],
    ['half an answer', { success: true, data: null }],
    ['a record without tables', { success: true, data: { name: 'a.b' } }],
    ['tables that are not lists', { name: 'a.b', requestParams: {}, responseParams: 'x' }],
  ])('that is %s is a list of problems, not half a spec', (_, value) => {
    expect(problemsOf(value).length).toBeGreaterThan(0)
  })

  it('among the APIs of a catalogue makes it a list of problems', () => {
    const imported = importCatalogue(
      { apis: [{ name: 'a.b', request: [], response: [] }, { name: '../x' }, 'y'] },
      { document: 'c.json' },
    )
    expect(imported).toMatchObject({
      _tag: 'Left',
      left: [{ at: ['c.json', 'apis[1]'] }, { at: ['c.json', 'apis[2]'] }],
    })
  })
})

describe('the code generated from hostile text', () => {
  const evil = [
    '*/ globalThis.broken = 1 /*',
    '`${globalThis.broken = 1}`',
    "'; globalThis.broken = 1; '",
    '"; globalThis.broken = 1; "',
    '\u2028globalThis.broken = 1\u2029',
    '\\',
    '</script><script>globalThis.broken = 1</script>',
    '@internal {@link x} // \r\n globalThis.broken = 1',
    '\u202eelbisrever\u0000\u0007',
  ]
  const names = [
    'constructor',
    'toString',
    'hasOwnProperty',
    'prototype',
    'valueOf',
    'then',
    '*/ alert',
    '${x}',
    "it's",
    '"',
    '\\',
    'a b',
    '1',
    '-',
    '名称',
    'x'.repeat(200),
    'delete',
    '😀',
  ]
  const spec = specOf(
    document(
      names.map((name, i) =>
        param(name, { required: true, description: evil[i % evil.length], demoValue: evil[i % evil.length] }),
      ),
      {
        apiChineseName: evil.join(' '),
        description: evil.join('\n'),
        errorCodes: evil.map((errorCode) => ({ errorCode, errorMsg: errorCode })),
        responseParams: [
          param('result', {
            type: 'X',
            subParams: [param('success'), ...names.map((name) => param(name, { type: name }))],
          }),
          ...names.map((name) => param(name, { type: 'Struct', subParams: [param(name)] })),
        ],
      },
    ),
  )
  const evilSpec: Spec = {
    ...spec,
    source: { form: 'hand', document: '*/\nglobalThis.broken = 1 //' },
    sensitive: evil.map((text) => [text]),
    category: evil.join(' '),
  }
  const compiled = compile(emit([evilSpec]))
  afterAll(() => compiled.remove())

  it('compiles and does nothing but export an operation', () => {
    expect(compiled.errors).toBe('')
    const exported = compiled.load('src/apis/demoHostile.ts')
    expect((globalThis as { broken?: unknown }).broken).toBeUndefined()
    expect(exported['demoHostile']).toMatchObject({ method: 'taobao.demo.hostile', title: spec.title })
  })

  it('keeps every name as it is on the wire', () => {
    const operation = compiled.load('src/apis/demoHostile.ts')['demoHostile'] as Operation<
      'top',
      unknown,
      unknown
    >
    const input = Object.fromEntries(names.map((name) => [name, 'x']))
    const wire = operation.input.encode(input)
    expect(wire).toEqual(input)
    expect(operation.input.decode(wire)).toEqual({ _tag: 'Right', right: input })
    expect(isRight(operation.input.decode({}))).toBe(false)
  })
})

describe('the code generated from names that it uses itself', () => {
  const types =
    'Id IdInput IntegerInput FilePart Operation PagedOperation Codec Date Record Readonly ReadonlyArray Array ' +
    'Input Output Item String Number Object Promise Infinity Blacklist'
  const kinds = [
    'String',
    'Number',
    'Price',
    'BigDecimal',
    'Boolean',
    'Date',
    'byte[]',
    'String[]',
    'Map',
    'Json',
  ]
  const all = [
    ...kinds.map((type, i) => param(`kind_${i}`, { type, maxLength: 9 })),
    param('num_iid', { type: 'Number' }),
    ...types.split(' ').map((name) => param(name, { type: 'X[]', subParams: [param('a')] })),
  ]
  // One operation is called as each of the values and types that generated files import.
  const methods = [
    ...Object.keys(contract),
    'operation',
    'pagedOperation',
    'idInput',
    'filePart',
    'integerInput',
  ]
  const specs = [...new Set(methods)].map((name) =>
    specOf(document(all, { name: `taobao.${name}`, responseParams: all })),
  )

  it('compiles', () => {
    const compiled = compile(emit(specs))
    compiled.remove()
    expect(compiled.errors).toBe('')
  })
})

describe('a document of ten thousand fields', () => {
  it('is generated', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => param(`field_${i}`))
    const [text = ''] = [...emit([specOf(document(many))]).values()]
    expect(text.match(/readonly field_\d+\?: string/g)).toHaveLength(10_000)
  })
})
