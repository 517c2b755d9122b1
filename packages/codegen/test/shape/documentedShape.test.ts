import { isErr } from '@paifang/result'
import { describeProblem, importText, type Field, type Spec } from '../../src'
import { warnings } from '../../src/report/report'

const specOf = (text: string): Spec => {
  const imported = importText(text, { document: 'd' })
  if (isErr(imported)) throw new Error(imported.left.map(describeProblem).join('\n'))
  return imported.right[0] as Spec
}

interface Param {
  readonly name: string
  readonly type?: unknown
  readonly demoValue?: string
  readonly subParams?: ReadonlyArray<Param>
}

const record = (requestParams: ReadonlyArray<Param>, responseParams: ReadonlyArray<Param> = []): Spec =>
  specOf(JSON.stringify({ name: 'taobao.demo.add', requestParams, responseParams }))

const shapeText = ({ shape }: Field): string => {
  let [text, at] = ['', shape]
  for (; 'of' in at; at = at.of) text += `${at.kind} of `
  return `${text}${at.kind}`
}

const shapes = (side: Spec['input']): ReadonlyArray<string> => (side === 'unknown' ? [] : side.map(shapeText))

const members = [{ name: 'a', type: 'String' }]

describe('a documented type', () => {
  it.each([
    ['List<Long>', 'list of integer'],
    ['List&lt;Long&gt;', 'list of integer'],
    ['java.util.List<java.lang.String>', 'list of text'],
    ['List<List<Long>>', 'list of list of integer'],
    ['Set<Trade>', 'list of unknownStruct'],
    ['Map<String,Object>', 'unknownStruct'],
    ['HashMap<String, List<Long>>', 'unknownStruct'],
    ['<b>Long</b>[]', 'list of integer'],
    ['Field List', 'text'],
    ['varchar(20)', 'text'],
    ['字符串', 'text'],
    ['长整型', 'integer'],
    ['布尔值', 'boolean'],
    ['Number(10,2)', 'decimal'],
    ['Number(10,0)', 'integer'],
    ['int64', 'integer'],
  ])('%s is a %s', (type, shape) => {
    const { output } = record([], [{ name: 'x', type }])
    expect(shapes(output)).toEqual([shape])
  })

  it.each(['List', 'Array', 'JSONArray', 'List<Line>', 'Line []', '数组'])(
    '%s with members is a list of them',
    (type) => {
      const { input, output } = record(
        [{ name: 'x', type, subParams: members }],
        [{ name: 'x', type, subParams: members }],
      )
      expect([shapes(input), shapes(output)]).toEqual([['list of struct'], ['list of struct']])
    },
  )
})

describe('what a document leaves open', () => {
  it.each([
    [
      'Kunde',
      'unknownStruct',
      'unknown (no document says what "Kunde" is: it is taken for an object of anything)',
    ],
    [
      'Trade []',
      'list of unknownStruct',
      'unknown (no document says what "Trade" is: it is taken for an object of anything)',
    ],
    ['long thing', 'unknown', 'unknown (no document says what "long thing" is: it is taken for anything)'],
    ['Integer[', 'unknown', 'unknown (no document says what "Integer[" is: it is taken for anything)'],
    ['List', 'unknown', 'unknown (the document does not say what "List" holds)'],
    ['byte[]', 'unknown', 'unknown (the document does not say how "byte[]" is written)'],
    ['', 'unknown', 'unknown (the document gives it no type: it may hold anything)'],
    [undefined, 'unknown', 'unknown (the document gives it no type: it may hold anything)'],
    [{ odd: 1 }, 'unknown', 'unknown (the document gives it no type: it may hold anything)'],
  ])('is said of the type %j', (type, shape, said) => {
    const spec = record([], [{ name: 'x', type }])
    expect(shapes(spec.output)).toEqual([shape])
    expect(warnings(spec)).toEqual([`warning: taobao.demo.add > output.x: ${said}`])
  })

  it.each([
    ['Nummer', 'number'],
    ['Interger', 'integer'],
    ['Sting', 'string'],
    ['Booelan', 'boolean'],
    ['strin', 'string'],
  ])('is said of %s, which may be misspelt', (type, meant) => {
    const spec = record([], [{ name: 'x', type }])
    expect(shapes(spec.output)).toEqual(['unknown'])
    const said = `no document says what "${type}" is, perhaps ${meant}: it is taken for anything`
    expect(warnings(spec)).toEqual([`warning: taobao.demo.add > output.x: unknown (${said})`])
  })

  it.each('timestamp LocalDateTime enum 枚举 数字 MultipartFile String/Number string,int'.split(' '))(
    'is said of %s, which may be written in several ways',
    (type) => {
      const spec = record([], [{ name: 'x', type }])
      expect(shapes(spec.output)).toEqual(['unknown'])
      const said = `"${type}" does not say how a value is written: it is taken for anything`
      expect(warnings(spec)).toEqual([`warning: taobao.demo.add > output.x: unknown (${said})`])
    },
  )

  it.each([
    ['array[string]', 'list of text'],
    ['Array(String)', 'list of text'],
    ['Array of Long', 'list of integer'],
    ['string array', 'list of text'],
    ['字符串数组', 'list of text'],
    ['[int]', 'list of integer'],
    ['Ｌｏｎｇ［］', 'list of integer'],
    ['json数组', 'json of unknown'],
    ['float（10，2）', 'decimal'],
    ['bigint unsigned', 'integer'],
    ['HashMap', 'unknownStruct'],
    ['Character', 'text'],
  ])('nothing, where %j is only spelt in another way', (type, shape) => {
    const spec = record([], [{ name: 'x', type }])
    expect(shapes(spec.output)).toEqual([shape])
    expect(warnings(spec)).toEqual([])
  })

  it.each(['String', 'Map', 'Map<String,Object>', 'JSONObject', 'Number []', 'any', '对象'])(
    'is nothing of the type %s',
    (type) => {
      expect(warnings(record([], [{ name: 'x', type }]))).toEqual([])
    },
  )

  it('is said of members that the type has no place for, and of a number that is none', () => {
    expect(
      warnings(
        record([
          { name: 'x', type: 'String', subParams: members },
          { name: 'n', type: 'Number', demoValue: '12.5' },
          { name: 'm', type: 'Number', demoValue: '12.0' },
        ]),
      ),
    ).toEqual([
      'warning: taobao.demo.add > input.x: doubtful (the document calls it "String", and shows members of it)',
      'warning: taobao.demo.add > input.n: doubtful (the document calls it Number, which is an integer, but its example is 12.5)',
    ])
  })

  it('is said once of a name that stands twice', () => {
    expect(
      warnings(
        record([
          { name: 'x', type: 'String' },
          { name: 'x', type: 'Number' },
        ]),
      ),
    ).toEqual(['warning: taobao.demo.add > input.x: unknown (the document declares it twice, differently)'])
  })

  it('is said with the row of a TOP page', () => {
    const spec = specOf(
      'taobao.demo.add (x)\n\n请求参数\n\n名称 类型 是否必须 示例值 更多限制 描述\nnum Nummer 必须 12 数量\nnum2 String 可选 x 说明\n\n' +
        '响应参数\n\n名称 类型 示例值 描述\nresult Ergebnis x 结果\n\n请求示例\n\n响应示例\n\nAPI工具\n',
    )
    expect(warnings(spec)).toEqual([
      'warning: taobao.demo.add > input.num: unknown (line 6: no document says what "Nummer" is, perhaps number: it is taken for anything)',
      'warning: taobao.demo.add > output.result: unknown (line 12: no document says what "Ergebnis" is: it is taken for an object of anything)',
    ])
  })

  it('is said with the row of an opretail page, whose list of numbers is one', () => {
    const spec = specOf(
      'open.demo.page.add (示例)\n接口描述 #\n| 环境 | 接口方法 | 提交方式 | 是否需要签名 | 路由 |\n|---|---|---|---|---|\n' +
        '| 正式环境 | open.demo.page.add | POST | true | https://x/cloud.api |\n公共请求参数 #\n' +
        '| 参数 | 类型 | 是否必填 | 最大长度 | 描述 | 示例值 |\n|---|---|---|---|---|---|\n| _version | String | 是 | 100 | 版本号 | v1 |\n' +
        '业务请求参数 #\n| 参数 | 类型 | 是否必填 | 最大长度 | 描述 | 示例值 |\n|---|---|---|---|---|---|\n' +
        '| ids | List<Long> | √ | | x | 1 |\n| user | UserVO | √ | | x | |\n| name | 字符串 | √ | | x | |\n' +
        '业务返回参数 #\n| 参数 | 类型 | 描述 |\n|---|---|---|\n| ok | boolean | x |\n',
    )
    expect(shapes(spec.input)).toEqual(['list of id', 'unknownStruct', 'text'])
    expect(warnings(spec)).toEqual([
      'warning: open.demo.page.add > input.user: unknown (line 14: no document says what "UserVO" is: it is taken for an object of anything)',
    ])
  })
})
