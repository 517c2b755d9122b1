const many = (text: string, size: number): string => text.repeat(Math.ceil(size / text.length))

const topHead = 'taobao.demo.page (示例)\n\n请求参数\n\n名称 类型 是否必须 示例值 更多限制 描述\n'
const topPage = (request: string, response = '', java = '', sample = ''): string =>
  `${topHead}${request}\n响应参数\n\n名称 类型 示例值 描述\n${response}\n请求示例\n\n${java}\n响应示例\n\n${sample}\n异常示例\n`

const struct = 'order Order 必须 订单\n  • └ a\n  • String\n  • 必须\n  • x\n  • 说明\n'
const answer = 'result Result 结果\n  • └ a\n  • String\n  • x\n  • 说明\n'
const xml = '<r_response><result><a>1</a></result></r_response>'
const executed = 'client.execute(req);'
const nested = 'S obj1 = new S();\nobj1.setA("x");\nreq.setOrder(obj1);\n'

const opretailHead =
  'open.demo.page.get (示例)\n接口描述 #\n| 环境 | 接口方法 | 提交方式 | 是否需要签名 | 路由 |\n|---|---|---|---|---|\n| 正式环境 | open.demo.page.get | POST | true | https://openapi.opretail.com/cloud.api |\n业务请求参数 #\n| 参数 | 类型 | 是否必填 | 最大长度 | 描述 | 示例值 |\n|---|---|---|---|---|---|\n'
const opretailPage = (rows: string): string => `${opretailHead}${rows}\n业务返回参数 #\n`

const record = (params: ReadonlyArray<unknown>): string =>
  JSON.stringify({ name: 'taobao.demo.page', requestParams: params, responseParams: [] })

const counted = (size: number, each: number, make: (i: number) => string): string =>
  Array.from({ length: Math.ceil(size / each) }, (_, i) => make(i)).join('')

/** Documents that grow in one way: what once took quadratic time or overflowed the stack, and what might. */
export const patterns: Readonly<Record<string, (size: number) => string>> = {
  'TOP row with brackets': (n) => topPage(`a b${many('[]', n)}`),
  'TOP row with spaced brackets': (n) => topPage(`a b${many('[ ]', n)} 必须`),
  'TOP row of spaces': (n) => topPage(`a b${many(' ', n)}必须 x 说明`),
  'TOP rows': (n) => topPage(counted(n, 24, (i) => `f${i} String 必须 x 说明\n`)),
  'TOP rows behind arrows': (n) => topPage(`a String 必须 x\n${many('-> b c\n', n)}`),
  'TOP arrow': (n) => topPage(`a String 必须 x\n${many('-> ', n)}`),
  'TOP rows set in': (n) => topPage(many('  a String 必须 x 说明\n', n)),
  'TOP lines among errors': (n) => `${topPage('')}错误码解释\n\n${many('第二行\n', n)}API工具\n`,
  'TOP pages': (n) => many(topPage('a String 必须 x 说明'), n),
  'TOP rows of one name': (n) =>
    topPage(many('a String 必须 x 说明\n', n), '', `${many('req.setA("x");\n', n)}${executed}`),
  'TOP rows of one name in the answer': (n) =>
    topPage('', many('a String x 说明\n', n), '', '<r><a>1</a></r>'),
  'TOP description over many lines': (n) => topPage(`a String 必须 x 说明\n${many('y\n', n)}`),
  'TOP cell over many lines': (n) => topPage(`${struct}${many('y\n', n)}`, '', `${nested}${executed}`),
  'TOP lines that read as rows': (n) => topPage('', `a String x\n${many('b c d\n', n)}`, '', xml),
  'TOP cells': (n) => topPage(`${struct}${many('  • y\n', n)}`, '', `${nested}${executed}`),
  'TOP leaves': (n) => topPage(`order Order 必须 x\n${many('  • └ a\n', n)}`),
  'TOP struct rows that none shows': (n) => topPage('', `${answer}${many('  • b\n  • Cd\n', n)}`, '', xml),
  'TOP struct rows of one name': (n) =>
    topPage('', `${answer}${many('  • b\n  • b\n', n)}`, '', '<r><result><a/><b><c/></b></result></r>'),
  'TOP limits': (n) => topPage(`a String 必须 x ${many('最大长度：1 ', n)}说明`),
  'TOP limit cells': (n) => topPage(`a String 必须 x\n${many('  • 最大长度：1\n', n)}`),
  'TOP bars': (n) => topPage(`a | String | 必须 ${many('| ', n)}`),
  'TOP tabs': (n) => topPage(`a\tString\t必须${many('\t', n)}`),
  'TOP titles': (n) => `${topHead}${many('响应参数\n请求参数\n', n)}`,
  'TOP headers': (n) => `${topHead}${many('名称 类型 示例值 描述\n', n)}`,
  'TOP title of dots': (n) => `${many('a.', n)}a (示例)\n${topPage('')}`,
  'TOP title of words': (n) => `${many('a', n)} (示例\n${topPage('')}`,
  'TOP blank lines': (n) => topPage(many('\n', n), '', many(' \n', n), many('\n', n)),
  'TOP bullets': (n) => topPage(many('•', n)),
  'TOP marks of a tree': (n) => topPage(`order Order 必须 x\n  • ${many('└', n)}\n`),
  'TOP markdown escapes': (n) => topPage(`a\\_b String 必须 x ${many('\\_', n)}`),
  'TOP JSON example': (n) => topPage(`a String 必须 ${many('{', n)} 说明`),
  'TOP markup': (n) => topPage(`a String 必须 x ${many('<a', n)} ${many('<br ', n)}`),
  'TOP errors': (n) => `${topPage('')}错误码解释\n\n${many('isv.x y z\n', n)}${many('a ', n)}`,
  'Java text of quotes': (n) => topPage('', '', `req.setA("${many('\\"', n)}`),
  'Java open texts': (n) => topPage('', '', many('req.setA("\n', n)),
  'Java parentheses': (n) => topPage('', '', `req.setA(${many('(', n)}`),
  'Java open calls': (n) => topPage('', '', many('req.setA((\n', n) + executed),
  'Java objects': (n) =>
    topPage(struct, '', `${counted(n, 40, (i) => `S obj${i} = new S();\nobj${i}.setA("x");\n`)}${executed}`),
  'Java items': (n) =>
    topPage(
      struct,
      '',
      `List<S> list1 = new ArrayList<S>();\n${many('S obj2 = new S();\nlist1.add(obj2);\nobj2.setA(1);\n', n)}${executed}`,
    ),
  'Java loop': (n) =>
    topPage(struct, '', `S a = new S();\n${many('a.setB(a);\n', n)}req.setOrder(a);\n${executed}`),
  'Java words': (n) => topPage('', '', many('a ', n) + many('a.b.', n)),
  'XML comments': (n) => topPage('', answer, '', many('<!--', n)),
  'XML instructions': (n) => topPage('', answer, '', many('<?', n)),
  'XML name': (n) => topPage('', answer, '', `<${many('a', n)}`),
  'XML names': (n) => topPage('', answer, '', many('<a', n)),
  'XML depth': (n) => topPage('', answer, '', many('<a>', n) + many('</a>', n)),
  'XML siblings': (n) => topPage('', answer, '', `<r>${counted(n, 8, (i) => `<a${i}/>`)}</r>`),
  'XML items': (n) => topPage('', answer, '', `<r>${many('<a>1</a>', n)}</r>`),
  'JSON sample depth': (n) => topPage('', answer, '', many('{"a":', n) + '1' + many('}', n / 5)),
  'JSON sample braces': (n) => topPage('', answer, '', many('{', n)),
  'JSON sample list': (n) => topPage('', answer, '', `{"a":[${many('1,', n)}1]}`),
  'opretail heading of spaces': (n) => `x${many(' ', n)}x\n${opretailPage('')}`,
  'opretail title': (n) => `${many('a.', n)}a (示例)\n${opretailPage('')}`,
  'opretail parentheses': (n) => `open.demo.page ${many('(', n)}\n${opretailPage('')}`,
  'opretail rows': (n) => opretailPage(counted(n, 30, (i) => `| f${i} | int | × | 1 | 页数 | 1 |\n`)),
  'opretail dotted name': (n) => opretailPage(`| ${many('a.', n)}a | int | × | 1 | 页数 | 1 |\n`),
  'opretail name behind signs': (n) => opretailPage(`| ${many('-> ', n)}a | int | × | 1 | 页数 | 1 |\n`),
  'opretail rows behind signs': (n) =>
    opretailPage(counted(n, 60, (i) => `| ${'-'.repeat(i % 60)}f${i} | JSON | × | 1 | 页数 | 1 |\n`)),
  'opretail names that are none': (n) => opretailPage(many('| 订单号 | int | × | 1 | 页数 | 1 |\n', n)),
  'opretail length': (n) => opretailPage(`| a | int | × | ${many('1', n)} | 页数 | 1 |\n`),
  'opretail length of parentheses': (n) =>
    opretailPage(`| a | int${many('(', n)} | × | ${many('(', n)} | x | 1 |\n`),
  'opretail bars': (n) => opretailPage(many('|', n)),
  'opretail bars of a row': (n) => opretailPage(`| a ${many('| ', n)}\n`),
  'opretail escapes': (n) => opretailPage(`| a | int | ${many('\\|', n)} |\n`),
  'opretail tables and prose': (n) => opretailPage(many('prose\n| a | b |\n|---|---|\n', n)),
  'opretail headings': (n) => opretailPage(many('业务请求参数 #\n', n)),
  'opretail prose': (n) => opretailPage(many('a b c\n', n)),
  'opretail marks': (n) => opretailPage(many('【a】\n', n) + many('【', n)),
  'opretail plain rows': (n) =>
    `open.demo.page.get (示例)\n业务请求参数 #\n参数 类型 是否必填 最大长度 描述 示例值\n${many('pageNumber\nint × 11 页数 1\n', n)}`,
  'record with a type of brackets': (n) => record([{ name: 'a', type: `Obj${many('[]', n)}` }]),
  'record with a type of spaced brackets': (n) => record([{ name: 'a', type: `Obj${many(' [ ]', n)}` }]),
  'record with a type of lists': (n) =>
    record([{ name: 'a', type: `${many('List<', n)}X${many('>', n / 5)}` }]),
  'record with a type of parentheses': (n) => record([{ name: 'a', type: `int${many(' (', n)}` }]),
  'record with many fields': (n) =>
    record(Array.from({ length: n / 40 }, (_, i) => ({ name: `f${i}`, type: 'String' }))),
  'record with names of dots': (n) =>
    record(Array.from({ length: n / 100 }, (_, i) => ({ name: `a${'.b'.repeat(i % 90)}`, type: 'X' }))),
  'record with odd members': (n) =>
    record([{ name: 'a', ...Object.fromEntries(Array.from({ length: n / 30 }, (_, i) => [`m${i}`, [{}]])) }]),
  'record with one name': (n) =>
    record(Array.from({ length: n / 40 }, () => ({ name: 'a', type: 'String' }))),
  'record with a long text': (n) =>
    record([{ name: 'a', type: 'String', description: many('&amp;<a ', n), demoValue: many('1,', n) }]),
  'record with deep fields': (n) => {
    const depth = Math.ceil(n / 32)
    const fields = `${'[{"name":"a","subParams":'.repeat(depth)}[]${'}]'.repeat(depth)}`
    return `{"name":"a.b","responseParams":[],"requestParams":${fields}}`
  },
  catalogue: (n) =>
    JSON.stringify({
      apis: Array.from({ length: n / 60 }, (_, i) => ({ name: `a.b${i}`, request: [], response: [] })),
    }),
  'JSON of brackets': (n) => many('[', n),
  'HTML that begins late': (n) => `${many(' ', n)}<html>`,
  'no form': (n) => many('x ', n),
}
