import { isErr } from '@paifang/result'
import { describeProblem, importText, type Field, type Spec } from '../src'
import { warnings } from '../src/report/report'
import { fieldsOf } from '../src/spec/Shape'

const tree = (fields: Spec['input']): string =>
  fields === 'unknown'
    ? '?'
    : fields
        .map(({ name, required, shape }: Field) => {
          const inner = fieldsOf(shape)
          return `${name}${required === true ? '!' : ''}${inner === undefined ? '' : `{${tree(inner)}}`}`
        })
        .join(' ')

/** The tree of the request and what is said of it, without the method; or why it is refused. */
const read = (text: string): ReadonlyArray<string> => {
  const imported = importText(text, { document: 'd' })
  if (isErr(imported)) return imported.left.map(describeProblem)
  const [spec] = imported.right
  if (spec === undefined) return []
  return [
    tree(spec.input),
    ...warnings(spec)
      .filter((line) => !line.includes('> output'))
      .map((line) => line.slice(`warning: ${spec.method} > `.length)),
  ]
}

const record = (requestParams: ReadonlyArray<object>, more: object = {}): string =>
  JSON.stringify({ name: 'taobao.demo.add', requestParams, responseParams: [], ...more })

describe('a mark in a record', () => {
  const marked = (required: unknown): string =>
    read(record([{ name: 'a', type: 'String', required }]))[0] ?? ''

  it.each([
    true,
    'true',
    'TRUE',
    1,
    '1',
    '是',
    '是 ',
    'Y',
    'yes',
    '√',
    '✔',
    'M',
    '必须',
    '必传',
    'required',
    'mandatory',
  ])('%j says that it must be given', (required) => {
    expect(marked(required)).toBe('a!')
  })

  it.each([false, 0, '0', '否', 'N', '×', 'O', '可选', '非必填', '不必须', '', null, undefined, 'optional'])(
    '%j says that it may be left out',
    (required) => {
      expect(read(record([{ name: 'a', type: 'String', required }]))).toEqual(['a'])
    },
  )

  it.each(['条件必填', 'C', {}])('%j is said not to be one', (required) => {
    const shown = typeof required === 'string' ? JSON.stringify(required) : '{}'
    expect(read(record([{ name: 'a', type: 'String', required }]))).toEqual([
      'a',
      `input.a: doubtful (required: ${shown} does not say whether it is: it is taken for optional)`,
    ])
  })
})

describe('what a record says in vain', () => {
  it('is said: limits that are no numbers, members and marks under other names, odd names', () => {
    expect(
      read(
        record([
          { name: 'a', type: 'String', maxLength: '64字符', maxValue: null, minValue: '' },
          { name: 'b', type: 'Struct', children: [{ name: 'c' }], labels: ['x'] },
          { name: 'd', type: 'String', isRequired: true },
          { name: '->e', type: 'String' },
          { name: 'f', type: 'String', maxLength: -1 },
        ]),
      ),
    ).toEqual([
      'a b d ->e f',
      'input.a: doubtful (maxLength: "64字符" is no whole number, and limits nothing)',
      'input.b: doubtful ("children" holds parameters, which are not read)',
      'input.b: unknown (no document says what "Struct" is: it is taken for an object of anything)',
      'input.d: doubtful (whether it is required stands in "isRequired", which is not read)',
      'input.->e: doubtful (hardly a name: spaces, marks or brackets belong to no name)',
    ])
  })

  it('is said of members by dots, at any depth', () => {
    expect(
      read(
        record([
          { name: 'order', type: 'Map' },
          { name: 'order.id', type: 'String' },
          { name: 'order.lines[].sku', type: 'String' },
          { name: 'reentry.account', type: 'String' },
          {
            name: 's',
            type: 'S',
            subParams: [
              { name: 'x', type: 'Map' },
              { name: 'x.y', type: 'String' },
            ],
          },
        ]),
      ),
    ).toEqual([
      'order order.id order.lines[].sku reentry.account s{x x.y}',
      'input.order.id: doubtful (it may be a member of order, which stands beside it)',
      'input.order.lines[].sku: doubtful (it may be a member of order, which stands beside it)',
      'input.order.lines[].sku: doubtful (hardly a name: spaces, marks or brackets belong to no name)',
      'input.s.x.y: doubtful (it may be a member of x, which stands beside it)',
    ])
  })

  it('is said of parameters under a name that nobody reads', () => {
    const said = 'input: doubtful ("params" holds parameters, which are not read)'
    const params = [{ name: 'a', type: 'String' }]
    expect(read(record([], { params, sdkDemos: [{ name: 'java' }] }))).toEqual(['', said])
    expect(read(JSON.stringify({ apis: [{ name: 'taobao.demo.add', params }] }))).toEqual(['', said])
    const method = { method: 'open.demo.add', status: 'documented', params: [], parameters: params }
    expect(read(JSON.stringify([method]))).toEqual(['', said.replace('params', 'parameters')])
  })

  it('is said of errors without a code', () => {
    const errorCodes = [{ errorCode: 'isv.a', errorMsg: 'm' }, { errorMsg: 'no code' }, 'text', {}, null]
    expect(read(record([], { errorCodes }))).toEqual([
      '',
      'errors: incomplete (2 errors without a code are left out)',
    ])
  })

  it('is not hidden in a name that shows another one', () => {
    expect(read(record([{ name: 'a\u202eb', type: 'String' }]))).toEqual([
      'd > taobao.demo.add > requestParams > [0]: a field name with characters that nobody sees: control characters, marks of direction',
    ])
  })
})

describe('what a document says twice, or against itself', () => {
  it('is said of two rows of one name that do not agree', () => {
    expect(
      read(
        record([
          { name: 'a', type: 'String', required: true, maxLength: 10, description: '一' },
          { name: 'a', type: 'String', maxLength: 20, description: '二' },
          { name: 'b', type: 'String', required: true },
          { name: 'b', type: 'String', required: true, description: '二' },
        ]),
      ),
    ).toEqual([
      'a b!',
      'input.a: doubtful (the document declares it twice, and whether it is required, its limits, its description differs: what both allow is taken, and the first text)',
    ])
  })

  it.each([
    [{ type: 'Number', maxValue: 10, demoValue: '11' }, 'at most 10, but its example is 11'],
    [{ type: 'Number', minValue: 5, demoValue: '1' }, 'at least 5, but its example is 1'],
    [{ type: 'String[]', maxListSize: 2, demoValue: 'a,b,c' }, 'at most 2, but its example has 3 items'],
    [{ type: 'String', maxLength: 2, demoValue: 'abc' }, 'at most 2, but its example has 3 characters'],
  ])('is said of a limit that its own example does not keep: %j', (param, said) => {
    const text = record([{ name: 'a', ...param }])
    expect(read(text)).toEqual(['a', `input.a: not limited (the document says ${said})`])
    const imported = importText(text, { document: 'd' })
    expect(isErr(imported) ? imported.left : imported.right[0]?.input).not.toMatchObject([{ limits: {} }])
  })

  it('is said of a date that is shorter than what is sent', () => {
    const said =
      'input.a: doubtful (the document calls it Date of at most 10 characters, and what is sent has 19)'
    expect(read(record([{ name: 'a', type: 'Date', maxLength: 10 }]))).toEqual(['a', said])
    expect(read(record([{ name: 'a', type: 'Date', maxLength: 19 }]))).toEqual(['a'])
  })

  it.each(['格式 yyyyMMdd', '格式：yyyy-MM-dd', '精确到分，yyyy/MM/dd HH:mm'])(
    'is said of a date whose description has another form: %s',
    (description) => {
      expect(read(record([{ name: 'a', type: 'Date', description }]))[1]).toMatch(
        /^input\.a: doubtful \(the document calls it Date, and its description says yyyy/,
      )
      const right = '格式 yyyy-MM-dd HH:mm:ss'
      expect(read(record([{ name: 'a', type: 'Date', description: right }]))).toEqual(['a'])
    },
  )

  it('is said of parameters that every request has from its client, which no method has', () => {
    const said = (...names: ReadonlyArray<string>): string =>
      `input: doubtful (${names.join(', ')}: the client gives every request of this name, and no method has it)`
    const names = ['app_key', 'sign', 'a'].map((name) => ({ name, type: 'String', required: true }))
    expect(read(record(names))).toEqual(['a!', said('app_key', 'sign')])
    const method = { method: 'open.demo.add', params: [{ name: '_sig', type: 'string' }, ...names.slice(2)] }
    expect(read(JSON.stringify([method]))).toEqual(['a!', said('_sig')])
    const inside = [{ name: 'o', type: 'O', subParams: names }]
    expect(read(record(inside))).toEqual(['o{app_key! sign! a!}'])
  })

  it('is said of an integer whose description speaks of decimals', () => {
    const said = 'the document calls it Number, which is an integer, and its description speaks of decimals'
    for (const description of ['重量，保留两位小数', '小数'])
      expect(read(record([{ name: 'a', type: 'Number', description }]))[1]).toBe(
        `input.a: doubtful (${said})`,
      )
    for (const description of ['数量，不支持小数', '不能是小数', '单位：分'])
      expect(read(record([{ name: 'a', type: 'Number', description }]))).toEqual(['a'])
  })

  it('is said of limits that no value keeps', () => {
    expect(read(record([{ name: 'a', type: 'Number', minValue: 10, maxValue: 1 }]))).toEqual([
      'a',
      'input.a: doubtful (the document says at least 10 and at most 1: neither is checked)',
    ])
  })

  it.each([
    ['Number', 'abc'],
    ['Number', '1,2,3'],
    ['Number', '00123'],
    ['Number', '{"a":1}'],
    ['Boolean', '2'],
    ['Boolean', '成功'],
    ['Date', '1545632000000'],
    ['Date', '20240101'],
    ['Date', '2024-01-01'],
    ['Date', '2024/01/01 10:00:00'],
    ['Date', '2024-01-01T10:00:00Z'],
    ['Date', '10:00'],
    ['Date', 'yyyyMMdd'],
    ['Price', undefined],
    ['BigDecimal', 'abc'],
  ])('is said of a %s with the example %s', (type, demoValue) => {
    expect(read(record([{ name: 'a', type, demoValue }])).slice(1)).toEqual(
      demoValue === undefined
        ? []
        : [
            `input.a: doubtful (the document calls it ${type}, but its example is ${JSON.stringify(demoValue)})`,
          ],
    )
  })

  it.each([
    ['Number', '0'],
    ['Number', '-1'],
    ['Number', '0/1'],
    ['Number', '1或2'],
    ['Number', '无'],
    ['Number', '12345678901234567890'],
    ['Boolean', 'TRUE'],
    ['Boolean', '1'],
    ['Boolean', 'Y'],
    ['Date', '2024-01-01 00:00:00'],
    ['Date', '2024-01-01 00:00:00.0'],
    ['Date', 'yyyy-MM-dd HH:mm:ss'],
    ['Date', '明天'],
    ['String', '1'],
    ['Number', 'null'],
    ['BigDecimal', '1e5'],
  ])('is nothing of a %s with the example %s', (type, demoValue) => {
    expect(read(record([{ name: 'a', type, demoValue }])).slice(1)).toEqual([])
  })

  it('is said of a map whose members are shown', () => {
    expect(
      read(record([{ name: 'a', type: 'Map<String,X>', subParams: [{ name: 'x', type: 'Long' }] }])),
    ).toEqual([
      'a{x}',
      'input.a: doubtful (the document calls it "Map<String,X>", and does not say whether the rows inside are its own keys or what each key holds)',
    ])
  })

  it('is said of a sample that shows a list, or another value than the table', () => {
    const text = (rows: string, sample: string): string =>
      `taobao.demo.add (x)\n\n请求参数\n\n名称 类型 是否必须 示例值 更多限制 描述\na String 必须 x 名\n\n响应参数\n\n` +
      `名称 类型 示例值 描述\n${rows}\n\n请求示例\n\n响应示例\n\n  • JSON示例\n${sample}\n\nAPI工具\n`
    const doubts = (rows: string, sample: string): ReadonlyArray<string> => {
      const imported = importText(text(rows, sample), { document: 'd' })
      const [spec] = isErr(imported) ? [] : imported.right
      return spec === undefined
        ? []
        : warnings(spec).map((line) => line.slice('warning: taobao.demo.add > '.length))
    }
    const items = 'items Item 列\n  • └ id\n  • Number\n  • 1\n  • 编号'
    expect(doubts(items, '{"demo_add_response":{"items":[{"id":1},{"id":2}]}}')).toEqual([
      'output.items: doubtful (line 11: the document calls it Item, but the sample of the page shows a list)',
    ])
    expect(doubts('ids Number 1 列', '{"demo_add_response":{"ids":[1,2]}}')).toEqual([
      'output.ids: doubtful (line 11: the document calls it Number, but the sample of the page shows a list)',
    ])
    expect(doubts('ok Number 1 x', '{"demo_add_response":{"ok":"yes"}}')).toEqual([
      'output.ok: doubtful (line 11: the document calls it Number, but its example is "yes")',
    ])
    expect(doubts('ok Number [] 1 x', '{"demo_add_response":{"ok":[1]}}')).toEqual([])
  })
})

describe('a list of records', () => {
  it('reads as each of them', () => {
    const records = ['taobao.demo.add', 'taobao.demo.get'].map((name): unknown =>
      JSON.parse(record([{ name: 'a', type: 'String' }], { name })),
    )
    const imported = importText(JSON.stringify(records), { document: 'd' })
    expect(isErr(imported) ? [] : imported.right.map(({ method }) => method)).toEqual([
      'taobao.demo.add',
      'taobao.demo.get',
    ])
  })
})

describe('a TOP page without an example', () => {
  const page = (rows: string): string =>
    `taobao.demo.add (x)\n\n请求参数\n\n名称 类型 是否必须 示例值 更多限制 描述\n${rows}\n\n响应参数\n\n名称 类型 示例值 描述\nok Boolean true x\n\n请求示例\n\n响应示例\n\nAPI工具\n`

  it('is refused where indentation shows a tree', () => {
    expect(read(page('order Order 必须 订单\n    id Number 必须 1 编号\nname String 可选 x 名'))).toEqual([
      'd > input > id: line 7: its indentation says that it stands in order, and the page shows no example of the tree',
    ])
  })

  it('is refused where arrows show one, whose rows would be lost in a description', () => {
    expect(read(page('order Order 必须 订单\n->id Number 必须 1 编号\nname String 可选 x 名'))).toEqual([
      'd > input > id: line 7: signs stand before this row: pages of TOP print └, and the tree is that of their example',
    ])
  })

  it('is refused where a row has an odd mark', () => {
    expect(read(page('a String 必须 x 名\nb String 条件必须 x 名'))).toEqual([
      'd > input > b: line 7: "条件必须" does not say whether it is required',
    ])
    expect(read(page('a String 名 x'))).toEqual([
      'd > input > a: line 6: reads as a row, and does not say whether it is required',
    ])
  })

  it.each([
    ['- id Number 必须 1 编号', 'id: line 7: signs stand before this row'],
    ['.id Number 必须 1 编号', 'id: line 7: signs stand before this row'],
    ['│ └ id Id [] 必须 1 编号', 'id: line 7: signs stand before this row'],
    ['o/id Number 必须 1 编号', 'o/id: line 7: reads as a row, but this cannot be the name of a parameter'],
    ['ids[] Number 必须 1 编号', 'ids[]: line 7: reads as a row, but this cannot be the name of a parameter'],
    [
      '订单号 String 可选 1 编号',
      '订单号: line 7: reads as a row, but this cannot be the name of a parameter',
    ],
  ])('loses no row in a description: %s', (row, said) => {
    expect(read(page(`order Order 必须 订单\n${row}\nname String 可选 x 名`))[0]).toMatch(
      `d > input > ${said}`,
    )
  })

  it.each(['timestamp', '字符串', '长整型', 'int32', 'text', 'tring', 'enum(1,2)', 'Map<String, Long>'])(
    'loses no row of the type %s in a description',
    (type) => {
      expect(read(page(`a String 必须 x 名\nb ${type} 必须 1 时间\nc String 可选 x 名`))[0]).toBe('a! b! c')
    },
  )

  it('is refused where a row has a type that nobody knows, or no mark', () => {
    expect(read(page('a String 必须 x 名\nb date-time 必须 1 时间'))).toEqual([
      'd > input > b: line 7: reads as a row, but no type is called "date-time"',
    ])
    expect(read(page('a String 必须 x 名\nb klass 必须 1 时间'))).toEqual([
      'd > input > b: line 7: reads as a row, but no type is called "klass"',
    ])
    expect(read(page('a String 必须 x 名\nb String 1 时间'))).toEqual([
      'd > input > b: line 7: reads as a row, and does not say whether it is required',
    ])
  })

  it('is refused where its example shows other rows, and lacks one whose type is known', () => {
    const text = page('a String 必须 x 名\nb 字符串 可选 1 时间').replace(
      '请求示例\n',
      '请求示例\n\n{"a":"x"}\n',
    )
    expect(read(text)).toEqual([
      'd > input > b: line 7: reads as a row, but the sample of the page does not show it',
    ])
  })

  it('is refused where a struct has a table of its own, and read where a head stands twice', () => {
    const again = '名称 类型 是否必须 示例值 更多限制 描述'
    expect(read(page(`order Order 必须 订单\n\nOrder 结构\n\n${again}\nid Number 必须 1 编号`))).toEqual([
      'd > input: line 10: another table begins here, and nothing tells whose rows it holds',
    ])
    expect(read(page(`a String 必须 x 名\n\n${again}\nid Number 必须 1 编号`))).toEqual(['a! id!'])
  })

  it('has the rows of its answer, and says which lines may be some', () => {
    const answer = (row: string): ReadonlyArray<string> => {
      const text = page('a String 必须 x 名').replace('ok Boolean true x', `ok Boolean true x\n${row}`)
      const imported = importText(text, { document: 'd' })
      const [spec] = isErr(imported) ? [] : imported.right
      return spec === undefined
        ? []
        : [tree(spec.output), ...warnings(spec).flatMap((line) => /output: .*$/.exec(line)?.[0] ?? [])]
    }
    expect(answer('b timestamp 1 时间')).toEqual(['ok b'])
    expect(answer('b 字符串 1 时间')).toEqual(['ok b'])
    expect(answer('json 字符串')).toEqual([
      'ok',
      'output: doubtful (line 12: it may be the row json, and is taken for more of a description)',
    ])
    expect(answer('picture url of it')).toEqual([
      'ok',
      'output: doubtful (line 12: it may be the row picture, and is taken for more of a description)',
    ])
    expect(answer('the words of it')).toEqual(['ok'])
  })

  it('takes lines that are no rows for a description', () => {
    const lines = '- 第一项\n- 第二项：String 必须注意\n* Number of items\n见 String 说明'
    expect(read(page(`order String 必须 x 订单\n${lines}\nname String 可选 x 名`))).toEqual(['order! name'])
  })

  it('loses no row of an answer behind a sign', () => {
    const text = page('a String 必须 x 名').replace(
      'ok Boolean true x',
      'ok Boolean true x\n- id Number 1 编号',
    )
    expect(read(text)).toEqual([
      'd > output > id: line 12: signs stand before this row: pages of TOP print └, and the tree is that of their example',
    ])
  })

  describe('whose table has bars or tabs', () => {
    const rowsOf = (head: string, ...rows: ReadonlyArray<string>): string =>
      page(rows.join('\n')).replace('名称 类型 是否必须 示例值 更多限制 描述', head)
    const first = (text: string): object => {
      const imported = importText(text, { document: 'd' })
      const [spec] = isErr(imported) ? [] : imported.right
      return spec === undefined || spec.input === 'unknown' ? {} : { ...spec.input[0] }
    }

    it.each([
      ['|名称|类型|是否必须|描述|示例值|', '|a|String|必须|标题|T恤|', { description: '标题' }],
      ['名称\t类型\t是否必须\t描述\t示例值', 'a\tString\t必须\t标题\tT恤', { description: '标题' }],
      ['|名称|类型|是否必须|示例值|说明|', '|a|String|必须|T恤|title|', { description: 'title' }],
      [
        '|名称|类型|是否必须|长度|默认值|示例值|描述|',
        '|a|String|必须|20|无|T恤|标题|',
        { limits: { maxLength: 20 }, description: '标题 默认值：无' },
      ],
      [
        '|名称|类型|是否必须|示例值|更多限制|描述|',
        '|a|String|必须|T恤|最大长度：20|标题|',
        { limits: { maxLength: 20 }, description: '标题' },
      ],
    ])('has what the head says in each cell: %s', (head, row, said) => {
      expect(first(rowsOf(head, row))).toEqual({
        name: 'a',
        shape: { kind: 'text' },
        type: 'String',
        required: true,
        example: 'T恤',
        ...said,
      })
    })

    it('has a description where the cell of its example is empty', () => {
      const found = first(rowsOf('|名称|类型|是否必须|示例值|描述|', '|a|String|Yes||title|'))
      expect(found).toMatchObject({ name: 'a', required: true, description: 'title' })
      expect(found).not.toHaveProperty('example')
    })

    it('has a description over two rows', () => {
      const more = first(rowsOf('|名称|类型|是否必须|示例值|描述|', '|a|String|必须|x|名|', '| | | | |续行|'))
      expect(more).toMatchObject({ description: '名\n续行' })
    })

    it('is refused where a column is none, or a row is no row of it', () => {
      const row = '|a|String|必须|x|标题|T恤|'
      expect(read(rowsOf('|名称|类型|是否必须|timestamp|描述|示例值|', row))).toEqual([
        'd > input: line 5: no table of a page has a column "timestamp"',
      ])
      const head = '|名称|类型|是否必须|描述|示例值|'
      expect(read(rowsOf(head, row))).toEqual([
        'd > input: line 6: the row a has 6 cells where the head of the table has 5',
      ])
      const odd = (cells: string): ReadonlyArray<string> => read(rowsOf(head, '|a|String|必须|x|y|', cells))
      expect(odd('|b|date-time|必须|x|y|')).toEqual([
        'd > input > b: line 7: reads as a row, but no type is called "date-time"',
      ])
      expect(odd('|b|date-time|必传|x|y|')).toEqual([
        'd > input: line 7: the row b: no type is called "date-time"',
      ])
      expect(odd('|b||必须|x|y|')).toEqual(['d > input: line 7: the row b has no type'])
      expect(odd('|b|String|不定|x|y|')).toEqual([
        'd > input > b: line 7: reads as a row, and does not say whether it is required',
      ])
      expect(odd('|订单|String|必传|x|y|')).toEqual([
        'd > input: line 7: "订单" cannot be the name of a parameter',
      ])
    })

    it.each(['C', '条件必填', ''])('is read where a mark is %s, and says so', (mark) => {
      expect(
        read(rowsOf('|名称|类型|是否必须|描述|', '|a|String|必须|x|', `|b|timestamp|${mark}|x|`)),
      ).toEqual([
        'a! b',
        `input.b: doubtful (line 7: "${mark}" does not say whether it is required: it is taken for optional)`,
        'input.b: unknown (line 7: "timestamp" does not say how a value is written: it is taken for anything)',
      ])
    })

    it('has the message of an error where its head says', () => {
      const text = page('a String 必须 x x').replace(
        'API工具',
        '错误码解释\n\n| 错误码 | 错误描述 | 解决方案 |\n|---|---|---|\n| isv.a | 有 空格 | 做 |\n| isv.b | | 改 |\nAPI工具',
      )
      const imported = importText(text, { document: 'd' })
      expect(isErr(imported) ? imported.left : imported.right[0]?.errors).toEqual([
        { code: 'isv.a', message: '有 空格', solution: '做' },
        { code: 'isv.b', solution: '改' },
      ])
    })
  })

  describe('in Markdown', () => {
    const bars = (...rows: ReadonlyArray<string>): string =>
      page(
        rows
          .map(
            (row) =>
              `| ${row
                .split(' ')
                .join(' | ')
                .replace(/^└ \| /, '└ ')} |`,
          )
          .join('\n'),
      ).replace(
        '名称 类型 是否必须 示例值 更多限制 描述',
        '| 名称 | 类型 | 是否必须 | 示例值 | 描述 |\n|---|---|---|---|---|',
      )

    it('has its leaves in the struct before them', () => {
      const rows = [
        'order Order 必须 &nbsp; 订单',
        '└ id Number 必须 1 编号',
        '└ no String 可选 x 号',
        'name String 可选 x 名',
      ]
      expect(read(bars(...rows))).toEqual(['order!{id! no} name'])
    })

    it('has them where its example shows them', () => {
      const rows = [
        'order Order 必须 &nbsp; 订单',
        '└ line Line 可选 &nbsp; 行',
        '└ id Number 必须 1 编号',
        'name String 可选 x 名',
      ]
      const text = bars(...rows).replace('请求示例\n', '请求示例\n\n{"order":{"line":{"id":1}},"name":"x"}\n')
      expect(read(text).join()).toMatch(/^order!\{line\{id!\}\} name$|^d > input/)
    })

    it.each(['│&nbsp;└&nbsp;id', '-&nbsp;id', '->id'])('is refused where %s stands before a row', (name) => {
      expect(read(bars('order Order 必须 &nbsp; 订单', `${name} Number 必须 1 编号`)).join()).toMatch(
        /^d > input > id: line/,
      )
    })
  })

  it('is said where the Java example makes a list of what the table calls one', () => {
    const java =
      'TaobaoClient client = new DefaultTaobaoClient(url, appkey, secret);\nDemoAddRequest req = new DemoAddRequest();\n' +
      'List<DemoAddRequest.Order> list1 = new ArrayList<DemoAddRequest.Order>();\n' +
      'DemoAddRequest.Order obj2 = new DemoAddRequest.Order();\nlist1.add(obj2);\nobj2.setId(1L);\nreq.setOrder(list1);\n' +
      'DemoAddResponse rsp = client.execute(req);\n'
    const text = page('order Order 必须 订单\n└ id Number 必须 1 编号').replace(
      '请求示例\n',
      `请求示例\n\n${java}`,
    )
    expect(read(text)).toEqual([
      'order!{id!}',
      'input.order: doubtful (line 6: the document calls it Order, but the sample of the page shows a list)',
    ])
  })

  it('reads the ticks of its column', () => {
    expect(read(page('a String √ x 名\nb String × x 名'))).toEqual(['a! b'])
  })

  it('says of a leaf that rows below may stand in it', () => {
    const rows =
      'order Order 必须 订单\n└ lines Line [] 可选 行\n└ sku String 必须 A 货号\nname String 可选 x 名'
    expect(read(page(rows))).toEqual([
      'order!{lines sku!} name',
      'input.order.lines: doubtful (line 7: the page shows no example, and the rows below it may stand in it)',
      'input.order.lines: unknown (line 7: no document says what "Line" is: it is taken for an object of anything)',
    ])
  })
})

describe('a table of opretail', () => {
  const head = '| 参数 | 类型 | 是否必填 | 描述 |\n|---|---|---|---|\n'
  const page = (rows: string, top = head): string =>
    'open.demo.page.add (示例)\n接口描述 #\n| 环境 | 接口方法 | 提交方式 | 是否需要签名 | 路由 |\n|---|---|---|---|---|\n' +
    '| 正式环境 | open.demo.page.add | POST | true | https://x/cloud.api |\n公共请求参数 #\n' +
    '| 参数 | 类型 | 是否必填 | 描述 | 示例值 |\n|---|---|---|---|---|\n| _version | String | 是 | 版本号 | v1 |\n' +
    `业务请求参数 #\n${top}${rows}\n业务返回参数 #\n| 参数 | 类型 | 描述 |\n|---|---|---|\n| ok | boolean | x |\n`
  const rows = (...names: ReadonlyArray<string>): string =>
    names.map((name) => `| ${name} | ${/(order|lines)$/.test(name) ? 'JSON' : 'string'} | √ | x |`).join('\n')

  it.each([
    [
      'spaces',
      [
        'order',
        '&nbsp;&nbsp;id',
        '&nbsp;&nbsp;lines',
        '&nbsp;&nbsp;&nbsp;&nbsp;sku',
        '&nbsp;&nbsp;note',
        'name',
      ],
    ],
    ['wide spaces', ['order', '&emsp;id', '&emsp;lines', '&emsp;&emsp;sku', '&emsp;note', 'name']],
    ['plain spaces', ['order', '  id', '  lines', '    sku', '  note', 'name']],
    ['full-width spaces', ['order', '\u3000id', '\u3000lines', '\u3000\u3000sku', '\u3000note', 'name']],
    ['arrows', ['order', '->id', '->lines', '->->sku', '-> note', 'name']],
    ['dashes', ['order', '- id', '- lines', '-- sku', '- note', 'name']],
    ['a drawn tree', ['order', '├ id', '├ lines', '│ └ sku', '└ note', 'name']],
  ])('puts rows where %s before their names show them', (_, names) => {
    expect(read(page(rows(...names)))).toEqual(['order!{id! lines!{sku!} note!} name!'])
  })

  it('puts rows of one sign beside each other, also behind one that could hold them', () => {
    expect(read(page(rows('order', '-> lines', '-> note', 'name')))).toEqual(['order!{lines! note!} name!'])
  })

  it('puts rows of one column of a drawn tree beside each other', () => {
    expect(read(page(rows('order', '├─lines', '└─note', 'name')))).toEqual(['order!{lines! note!} name!'])
  })

  it('says where one space may set a row in', () => {
    expect(read(page(rows('order', ' id', ' note', 'name')))).toEqual([
      'order! id! note! name!',
      'input.id: doubtful (line 14: one space before its name may set it in)',
    ])
  })

  it('stays flat where names have one space more or less before them', () => {
    for (const [one, other] of [
      ['|order', '| id'],
      ['| order', '|  id'],
      ['| order', '|id'],
    ])
      expect(read(page(`${one} | JSON | √ | x |\n${other} | string | √ | x |`))[0]).toBe('order! id!')
  })

  it('is refused where a sign has nothing to stand in, or one sign may mean two depths', () => {
    expect(read(page('| count | int | √ | x |\n| -> id | string | √ | x |'))).toEqual([
      'd > line 14: this row seems to stand in another, but none before it can hold it',
    ])
    expect(read(page(rows('order', '└ lines', '└ sku')))).toEqual([
      'd > line 15: this row may stand in lines or in order',
    ])
  })

  const table = (head: string, ...cells: ReadonlyArray<string>): string => {
    const count = head.split(' ').length
    const line = (words: ReadonlyArray<string>): string => `| ${words.join(' | ')} |\n`
    return page(
      cells.map((row) => line(row.split(' '))).join(''),
      `${line(head.split(' '))}|${'---|'.repeat(count)}\n`,
    )
  }

  it.each([
    ['参数名 必选 类型 说明', 'a 是 string x', 'b 否 int x'],
    ['参数 描述 类型 是否必填', 'a 说明 string 是', 'b 说明 int 否'],
    ['参数 类型 描述 必填', 'a string x Y', 'b int x N'],
    ['参数 类型 长度 是否必填 描述', 'a string 20 是 x', 'b int 11 否 y'],
    ['序号 参数 类型 是否必填 描述', '1 a string 是 x', '2 b int 否 x'],
    ['参数 类型 M/O 描述', 'a string M x', 'b int O x'],
    ['参数 类型 Required? 描述', 'a string true x', 'b int false x'],
    ['参数 类型 必填（是/否） 描述', 'a string 必输 x', 'b int 选输 x'],
    ['参数 类型 是否可空 描述', 'a string 否 x', 'b int 是 x'],
    ['Field Type Nullable Desc', 'a string NO x', 'b int YES x'],
    ['参数&nbsp;名 类&nbsp;型 是否必填 描&nbsp;述', 'a string ✔\ufe0f x', 'b int ☐ x'],
    ['参数 类型 是否必填 描述', 'a string Ｙ。 x', 'b int 不需要 x'],
  ])('is read by its head, in whatever order: %s', (head, ...cells) => {
    expect(read(table(head, ...cells))).toEqual(['a! b'])
  })

  it('puts rows where their numbers show them', () => {
    const rows = ['1 order JSON 是 x', '1.1 id string 是 x', '1.2 note string 否 x', '2 name string 是 x']
    expect(read(table('序号 参数 类型 是否必填 描述', ...rows))).toEqual(['order!{id! note} name!'])
  })

  it('keeps what further columns say in the description', () => {
    const imported = importText(
      table('参数 类型 是否必填 默认值 枚举值 描述 备注', 'a int 否 10 1,2 状态 见附录', 'b int 否 - / x -'),
      { document: 'd' },
    )
    const [spec] = isErr(imported) ? [] : imported.right
    expect(spec?.input).toMatchObject([
      { name: 'a', description: '状态\n默认值：10\n枚举值：1,2\n备注：见附录' },
      { name: 'b', description: 'x' },
    ])
  })

  it.each(['参数 类型 是否必填 示例值 描述', '参数 类型 描述 长度 是否必填', '类型 参数 是否必填 描述'])(
    'is refused where texts or names may have changed places: %s',
    (head) => {
      expect(read(table(head, 'a string 是 x y'))[0]).toMatch(/^d > line 11: /)
    },
  )

  it.each(['C', '条件必填', '是/否', '是（与b二选一）'])('says of the mark %s that it depends', (mark) => {
    expect(read(page(`| a | string | ${mark} | x |`))).toEqual([
      'a',
      `input.a: doubtful (line 13: "${mark}" does not say whether it is required: it is taken for optional)`,
    ])
  })

  it('says of names by dots that they show one of what may be several', () => {
    expect(read(page(rows('lines', 'lines.id', 'order', 'order.id')))).toEqual([
      'lines!{id!} order!{id!}',
      'input.lines: doubtful (line 13: its members are named by dots, as those of one, and its name speaks of several)',
    ])
    expect(read(page(rows('lines', 'lines[0].id', 'lines.[*].sku')))).toEqual(['lines!{id! sku!}'])
  })

  it('is read where its table is drawn', () => {
    const drawn = [
      '┌────┬────┬────┬───┐',
      '│ 参数 │ 类型 │ 是否必填 │ 描述 │',
      '├────┼────┼────┼───┤',
      '│ a │ JSON │ 是 │ 名 │',
      '│ ├ b │ int │ 否 │ 数 │',
      '└────┴────┴────┴───┘',
    ]
    expect(read(page('', `${drawn.join('\n')}\n`))).toEqual(['a!{b}'])
  })

  it('is refused where another page follows in the same document', () => {
    const first = page(rows('id'))
    const twice = (other: string): ReadonlyArray<string> => read(`${first}\n${other}`)
    expect(twice(first.replaceAll('open.demo.page.add', 'open.demo.page.get'))).toEqual([
      `d > line ${first.split('\n').length + 1}: another page begins here: save each in a file of its own`,
    ])
  })

  it('says where no column tells what is required', () => {
    expect(read(page('| a | string | x |', '| 参数 | 类型 | 描述 |\n|---|---|---|\n'))).toEqual([
      'a',
      'input: doubtful (line 10: no column says which parameters are required: all are taken for optional)',
    ])
  })

  it('names what cannot be a name', () => {
    expect(read(page(rows('id', '订单号')))).toEqual([
      '?',
      'input: unknown (line 14: "订单号" cannot be the name of a parameter)',
    ])
    expect(read(page(rows('id', '__proto__')))).toEqual([
      '?',
      'input: unknown (line 14: "__proto__" cannot be the name of a parameter)',
    ])
    expect(read(page(rows('id', 'List<Item>.id')))).toEqual([
      '?',
      'input: unknown (line 14: "List<Item>.id" cannot be the name of a parameter)',
    ])
    expect(read(page('| id | string | √ | x |\n| string | √ | x | |'))).toEqual([
      '?',
      'input: unknown (line 14: a row has no name: this rendering lost it)',
    ])
  })

  it('reads marks in more words', () => {
    const marks = ['M', 'O', '必需', '非必需', 'mandatory', '✅', '❌', '选传']
    expect(read(page(marks.map((mark, i) => `| a${i} | string | ${mark} | x |`).join('\n')))).toEqual([
      'a0! a1 a2! a3 a4! a5! a6 a7',
    ])
  })
})

describe('what stands on a page besides', () => {
  const top = (method: string, errors = ''): string =>
    `${method} (x)\n\n请求参数\n\n名称 类型 是否必须 示例值 更多限制 描述\na String 必须 x x\n\n响应参数\n\n名称 类型 示例值 描述\n` +
    `ok Boolean true x\n\n请求示例\n\n响应示例\n\n错误码解释\n\n错误码 错误描述 解决方案\n${errors}\nAPI工具\n`

  it('is refused where its method is one of opretail', () => {
    expect(read(top('open.demo.page.add'))).toEqual([
      'd: open.demo.page.add is a method of opretail: its tables stand under 业务请求参数 and 业务返回参数, and its page has public parameters as _mt',
    ])
  })

  it('is refused where it is a second page of TOP', () => {
    expect(read(`${top('taobao.demo.add')}\n${top('taobao.demo.get')}`)).toEqual([
      'd: line 23: another page begins here: save each in a file of its own',
    ])
  })

  it('is said of lines among error codes that are none', () => {
    expect(read(top('taobao.demo.add', 'isv.a b\n第二行\n第三行\n'))).toEqual([
      'a!',
      'errors: incomplete (line 21: it stands among the error codes and is none, and is left out, as 1 more)',
    ])
    expect(read(top('taobao.demo.add', 'isv.a b\n\n'))).toEqual(['a!'])
    expect(read(top('taobao.demo.add', '无\n'))).toEqual(['a!'])
  })
})

describe('a page of opretail as plain text', () => {
  const page = (rows: string): string =>
    'open.demo.page.add (示例)\n接口描述 #\n环境 接口方法 提交方式 是否需要签名 HTTP请求路由\n' +
    '正式环境 open.demo.page.add POST true http://x/cloud.api\n公共请求参数 #\n参数 类型 是否必填 最大长度 描述 示例值\n' +
    `_version String 是 100 版本号 v1\n业务请求参数 #\n参数 类型 是否必填 最大长度 描述 示例值\n${rows}\n业务返回参数 #\n`

  it('is refused where a row is set in below one that can hold it', () => {
    expect(read(page('a JSON √ 说明 View\n    b string × 11 说明 1'))).toEqual([
      'd > line 11: its indentation says that this row stands in the one before it: a page says so by 【】 with the name of that row',
    ])
    expect(read(page('a string √ 11 说明 1\n    b string × 11 说明 1'))).toEqual(['a! b'])
  })

  it('loses no row whose name is none in the description before it', () => {
    for (const rest of ['× 11 说明 1', '11 说明', '√', '是 说明'])
      expect(read(page(`a string √ 11 说明 1\n订单号 string ${rest}`))).toEqual([
        `d > line 11: ${JSON.stringify(`订单号 string ${rest}`)} is no row whose name and type can be told`,
      ])
    expect(read(page('a string √ 11 说明 1\n类型 string 表示'))).toEqual(['a!'])
  })
})

describe('a page of Qimen', () => {
  const page = (type: string, sample: string): string =>
    `taobao.qimen.demo.create (x)\n\n请求参数\n\n名称 类型 是否必须 示例值 更多限制 描述\nrequest Request 必须 请求\n  • lines\n  • ${type}\n  • 必须\n  • 行\n` +
    `  • └ sku\n  • String\n  • 可选\n  • A\n  • 货号\n\n响应参数\n\n名称 类型 示例值 描述\nresponse Response 响应\n  • └ flag\n  • String\n  • success\n  • x\n\n` +
    `请求示例\n\n${sample}\n\n响应示例\n\nAPI工具\n`

  it('says once, and at its place, that it does not tell what stands in a row', () => {
    expect(read(page('Line []', ''))).toEqual([
      'lines!',
      'input.lines: unknown (line 7: the page shows no example, and does not tell which of the rows below it are inside)',
    ])
  })

  it('reads a list by its name, and says that nobody knows what its items are called', () => {
    const sample = '<request><lines><line><sku>A</sku></line></lines></request>'
    expect(read(page('Line []', sample))).toEqual(['lines!{sku}'])
    expect(read(page('List', sample))).toEqual([
      'lines!{sku}',
      'input.lines: doubtful (line 7: the document does not say what XML calls each item of "List")',
    ])
  })
})

describe('an example in JSON beside the tables of opretail', () => {
  const table = (head: string, ...rows: ReadonlyArray<string>): string =>
    `${[head, ...rows]
      .map((row) => `| ${row.split(' ').join(' | ')} |`)
      .join('\n')
      .replace('\n', `\n|${'---|'.repeat(head.split(' ').length)}\n`)}\n`
  const page = (request: string, response: string): string =>
    `open.demo.page.add (示例)\n业务请求参数 #\n${request}\n业务返回参数 #\n${response}`
  const rows = table('参数 类型 是否必填 描述', 'a string 是 x', 'ids Long[] 否 y', 'order JSON 否 z')
  const answer = table('参数 类型 描述', 'ok boolean x', 'list UserVO y', 'total int z')
  const doubts = (text: string): ReadonlyArray<string> => {
    const imported = importText(text, { document: 'd' })
    if (isErr(imported)) return imported.left.map(describeProblem)
    return imported.right.flatMap(warnings).flatMap((line) => /example.*$/.exec(line)?.[0] ?? [])
  }

  it('agrees, and nothing is said', () => {
    const request = '{"a":"x","ids":[1,2],"order":{"id":1}}'
    const response = '{"stat":{"code":0},"data":{"ok":true,"list":{"id":1},"total":3},"result":"1"}'
    expect(
      doubts(page(`${rows}\n请求示例\n\`\`\`json\n${request}\n\`\`\``, `${answer}\n返回示例：\n${response}`)),
    ).toEqual([])
  })

  it.each([
    ['{"a":"x","b":1,"_sig":""}', 'example shows b, and no row does)'],
    ['{\n  "a": ["x"]\n}', 'example shows a list)'],
    ['{"ids":{"id":1}}', 'example shows one object)'],
    ['{"ids":5}', 'example shows 5)'],
    ['{"a":{"b":1}}', 'example shows one object)'],
  ])('says against the request what it shows: %s', (json, said) => {
    expect(doubts(page(`${rows}\n${json}`, answer))).toEqual([said])
  })

  it.each([
    ['{"data":{"ok":"2"}}', 'example is "2")'],
    ['{"data":{"list":[{"id":1}]}}', 'example shows a list)'],
    ['{"data":[{"total":1,"more":2}]}', 'example shows more, and no row does)'],
    ['{"total":{"id":1}}', 'example shows one object)'],
    ['{"total":"many"}', 'example is "many")'],
    ['{"data":[{"ok":[]},{"ok":[]},{"ok":[]}]}', 'example shows a list)'],
  ])('says against the answer what it shows: %s', (json, said) => {
    expect(doubts(page(rows, `${answer}\n\n返回示例\n\n${json}`))).toEqual([said])
  })

  it.each(['M O', 'Y N', '必输 选输', '必填 可选', 'true false'])(
    'is not needed to tell marks in plain text: %s',
    (words) => {
      const [yes = '', no = ''] = words.split(' ')
      const plain = `参数 类型 是否必填 描述\na string ${yes} 名称\nb int ${no} 数量\n`
      const imported = importText(page(plain, answer), { document: 'd' })
      const input = isErr(imported) ? imported.left : imported.right[0]?.input
      expect(input).toMatchObject([{ name: 'a', required: true, description: '名称' }, { name: 'b' }])
      expect(JSON.stringify(input)).not.toMatch(/"b".*"required"/)
    },
  )

  it('says in plain text, too, of a mark that depends', () => {
    const plain = '参数 类型 是否必填 描述\na string 必填 名称\nb int 条件必填 数量\n'
    const imported = importText(page(plain, answer), { document: 'd' })
    expect(isErr(imported) ? imported.left : imported.right.flatMap(warnings)).toContain(
      'warning: open.demo.page.add > input.b: doubtful (line 5: "条件必填" does not say whether it is required: it is taken for optional)',
    )
  })

  it('is none where it never ends, or is no JSON', () => {
    expect(doubts(page(rows, `${answer}\n返回示例\n{"a":`))).toEqual([])
    expect(doubts(page(rows, `${answer}\n返回示例\n{"a":1,}`))).toEqual([])
  })

  it.each(['无', '- 无。', 'None', '该接口无业务参数'])(
    'may be all, where a page has no table but %s',
    (none) => {
      const imported = importText(page(none, answer), { document: 'd' })
      expect(isErr(imported) ? imported.left : imported.right[0]?.input).toEqual([])
    },
  )

  it('is refused as a table in HTML is, with its line', () => {
    expect(doubts(page('<table><tr><td>a</td></tr></table>', answer))).toEqual([
      'd > line 3: a table in HTML: save the page as text or Markdown',
    ])
  })

  it('does not keep a cell over two rows, heads in two languages, or drawn rules from being read', () => {
    const head = '参数(Parameter) 类型(Type) 必填(Required) 描述(Description)'
    const text = table(head, '*a* string 是 x', '&nbsp; &nbsp; &nbsp; 续行', 'b int 否 y').replace(
      /\|-.*\n/,
      '+---+---+\n',
    )
    const imported = importText(page(text, answer), { document: 'd' })
    expect(isErr(imported) ? imported.left : imported.right[0]?.input).toMatchObject([
      { name: 'a', required: true, description: 'x\n续行' },
      { name: 'b', shape: { kind: 'integer' } },
    ])
  })
})
