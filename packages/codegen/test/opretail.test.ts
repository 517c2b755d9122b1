import { isErr } from '@paifang/result'
import { importOpretailCatalogue, importOpretailPage, type Spec } from '../src'
import { markdownTables } from '../src/opretail/markdownTables'
import { nestDotted } from '../src/opretail/nestDotted'

const page = (business: string, response = ''): string => `open.demo.page (演示)
列出 * 1.甲 * 2.乙
接口描述 #
| 环境 | 接口方法 | 提交方式 |
|---|---|---|
| 正式环境 | open.demo.page | POST |
公共请求参数 #
| 参数名 | 类型 | 是否必须 | 最大长度 | 描述 | 示例值 |
|---|---|---|---|---|---|
| _version | String | √ | 100 | 版本 | v3 |
业务请求参数 #
| 参数名 | 类型 | 是否必须 | 最大长度 | 描述 | 示例值 |
|---|---|---|---|---|---|
${business}业务返回参数 #
| 参数名 | 类型 | 描述 |
|---|---|---|
${response}`

const specOf = (text: string): Spec => {
  const imported = importOpretailPage(text, { document: 'p.txt' })
  if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
  return imported.right
}

describe('an opretail page', () => {
  it('in Chinese gives method, version, verb and fields; a lost √ still means required', () => {
    expect(
      specOf(
        page(
          '| groupId | int(11) | √ | | 企业 | 1084 |\n| name | string | × | 20 | 名称 | |\n| kind | string | | | a\\|b | |\n',
        ),
      ),
    ).toMatchObject({
      gateway: 'opretail',
      method: 'open.demo.page',
      title: '演示',
      version: 'v3',
      verb: 'POST',
      input: [
        {
          name: 'groupId',
          required: true,
          shape: { kind: 'id' },
          limits: { maxLength: 11 },
          example: '1084',
        },
        { name: 'name', shape: { kind: 'text' }, limits: { maxLength: 20 } },
        { name: 'kind', required: true, description: 'a|b' },
      ],
      output: 'unknown',
    })
  })

  it('with an empty business table does not say what it takes', () => {
    expect(specOf(page(''))).toMatchObject({ input: 'unknown', output: 'unknown' })
  })

  it('whose table lost a name does not say either', () => {
    expect(specOf(page('| a | int | √ | | | |\n| | int | √ | | x | |\n')).input).toBe('unknown')
  })

  it('nests dotted names', () => {
    const { output } = specOf(
      page(
        '| a | int | √ | | | |\n',
        '| total | int | |\n| list[].id | int | |\n| list[].tags[] | String | |\n| at.x | String | |\n',
      ),
    )
    expect(output).toMatchObject([
      { name: 'total', shape: { kind: 'integer' } },
      {
        name: 'list',
        shape: {
          kind: 'list',
          of: {
            kind: 'struct',
            fields: [{ name: 'id' }, { name: 'tags', shape: { kind: 'list', of: { kind: 'text' } } }],
          },
        },
      },
      { name: 'at', shape: { kind: 'struct', fields: [{ name: 'x' }] } },
    ])
  })

  it('that is none is a list of problems', () => {
    expect(importOpretailPage('| a |\n|---|', { document: 'x' })).toMatchObject({
      _tag: 'Left',
      left: [{}, {}],
    })
  })
})

describe('markdownTables', () => {
  it('finds tables with their headings, empty ones and escaped bars included', () => {
    expect(markdownTables('# One #\n| a | b |\n|---|\n\ntext\nTwo\n| c |\n| :-- |\n| d\\|e |\n')).toEqual([
      { heading: 'One', header: ['a', 'b'], rows: [] },
      { heading: 'Two', header: ['c'], rows: [['d|e']] },
    ])
  })
})

describe('nestDotted', () => {
  const row = (path: string, type = 'int'): Parameters<typeof nestDotted>[0][number] => ({
    path,
    type,
    required: false,
    description: '',
    example: '',
  })

  it('gives up where a name is unusable', () => {
    expect(nestDotted([row('a'), row('(name lost: x)')])).toBeUndefined()
    expect(nestDotted([row('a.__proto__.b')])).toBeUndefined()
    expect(nestDotted([row(Array.from({ length: 40 }, () => 'a').join('.'))])).toBeUndefined()
  })

  it('joins a struct declared by its own row with its dotted members', () => {
    expect(nestDotted([row('list', 'JSON'), row('list[].id')])).toEqual([
      { name: 'list', type: 'Struct []', fields: [{ name: 'id', type: 'int' }] },
    ])
  })
})

describe('an opretail catalogue', () => {
  const method = (more: object): object => ({
    method: 'open.a.get',
    version: 'v1',
    httpMode: 'GET',
    title: 't',
    requiresToken: true,
    params: [],
    response: [],
    status: 'documented',
    ...more,
  })
  const imported = (value: unknown): unknown => importOpretailCatalogue(value, { document: 'o.json' })

  it('gives version, verb and token need, and a list where every row says so', () => {
    expect(
      imported([
        method({
          version: 'v1 (v3 with JSON body)',
          params: [{ name: 'a', type: 'JSON string', required: true }],
          response: [{ name: '[].id', type: 'int' }],
        }),
      ]),
    ).toMatchObject({
      right: [
        {
          version: 'v1',
          verb: 'GET',
          session: 'required',
          outputIs: 'list',
          output: [{ name: 'id' }],
          input: [{ name: 'a', required: true, shape: { kind: 'json' } }],
        },
      ],
    })
  })

  it('says unknown where only the name is known', () => {
    expect(imported([method({ status: 'name-only', requiresToken: null })])).toMatchObject({
      right: [{ input: 'unknown', output: 'unknown', session: 'unknown' }],
    })
  })

  it('that is malformed is a list of problems', () => {
    expect(imported({})).toMatchObject({ _tag: 'Left' })
    expect(imported([7, { method: '../x' }])).toMatchObject({
      left: [{ at: ['o.json', '[0]'] }, { at: ['o.json', '../x'] }],
    })
  })
})
