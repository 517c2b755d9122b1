import { isErr } from '@paifang/result'
import { describeProblem, importText } from '../src'

const opretail =
  '万店掌 开放平台 示例\nopen.demo.page.add (示例)\n接口描述 #\n' +
  '| 环境 | 接口方法 | 提交方式 | 是否需要签名 | 路由 |\n|---|---|---|---|---|\n' +
  '| 正式环境 | open.demo.page.add | POST | true | https://x/cloud.api |\n公共请求参数 #\n' +
  '| Parameter | Type | Required | Max Length | Description | Example Value |\n|---|---|---|---|---|---|\n' +
  '| _aid | String | Yes | 20 | System id | S107 |\n| _mt | String | Yes | 100 | Name | open.demo.page.add |\n' +
  '| _version | String | Yes | 100 | Version | v1 |\n业务请求参数 #\n' +
  '| Parameter | Type | Required | Max Length | Description | Example Value |\n|---|---|---|---|---|---|\n' +
  '| page_no | int | √ | 11 | page | 1 |\n| name | string | × | | name filter | |\n业务返回参数 #\n' +
  '| 参数 | 类型 | 描述 |\n|---|---|---|\n| ok | boolean | x |\n业务返回码 #\n' +
  '| 返回码名称 | 返回码 | 返回码描述 |\n|---|---|---|\n| NVR_OFFLINE | -2 | 离线 |\n'

const top =
  '文档中心 > API类目 > 示例\n\ntaobao.demo.add (示例)\n\n请求参数\n\n名称 类型 是否必须 示例值 更多限制 描述\n' +
  'order_ids Number [] 必须 1 编号\nnote String 可选 x 说明\n\n响应参数\n\n名称 类型 示例值 描述\nok Boolean true 说明\n\n' +
  '请求示例\n\n响应示例\n\n  • XML示例\n<demo_add_response>\n    <ok>true</ok>\n</demo_add_response>\n\n' +
  '错误码解释\n\n错误码 错误描述 解决方案\nisv.demo 错误 重试\n\nAPI工具\n'

/** A spec without the lines of its document; or why it is refused. */
const read = (text: string): string => {
  const imported = importText(text, { document: 'd' })
  if (isErr(imported)) return imported.left.map(describeProblem).join('\n')
  return JSON.stringify(imported.right).replace(/line \d+/g, 'line')
}

const bullets = '一二三四五六七'

const pastings: ReadonlyArray<readonly [string, (text: string) => string]> = [
  ['with a mark of its encoding', (text) => `\ufeff${text}`],
  ['with line ends of Windows', (text) => text.replace(/\n/g, '\r\n')],
  ['with hard spaces', (text) => text.replace(/ /g, '\u00a0')],
  [
    'with entities for spaces',
    (text) => text.replace(/ /g, (space, i: number) => (i % 3 === 0 ? '&nbsp;' : space)),
  ],
  ['with spaces at its line ends', (text) => text.replace(/\n/g, '  \n')],
  ['quoted', (text) => text.replace(/^/gm, '> ')],
  ['quoted twice', (text) => text.replace(/^/gm, '> > ')],
  ['set in', (text) => text.replace(/^/gm, '    ')],
  ['as a block of code', (text) => `\`\`\`text\n${text}\n\`\`\``],
  ['with escaped names', (text) => text.replace(/_/g, '\\_')],
  ['with invisible characters', (text) => text.replace(/_/g, '\u200b_').replace(/√/g, '√\ufe0f')],
  [
    'with numbers before its headings',
    (text) => {
      let i = 0
      return text.replace(/^(.*) #$/gm, (_, title: string) => `${++i}. ${title}`)
    },
  ],
  [
    'with Chinese numbers before its headings',
    (text) => {
      let i = 0
      return text.replace(/^(.*) #$/gm, (_, title: string) => `${bullets.charAt(i++)}、${title}`)
    },
  ],
  ['with numbers of chapters', (text) => text.replace(/^(.*) #$/gm, '### 2.1 **$1**')],
  [
    'with the foot of the site',
    (text) => `${text}\n上一篇：甲\n下一篇：乙\nCopyright © 2026 All rights reserved\n沪ICP备1号\n`,
  ],
  ['with spaces doubled', (text) => text.replace(/(\S) (?=\S)/g, '$1  ')],
  ['with > for > in its path', (text) => text.replace(/ > /g, ' &gt; ')],
]

describe('a page that was pasted', () => {
  it.each(pastings)('%s reads as itself', (_, pasted) => {
    for (const page of [opretail, top]) expect(read(pasted(page))).toBe(read(page))
  })

  it('is given up soon where it is quoted without end', () => {
    const quoted = `${'>'.repeat(200_000)}a`
    expect(read(`${quoted}\n${quoted}`)).toMatch(/^d: none of/)
  })

  it('is read at all', () => {
    expect(read(opretail)).toContain('"name":"page_no"')
    expect(read(top)).toContain('"name":"order_ids"')
  })

  it('with bars of an input method for Chinese, or no bars around its table, reads as itself', () => {
    expect(read(opretail.replaceAll('|', '｜'))).toBe(read(opretail))
    expect(read(opretail.replace(/^\| ?| ?\|$/gm, ''))).toBe(read(opretail))
  })

  it('loses no row below a line that only looks like the foot of a site', () => {
    const row = '| ok | boolean | x |'
    expect(opretail).toContain(row)
    const text = opretail.replace(row, `| ok | boolean | x\n下一页：y |\n| more | int | z |`)
    expect(read(text)).toContain('"name":"more"')
  })

  it('keeps the foot of a site out of the last description, also where the page is cut', () => {
    const cut = top.slice(0, top.indexOf('请求示例'))
    expect(read(`${cut}Copyright © 2026\n`)).toBe(read(cut))
  })
})
