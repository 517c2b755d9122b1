import { isErr } from '@paifang/result'
import { importOpretailCatalogue, importOpretailPage, type Spec } from '../../src'
import { nestDotted } from '../../src/opretail/nestDotted'

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

  it('whose title and addresses name two methods is refused', () => {
    const text = page('| a | int | √ | | | |\n').replace('open.demo.page | POST', 'open.demo.other | POST')
    expect(importOpretailPage(text, { document: 'x' })).toMatchObject({
      left: [
        { message: 'the page is about open.demo.page, but its table of addresses about open.demo.other' },
      ],
    })
  })

  it('with cells over several lines, unescaped bars or a list of contents is read all the same', () => {
    const contents = '接口描述 #\n业务请求参数 #\n业务返回参数 #\n\n'
    const rows = '| a | int | √ | | 1.甲\n2.乙 | 1 |\n| b\\_c | string | × | 5 | x|y | z |\n'
    expect(specOf(contents + page(rows)).input).toMatchObject([
      { name: 'a', required: true, description: '1.甲\n2.乙', example: '1' },
      { name: 'b_c', limits: { maxLength: 5 }, description: 'x|y', example: 'z' },
    ])
  })

  it('that ends inside a row, or prints a section twice, is refused', () => {
    const cut = page('| a | int | √ | | x')
    expect(importOpretailPage(cut.slice(0, cut.indexOf('业务返回')), { document: 'x' })).toMatchObject({
      left: [{ at: ['x', 'line 14'], message: expect.stringContaining('ends inside a row') as string }],
    })
    const twice = page('| a | int | √ | | x | |\n')
    expect(importOpretailPage(twice + twice, { document: 'x' })).toMatchObject({
      left: [{ message: 'the page has this section twice' }, { message: 'the page has this section twice' }],
    })
  })

  it('says what its examples speak against: lengths, and numbers that are texts', () => {
    const { input, facts } = specOf(
      page(
        '| startTime | string | √ | 10 | | 2020-08-02 00:00:00 |\n| depIds | int | × | | | 7,10 |\n| id | int(11) | × | | | O_5 |\n| mine | int | × | 1 | | 0/1 |\n',
      ),
    )
    expect(input).toMatchObject([
      { name: 'startTime', shape: { kind: 'text' } },
      { name: 'depIds', shape: { kind: 'text' } },
      { name: 'id', shape: { kind: 'text' } },
      { name: 'mine', shape: { kind: 'integer' } },
    ])
    expect(input[0]).not.toHaveProperty('limits')
    expect(facts.map(({ fact }) => fact)).toEqual(
      expect.arrayContaining(['not limited', 'text', 'text', 'not limited']),
    )
  })

  it('takes what has no mark and lets the caller choose for optional', () => {
    const { input } = specOf(page('| id | int | | | 与 no 二选一 | |\n| no | int | √ | | | |\n'))
    expect(input).not.toMatchObject([{ required: true }, {}])
  })

  it('takes what has no mark for optional where only what is required has one', () => {
    const { input, facts } = specOf(
      page('| a | int | √ | | | |\n| b | int | | | | |\n| c | int | - | | | |\n'),
    )
    expect(input).toMatchObject([{ name: 'a', required: true }, { name: 'b' }, { name: 'c' }])
    expect(JSON.stringify(input)).not.toMatch(/"b".*"required"/)
    expect(facts).toContainEqual({
      at: ['input'],
      fact: 'doubtful',
      because: 'line 15: rows without a mark are taken for optional, since others are marked as required',
    })
    const mixed = specOf(page('| a | int | √ | | | |\n| b | int | × | | | |\n| c | int | | | | |\n'))
    expect(mixed.input).toMatchObject([{ required: true }, {}, { required: true }])
    expect(mixed.facts).toContainEqual({
      at: ['input', 'c'],
      fact: 'doubtful',
      because: 'line 16: it has no mark, where other rows have one: it is taken for required',
    })
    expect(specOf(page('| a | int | | | | |\n')).input).toMatchObject([{ required: true }])
  })

  describe('whose answer is shown as a whole', () => {
    const stat = '| stat | JSON | 状态 |\n| stat.code | int | 码 |\n'

    it('has what stands in data for its output', () => {
      const spec = specOf(
        page('', `${stat}| data | object | 数据 |\n| data.id | long | 编号 |\n| data.n | timestamp | x |\n`),
      )
      expect(spec.output).toMatchObject([{ name: 'id' }, { name: 'n' }])
      expect(spec.facts).toContainEqual({
        at: ['output'],
        fact: 'doubtful',
        because: 'line 19: stat and data stand around every answer: the output is taken for what is in data',
      })
      expect(spec.facts.map(({ at }) => at.join('.'))).toContain('output.n')
    })

    it('has a list where data is one, and nothing where no row tells what is in it', () => {
      const list = specOf(page('', `${stat}| data | array | x |\n| data.id | long | x |\n`))
      expect(list).toMatchObject({ output: [{ name: 'id' }], outputIs: 'list' })
      expect(specOf(page('', `${stat}| data | object | x |\n`)).output).toBe('unknown')
    })

    it('is said to be perhaps one where only data is shown', () => {
      const spec = specOf(page('', '| data | object | x |\n| data.id | long | x |\n'))
      expect(spec.output).toMatchObject([{ name: 'data' }])
      expect(spec.facts).toContainEqual({
        at: ['output'],
        fact: 'doubtful',
        because: 'line 17: data may be what stands around every answer, whose members are the output',
      })
      const other = specOf(page('', `${stat}| data | object | x |\n| total | int | x |\n`))
      expect(other.output).toMatchObject([{ name: 'stat' }, { name: 'data' }, { name: 'total' }])
    })
  })

  it.each([
    '错误码 #\n| 错误码 | 说明 |\n|---|---|\n',
    '业务返回码\n| 名称 | 返回码 | 描述 |\n|---|---|---|\n',
    'Error codes #\nCode Message\n',
  ])('has the codes below %j', (head) => {
    const row = head.includes('名称') ? '|  | 1001 | 坏 |' : head.includes('|') ? '| 1001 | 坏 |' : '1001 坏'
    expect(specOf(`${page('')}${head}${row}\n`).errors).toEqual([{ code: '1001', message: '坏' }])
  })

  it('calls a date whose example is written otherwise a text', () => {
    const { input } = specOf(
      page('| a | date | √ | | | 20240101 |\n| b | date | √ | | | 2024-01-01 00:00:00 |\n'),
    )
    expect(input).toMatchObject([{ shape: { kind: 'text' } }, { shape: { kind: 'dateTime' } }])
  })

  it('nests by 【parent】, and refuses a parent that is none or may be two', () => {
    const rows = (parent: string): string =>
      `| a | JSON | √ | | | |\n| x | JSON | √ | | 【a】 | |\n| b | JSON | √ | | | |\n| x | JSON | √ | | 【b】 | |\n| y | int | √ | | 【${parent}】 | |\n`
    expect(specOf(page(rows('x'))).input).toMatchObject([
      { name: 'a', shape: { fields: [{ name: 'x', shape: { kind: 'unknown' } }] } },
      { name: 'b', shape: { fields: [{ name: 'x', shape: { fields: [{ name: 'y' }] } }] } },
    ])
    for (const [parent, said] of [
      ['z', 'no row is called z'],
      ['必填', ''],
    ] as const) {
      const read = importOpretailPage(page(rows(parent)), { document: 'x' })
      if (said === '') expect(isErr(read)).toBe(false)
      else expect(read).toMatchObject({ left: [{ message: expect.stringContaining(said) as string }] })
    }
    const later = rows('b')
      .replace('| y |', '| c | int | √ | | | |\n| y |')
      .replace('【b】 | |\n| c', '【b】 | |\n| c')
    expect(
      importOpretailPage(page(later.replace(/【b】 \| \|\n$/, '【x】 | |\n')), { document: 'x' }),
    ).toMatchObject({
      left: [{ message: '【x】 may mean either of two rows of that name' }],
    })
  })

  it('says by other brackets, or by blanks alone, what may be nothing: it is refused', () => {
    const other = '| times | JSON | √ | | 时段 | |\n| weeks | int | √ | | [times]星期 | |\n'
    expect(importOpretailPage(page(other), { document: 'x' })).toMatchObject({
      left: [{ at: ['x', 'line 15'], message: expect.stringContaining('【times】') as string }],
    })
    const head = 'open.demo.page (演示)\n业务请求参数 #\n参数 类型 是否必填 最大长度 描述 示例值\n'
    const blanks = `${head}times\nJSON 时段\n    \nweeks\nJSON 星期\n    \nfrom\nstring 起\n`
    expect(importOpretailPage(blanks, { document: 'x' })).toMatchObject({
      left: [{ message: 'this row may stand in weeks or in times' }],
    })
    expect(specOf(blanks.replace('weeks\nJSON', 'weeks\nint')).input).toMatchObject([
      { name: 'times', shape: { of: { fields: [{ name: 'weeks' }, { name: 'from' }] } } },
    ])
    expect(specOf(blanks.replace('    \nfrom', '        \nfrom')).input).toMatchObject([
      { shape: { of: { fields: [{ name: 'weeks', shape: { of: { fields: [{ name: 'from' }] } } }] } } },
    ])
  })

  it('in plain text takes headers with untranslated keys, notes, and no range for a length', () => {
    const text =
      'open.demo.page (演示)\n业务请求参数 #\n参数 类型 是否必填 最大长度 描述 示例值\n无\n业务返回参数 #\napiDetail.parameterName Type Required Max Length\nid int × 编号\n'
    expect(specOf(text)).toMatchObject({ input: 'unknown', output: [{ name: 'id' }] })
    const range = page('| a | string | √ | 1-10 | | |\n| b | string | √ | ≤20字符 | | |\n')
    const { input } = specOf(range)
    expect(input).toMatchObject([{ name: 'a' }, { name: 'b', limits: { maxLength: 20 } }])
    expect(input[0]).not.toHaveProperty('limits')
  })

  it('is found behind a site’s own title, prose before its table, and bars inside its texts', () => {
    const site =
      'docs.open.example.com (开放平台)\n' +
      page('| list | Array | √ | | | |\n| id | int | √ | | 【list】 | |\n')
    expect(specOf(site.replace('业务请求参数 #\n', '业务请求参数 #\n以下参数:\n'))).toMatchObject({
      method: 'open.demo.page',
      input: [{ name: 'list', shape: { kind: 'list', of: { fields: [{ name: 'id' }] } } }],
    })
    const text =
      'open.demo.page (演示)\n业务请求参数 #\n参数 类型 是否必填 最大长度 描述 示例值\nid int × a | b\nno int × c\n'
    expect(specOf(text).input).toMatchObject([{ name: 'id' }, { name: 'no' }])
  })

  it('has no example where it prints a button for one', () => {
    const rows = '| times | JSON | √ | | 时段 | 查看 |\n| view | string | √ | | 视图 | View1 |\n'
    const text =
      'open.demo.page (演示)\n业务请求参数 #\n参数 类型 是否必填 最大长度 描述 示例值\ntimes JSON 时段 View\nkind string Street View\n'
    expect(specOf(page(rows)).input).toEqual([
      expect.not.objectContaining({ example: expect.anything() as string }),
      expect.objectContaining({ example: 'View1' }),
    ])
    expect(specOf(text).input).toMatchObject([{ description: '时段' }, { description: 'Street View' }])
  })

  it('grows with its length and no faster', () => {
    const started = performance.now()
    for (const row of [
      '| a | ',
      'a int 1 b\n',
      '【a】',
      '| a | JSON | | | 【a】 | |\n',
      '  |',
      '--',
      '业务请求参数 #\n',
      'a.',
    ])
      importOpretailPage(page(row.repeat(20_000)), { document: 'x' })
    if (process.env['PAIFANG_TIMES'] === '1') expect(performance.now() - started).toBeLessThan(4000)
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
          version: 'v3',
          params: [{ name: 'a', type: 'JSON string', required: true }],
          response: [{ name: '[].id', type: 'int' }],
        }),
      ]),
    ).toMatchObject({
      right: [
        {
          version: 'v3',
          verb: 'GET',
          session: 'required',
          outputIs: 'list',
          output: [{ name: 'id' }],
          input: [{ name: 'a', required: true, shape: { kind: 'json' } }],
        },
      ],
    })
  })

  it('has an operation for each version, and the lengths that types say', () => {
    const both = imported([
      method({ version: 'v1 (v4 with JSON body)', params: [{ name: 'a', type: 'string(100)' }] }),
      method({ method: 'open.b.get', version: 'v1|v2 (v2 advised)' }),
    ])
    expect(both).toMatchObject({
      right: [
        {
          version: 'v1',
          input: [{ limits: { maxLength: 100 } }],
          facts: [{ at: ['version'] }, { at: ['output'] }, {}],
        },
        { version: 'v4' },
        { version: 'v1' },
        { version: 'v2' },
      ],
    })
  })

  it('has what stands in data for its output, where it shows an answer as a whole', () => {
    const response = ['stat.code', 'data', 'data.id'].map((name) => ({ name, type: 'JSON' }))
    expect(imported([method({ response })])).toMatchObject({ right: [{ output: [{ name: 'id' }] }] })
  })

  it('takes JSON text of a list for JSON, and an answer by hours for a list', () => {
    expect(
      imported([
        method({
          params: [{ name: 'DataUser', type: 'JSON array string', required: true }],
          response: [{ name: '[hour].vipNum', type: 'int' }],
        }),
      ]),
    ).toMatchObject({
      right: [
        {
          input: [{ shape: { kind: 'json', of: { kind: 'unknown' } } }],
          output: [{ name: 'vipNum' }],
          outputIs: 'list',
        },
      ],
    })
  })

  it('reads marks in every spelling, and says of what it cannot read', () => {
    const params = [
      ...['true', '是', 'Y', 1, 'M'].map((required, i) => ({ name: `a${i}`, type: 'string', required })),
      ...['false', '否', 0, null].map((required, i) => ({ name: `b${i}`, type: 'string', required })),
      { name: 'c', type: 'string', required: 'C' },
      { name: 'd[0].id', type: 'string', children: [{ name: 'x' }] },
    ]
    const catalogue = importOpretailCatalogue([method({ params })], { document: 'o.json' })
    if (isErr(catalogue)) throw new Error(JSON.stringify(catalogue.left))
    const [spec] = catalogue.right
    const fields = spec?.input === 'unknown' ? [] : (spec?.input ?? [])
    expect(fields.filter(({ required }) => required === true).map(({ name }) => name)).toEqual([
      'a0',
      'a1',
      'a2',
      'a3',
      'a4',
    ])
    expect(fields.at(-1)).toMatchObject({ name: 'd', shape: { kind: 'list' } })
    expect(spec?.facts.filter(({ fact }) => fact === 'doubtful')).toEqual([
      {
        at: ['input', 'c'],
        fact: 'doubtful',
        because: '"C" does not say whether it is required: it is taken for optional',
      },
      {
        at: ['input', 'd', 'id'],
        fact: 'doubtful',
        because: '"children" holds parameters, which are not read',
      },
    ])
    expect(imported([method({ params: ['a string'] })])).toMatchObject({ _tag: 'Left' })
    const named = imported([method({ params: [{ name: 'List<Item>.id', type: 'string' }] })])
    expect(named).toMatchObject({ right: [{ input: 'unknown' }] })
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
