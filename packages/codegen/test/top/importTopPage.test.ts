import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isErr } from '@paifang/result'
import { describeProblem, importText, importTopPage, specText, type Field, type Spec } from '../../src'

const specOf = (page: string): Spec => {
  const imported = importTopPage(page, { document: 'page.txt' })
  if (isErr(imported)) throw new Error(JSON.stringify(imported.left))
  return imported.right
}

const problemsOf = (page: string): ReadonlyArray<string> => {
  const imported = importTopPage(page, { document: 'page.txt' })
  return isErr(imported) ? imported.left.map(describeProblem) : []
}

/** `a{b c[d]}`: names, with braces for structs and brackets for lists of structs. */
const outline = (fields: ReadonlyArray<Field> | 'unknown'): string =>
  fields === 'unknown'
    ? '?'
    : fields
        .map(({ name, shape }) =>
          shape.kind === 'struct'
            ? `${name}{${outline(shape.fields)}}`
            : shape.kind === 'list' && shape.of.kind === 'struct'
              ? `${name}[${outline(shape.of.fields)}]`
              : name,
        )
        .join(' ')

const bullets = (...cells: ReadonlyArray<string>): string => cells.map((cell) => `  • ${cell}\n`).join('')
const leaf = (name: string, type = 'String', need = '必须'): string =>
  bullets(`└ ${name}`, type, need, '1', '说明')
const branch = (name: string, type: string): string => bullets(name, type, '可选', '分支')

interface Parts {
  readonly request?: string
  readonly response?: string
  readonly java?: string
  readonly xml?: string
  readonly errors?: string
}

const page = ({
  request = '',
  response = '',
  java = '',
  xml = '',
  errors = '',
}: Parts): string => `文档中心 > API类目 > 示例

taobao.demo.page (示例页)

说明文字

公共参数

请求参数

名称 类型 是否必须 示例值 更多限制 描述
${request}
响应参数

名称 类型 示例值 描述
${response}
请求示例

  • JAVA
${java}
响应示例

  • XML示例
${xml}
异常示例

错误码解释

错误码 错误描述 解决方案
${errors}
API工具
`

describe('a TOP page', () => {
  it('gives its method, title, category and description', () => {
    expect(specOf(page({}))).toMatchObject({
      method: 'taobao.demo.page',
      title: '示例页',
      category: '示例',
      description: '说明文字',
      source: { form: 'top-page', document: 'page.txt' },
      session: 'unknown',
      input: [],
      output: [],
    })
  })

  it('reads rows of the first level with their example, limits and description', () => {
    const request = [
      'fields String [] 必须 num_iid,title 最大列表长度：20 需要返回的字段 列表',
      'nick String 可选 最大长度：32 昵称',
      'page_no Number 可选 1 最小值：1 最大值：100 页码',
      'pic byte[] 可选 图片',
    ].join('\n')
    expect(specOf(page({ request })).input).toMatchObject([
      {
        name: 'fields',
        required: true,
        example: 'num_iid,title',
        description: '需要返回的字段 列表',
        limits: { maxListSize: 20 },
        shape: { kind: 'commaList' },
      },
      { name: 'nick', description: '昵称', limits: { maxLength: 32 } },
      { name: 'page_no', example: '1', limits: { minValue: 1, maxValue: 100 } },
      { name: 'pic', shape: { kind: 'file' } },
    ])
  })

  it('recovers the request tree from the Java example, where └ says nothing of depth', () => {
    const request = `order Order 必须 订单\n${leaf('a')}${branch('inner', 'Inner []')}${leaf('b')}${branch('deep', 'Deep')}${leaf('c')}${leaf('d')}${leaf('e')}`
    const java = `TaobaoClient client = new DefaultTaobaoClient(url, appkey, secret);
DemoPageRequest req = new DemoPageRequest();
DemoPageRequest.Order obj1 = new DemoPageRequest.Order();
obj1.setA("x;y\\"z");
List<DemoPageRequest.Inner> list2 = new ArrayList<DemoPageRequest.Inner>();
DemoPageRequest.Inner obj3 = new DemoPageRequest.Inner();
list2.add(obj3);
obj3.setB("1");
DemoPageRequest.Deep obj4 = new DemoPageRequest.Deep();
obj4.setC("1");
obj3.setDeep(obj4);
obj3.setD("1");
obj1.setInner(list2);
obj1.setE("1");
req.setOrder(obj1);
DemoPageResponse rsp = client.execute(req);`
    const spec = specOf(page({ request, java }))
    expect(outline(spec.input)).toBe('order{a inner[b deep{c} d] e}')
    expect(spec.session).toBe('none')
    expect(spec.facts).toContainEqual({
      at: ['session'],
      fact: 'none',
      because: 'the Java example passes no sessionKey',
    })
  })

  it('gives a name that stands at two levels to each in turn', () => {
    const request = `order Order 必须 订单\n${leaf('id')}${branch('inner', 'Inner')}${leaf('id')}${leaf('name')}`
    const java = `Order obj1 = new Order();\nobj1.setId(1L);\nInner obj2 = new Inner();\nobj2.setId(1L);\nobj1.setInner(obj2);\nobj1.setName("n");\nreq.setOrder(obj1);\nclient.execute(req, sessionKey);`
    const spec = specOf(page({ request, java }))
    expect(outline(spec.input)).toBe('order{id inner{id} name}')
    expect(spec.session).toBe('required')
  })

  it('recovers the response tree from the XML sample, list wrappers included', () => {
    const response = `result Result 结果\n${bullets('└ success', 'Boolean', 'true', '成功')}${bullets('trades', 'Trade []', '交易')}${bullets('└ tid', 'Number', '1', 'id')}${bullets('orders', 'Order []', '子单')}${bullets('└ oid', 'Number', '1', 'id')}${bullets('└ total', 'Number', '1', '总数')}request_time Date 2020-01-01 00:00:00 时间`
    const xml = `<demo_page_response>
<result><success>true</success><trades><trade><tid>1</tid><orders><order><oid>1</oid></order></orders></trade></trades><total>1</total></result>
<request_time>2020-01-01 00:00:00</request_time></demo_page_response>`
    expect(outline(specOf(page({ response, xml })).output)).toBe(
      'result{success trades[tid orders[oid]] total} request_time',
    )
  })

  it('keeps a row that no sample shows where only one struct can hold it', () => {
    const request = `order Order 必须 订单\n${leaf('a')}${leaf('unseen')}empty Empty 可选 空`
    const java =
      'Order obj1 = new Order();\nobj1.setA("1");\nreq.setOrder(obj1);\nreq.setEmpty("x");\nclient.execute(req);'
    const spec = specOf(page({ request, java }))
    expect(outline(spec.input)).toBe('order{a unseen} empty')
    expect(spec.input[1]).toMatchObject({ shape: { kind: 'unknownStruct' } })
  })

  it('is refused where table and sample do not tell one tree, with the rows concerned', () => {
    const order = (rows: string): string => `order Order 必须 订单\n${rows}`
    const java =
      'Order obj1 = new Order();\nobj1.setA("1");\nInner obj2 = new Inner();\nobj2.setB("1");\nobj1.setInner(obj2);\nreq.setOrder(obj1);\nclient.execute(req);'
    const inner = `${leaf('a')}${branch('inner', 'Inner')}${leaf('b')}`
    expect(outline(specOf(page({ request: order(inner), java })).input)).toBe('order{a inner{b}}')
    expect(problemsOf(page({ request: order(inner + leaf('c')), java }))).toEqual([
      'page.txt > input > order > c: line 27: the Java example does not show it: it may stand in order or in order.inner',
    ])
    expect(problemsOf(page({ request: order(leaf('a') + leaf('b')), java }))).toEqual([
      'page.txt > input > order > b: line 18: the Java example shows it elsewhere',
    ])
    expect(problemsOf(page({ request: order(leaf('a')), java }))).toEqual([
      'page.txt > input > order: the Java example shows Inner here, and no row does',
    ])
    expect(problemsOf(page({ request: `${order(inner)}nick String 可选 1 昵称`, java }))).toEqual([
      'page.txt > input > nick: line 27: reads as a row, but the sample of the page does not show it',
    ])
    const lost = 'req.setOrder(list7);\nlist7.setA("1");\nclient.execute(req);'
    expect(problemsOf(page({ request: order(''), java: lost }))).toEqual([
      'page.txt > input: the Java example calls list7.setA on a name that stands for nothing',
    ])
  })

  it('takes a line for a row or for a description by the sample, and is refused where it could be both', () => {
    const response = (line: string): string =>
      `status String A 状态\n${line}\ncode Number 1 The code of the answer.\nNote that it may be absent.`
    const xml = '<r><status>A</status><code>1</code></r>'
    expect(outline(specOf(page({ response: response('A active 有效'), xml })).output)).toBe('status code')
    expect(problemsOf(page({ response: response('code Number of the status'), xml }))).toEqual([
      'page.txt > output > code: line 18: this line and line 17 could both be its row',
    ])
    expect(problemsOf(page({ response: response('total Number 1 总数'), xml }))).toEqual([
      'page.txt > output > total: line 17: reads as a row, but the sample of the page does not show it',
    ])
  })

  it('lists its error codes', () => {
    const errors = 'isv.invalid-parameter 参数错误 检查 参数\nisp.timeout 超时'
    expect(specOf(page({ errors })).errors).toEqual([
      { code: 'isv.invalid-parameter', message: '参数错误', solution: '检查 参数' },
      { code: 'isp.timeout', message: '超时' },
    ])
  })

  it('continues a description over lines, and cleans what it says', () => {
    const request = `order Order 必须 订单\n${bullets('└ a', 'String', '必须', 'x&lt;y', '一<b>二</b>')}第二行\n${leaf('b')}`
    expect(specOf(page({ request })).input).toMatchObject([
      { shape: { fields: [{ name: 'a', example: 'x<y', description: '一二\n第二行' }, { name: 'b' }] } },
    ])
  })

  it('with an unsafe name, or nested without end, is refused', () => {
    const unsafe = importTopPage(page({ request: `order Order 必须 订单\n${leaf('__proto__')}` }), {
      document: 'x',
    })
    expect(unsafe).toEqual({
      _tag: 'Left',
      left: [{ at: ['x', 'input', 'order', '__proto__'], message: 'a field cannot be called __proto__' }],
    })
    const depth = 500
    const names = Array.from({ length: depth }, (_, i) => `s${i}`)
    const request = `s0 S 必须 根\n${names
      .slice(1)
      .map((name) => branch(name, 'S'))
      .join('')}${leaf('z')}`
    const java = names.map((_, i) => `S obj${i} = new S();`).join('\n')
    const sets = names
      .slice(1)
      .map((_, i) => `obj${i}.setS${i + 1}(obj${i + 1});`)
      .reverse()
      .join('\n')
    const deep = importTopPage(
      page({ request, java: `${java}\n${sets}\nreq.setS0(obj0);\nclient.execute(req);` }),
      { document: 'x' },
    )
    expect(deep).toMatchObject({
      _tag: 'Left',
      left: [{ message: 'structs inside structs deeper than 32 levels' }],
    })
  })

  it('whose Java example loops, or branches without end, is refused', () => {
    const loop =
      'S obj1 = new S();\nobj1.setA(obj1);\nobj1.setB(obj1);\nreq.setOrder(obj1);\nclient.execute(req);'
    const again = 'list1.add(obj1);\nlist1.add(obj1);\n'
    const made = 'List<S> list1 = new ArrayList<S>();\n'
    for (const java of [loop, `${made}${again}${loop}`])
      expect(problemsOf(page({ request: `order Order 必须 订单\n${leaf('a')}`, java }))).toHaveLength(1)
  })

  it('that lacks its parts is a list of problems', () => {
    expect(importTopPage('something else', { document: 'x' })).toMatchObject({
      _tag: 'Left',
      left: [{ at: ['x'] }, { at: ['x'] }, { at: ['x'] }],
    })
    expect(importTopPage(page({ xml: '<a><b></a>' }), { document: 'x' })).toMatchObject({ _tag: 'Right' })
  })
})

const pages = join(__dirname, '../../../../../shared/pages')
const title = existsSync(pages) ? 'the five pages' : 'the five pages (skipped: ../shared/pages is absent)'

;(existsSync(pages) ? describe : describe.skip)(title, () => {
  const folders = join(__dirname, '../../..')
  const committed = readdirSync(folders)
    .filter((name) => name.startsWith('api-'))
    .flatMap((name) =>
      readdirSync(join(folders, name, 'spec')).map((file) => join(folders, name, 'spec', file)),
    )
    .filter((file) => !file.endsWith('.overrides.json'))

  it('are what the committed specs were made from', () => {
    const specs = readdirSync(pages)
      .filter((file) => file.endsWith('.txt'))
      .flatMap((file) => {
        const imported = importText(readFileSync(join(pages, file), 'utf8'), { document: file })
        return isErr(imported) ? [] : imported.right.map(specText)
      })
    expect(specs).toHaveLength(5)
    expect(committed.map((file) => readFileSync(file, 'utf8'))).toEqual(expect.arrayContaining(specs))
  })
})
