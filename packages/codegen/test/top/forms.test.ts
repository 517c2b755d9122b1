import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import { describeProblem, importText, type Field, type Spec } from '../../src'
import { fieldsOf } from '../../src/spec/Shape'

interface Expected {
  readonly name: string
  readonly type: string
  readonly required?: boolean
  readonly description?: string
  readonly example?: string
  readonly maxLength?: number
  readonly maxListSize?: number
  readonly fields?: ReadonlyArray<Expected>
}

const textOf = (folder: string, name: string): string => readFileSync(join(folder, name), 'utf8')

const specOf = (folder: string, name: string): Spec => {
  const imported = importText(textOf(folder, name), { document: name })
  if (isErr(imported)) throw new Error(imported.left.map(describeProblem).join('\n'))
  const [spec] = imported.right
  if (spec === undefined) throw new Error('no spec')
  return spec
}

const asExpected = (field: Field, wanted: Expected | undefined): Expected => {
  const inner = fieldsOf(field.shape)
  const { name, type = '', required = false, description, example, limits = {} } = field
  return {
    name,
    type,
    ...(wanted?.required === undefined ? {} : { required }),
    // A default is kept behind what the description says.
    ...(wanted?.description === undefined
      ? {}
      : { description: description?.replace(/ 默认值.*$/, '') ?? '' }),
    ...(wanted?.example === undefined ? {} : { example: example ?? '' }),
    ...(limits.maxLength === undefined ? {} : { maxLength: limits.maxLength }),
    ...(limits.maxListSize === undefined ? {} : { maxListSize: limits.maxListSize }),
    ...(inner === undefined ? {} : { fields: inner.map((one, i) => asExpected(one, wanted?.fields?.[i])) }),
  }
}

const sideOf = (fields: Spec['input'], wanted: ReadonlyArray<Expected>): ReadonlyArray<Expected> =>
  fields === 'unknown' ? [] : fields.map((field, i) => asExpected(field, wanted[i]))

const forms = join(__dirname, '../../../../../shared/pages/top-forms')
const names = existsSync(forms)
  ? readdirSync(forms).flatMap((name) => (name.endsWith('.txt') ? [name.slice(0, -4)] : []))
  : []
const title =
  names.length > 0 ? 'the forms of TOP pages' : 'the forms of TOP pages (skipped: ../shared/pages is absent)'

;(names.length > 0 ? describe : describe.skip)(title, () => {
  it.each(names.filter((name) => !name.startsWith('09')))('reads %s', (name) => {
    const { input, output } = JSON.parse(textOf(forms, `${name}.expected.json`)) as {
      readonly input: ReadonlyArray<Expected> | string
      readonly output: ReadonlyArray<Expected>
    }
    const spec = specOf(forms, `${name}.txt`)
    if (typeof input !== 'string') expect(sideOf(spec.input, input)).toEqual(input)
    expect(sideOf(spec.output, output)).toEqual(output)
  })

  it('leaves open what a page without an example does not tell, and says so', () => {
    const spec = specOf(forms, '08-qimen-json-sample.txt')
    expect(spec.input).toMatchObject([
      {
        name: 'request',
        shape: { fields: [{ name: 'a' }, { name: 'inner', shape: { kind: 'unknownStruct' } }] },
      },
    ])
    expect(spec.facts).toContainEqual({
      at: ['input', 'request', 'inner'],
      fact: 'unknown',
      because: 'line 18: the page shows no example, and does not tell which of the rows below it are inside',
    })
  })

  it('refuses a rendering that has lost what cannot be recovered, and says what helps', () => {
    const imported = importText(textOf(forms, '09-markdown-rendering-flat.txt'), { document: 'flat.md' })
    expect(isErr(imported) ? imported.left.map(describeProblem) : []).toEqual([
      'flat.md: this rendering of a TOP page has lost the line "method (title)", and the rows inside structs: save the page as text, or the answer of getDocument.json',
    ])
  })
})

const page = (request: string, response = '', samples = ''): string =>
  `qimen.demo.confirm (确认)\n\n请求参数\n\n名称 类型 是否必须 示例值 更多限制 描述\n${request}\n响应参数\n\n名称 类型 示例值 描述\n${response}\n${samples}`

const read = (text: string): Spec => {
  const imported = importText(text, { document: 'page.txt' })
  if (isErr(imported)) throw new Error(imported.left.map(describeProblem).join('\n'))
  return imported.right[0] as Spec
}

describe('a page saved as HTML', () => {
  it('is refused with what helps', () => {
    const imported = importText('<!DOCTYPE html>\n<html><body>请求参数</body></html>', {
      document: 'page.txt',
    })
    expect(isErr(imported) ? imported.left.map(describeProblem) : []).toEqual([
      'page.txt: a page as HTML: save its text instead (select all, copy)',
    ])
  })
})

describe('the limits of a TOP page', () => {
  it('are limits wherever they stand, and a default is kept in the description', () => {
    const { input } = read(
      page(`outer_id String 必须 123
  • 最大长度:64
  • 商家编码
    image byte[] 可选
  • 最大长度:1048576
  • 图片
    start_created Date 必须 2000-01-01 00:00:00
  • 默认值:2000-01-01 00:00:00
  • 开始时间
    travellers Traveller [] 可选
  • 最大列表长度:999
  • 出行人
  • └ name
  • String
  • 必须
  • 张三
  • 最大长度:20
  • 姓名
    page_no Number 可选 1 最小值：1 最大值：100 默认值：1 页码`),
    )
    expect(input).toMatchObject([
      { name: 'outer_id', example: '123', limits: { maxLength: 64 }, description: '商家编码' },
      { name: 'image', shape: { kind: 'file' }, limits: { maxLength: 1048576 }, description: '图片' },
      {
        name: 'start_created',
        example: '2000-01-01 00:00:00',
        description: '开始时间 默认值:2000-01-01 00:00:00',
      },
      {
        name: 'travellers',
        limits: { maxListSize: 999 },
        description: '出行人',
        shape: {
          of: { fields: [{ name: 'name', example: '张三', limits: { maxLength: 20 }, description: '姓名' }] },
        },
      },
      {
        name: 'page_no',
        example: '1',
        limits: { minValue: 1, maxValue: 100 },
        description: '页码 默认值：1',
      },
    ])
    expect(input).toHaveLength(5)
  })

  it('are limits where the bullets before them are lost', () => {
    const rows =
      'codes\tString []\t必须\tx\n   最大列表长度：2000\n   说明\nbill\tString\t可选\tx\n   最大长度：5\n   说明'
    expect(read(page(rows)).input).toMatchObject([
      { name: 'codes', example: 'x', limits: { maxListSize: 2000 }, description: '说明' },
      { name: 'bill', example: 'x', limits: { maxLength: 5 }, description: '说明' },
    ])
  })

  it('in the words of a description stay there', () => {
    expect(read(page('title String 可选 abc 标题，最大长度：30 个汉字')).input).toMatchObject([
      { example: 'abc', description: '标题，最大长度：30 个汉字' },
    ])
  })
})

describe('a TOP page with a sample of its answer', () => {
  const response = `result Result 结果
  • list
  • Item []
  • 列表
  • └ id
  • Number
  • 1
  • id
  • └ total
  • Number
  • 1
  • 总数`

  it.each([
    ['XML', '<r_response><result><list><item><id>1</id></item></list><total>1</total></result></r_response>'],
    ['JSON', '{"r_response":{"result":{"list":{"item":[{"id":1}]},"total":1}}}'],
    ['plain JSON', '{"result":{"list":[{"id":1},{"id":2}],"total":1}}'],
  ])('is read by its %s', (_, sample) => {
    const { output } = read(page('', response, `\n响应示例\n\n${sample}\n`))
    expect(output).toMatchObject([
      {
        name: 'result',
        shape: { fields: [{ name: 'list', shape: { of: { fields: [{ name: 'id' }] } } }, { name: 'total' }] },
      },
    ])
  })

  it('is refused where two samples show two trees', () => {
    const samples =
      '<r_response><result><list><item><id>1</id></item></list><total>1</total></result></r_response>\n{"r_response":{"result":{"list":{"item":[{"id":1,"total":1}]}}}}'
    const imported = importText(page('', response, `\n响应示例\n\n${samples}\n`), { document: 'page.txt' })
    expect(isErr(imported) ? imported.left.map(describeProblem) : []).toEqual([
      'page.txt > output: the samples of the page show two trees',
    ])
  })

  it('takes the longest example that the sample shows, also with spaces', () => {
    const sample = '<r_response><info>{"a": "1", "b": 2}</info><note>a b</note></r_response>'
    expect(
      read(page('', 'info String {"a": "1", "b": 2} 信息\nnote String a b 备注', `\n响应示例\n\n${sample}`))
        .output,
    ).toMatchObject([
      { example: '{"a": "1", "b": 2}', description: '信息' },
      { example: 'a b', description: '备注' },
    ])
  })
})
