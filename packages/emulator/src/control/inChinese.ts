import { describeIssue } from '@paifang/result'

/** What is not there, or not allowed. */
const sentences: Readonly<Record<string, string>> = {
  'no such rule': '没有这条规则',
  'no such operation': '没有这个接口',
  'no such expectation': '没有这条预期',
  'no such table': '没有这张表',
  'no such snapshot': '没有这个快照',
  'no such quota': '没有这条配额',
  'no such throttle': '没有这条限流',
  'nothing was set': '未设定应答',
  'nothing was wished for': '未作设定',
  'method: no such operation here': 'method：没有这个接口',
  'id: there is none of that id': 'id：没有这个标识',
  'no order of that tid is behind an oaid': '没有该 tid 的 OAID 订单',
  'expected an emulator that was started with reveal': '需要以 --reveal 启动的仿真器',
  'only from this machine': '仅限本机访问',
}

/** What stands behind “expected”, where no codec says it. */
const expectations: ReadonlyArray<readonly [RegExp, string]> = [
  [/^a whole number from (\S+) to (\S+)$/, ' $1 至 $2 的整数'],
  [/^a whole number from 1, or a list of them$/, '不小于 1 的整数，或其列表'],
  [/^a whole number$/, '整数'],
  [/^a number from 0 to 1$/, ' 0 至 1 的数'],
  [/^(?:from )?(\d+) to (\d+)$/, ' $1 至 $2'],
  [/^milliseconds$/, '毫秒数'],
  [/^another field: there are (.*)$/, '其他字段，可用：$1'],
  [/^no field$/, '空：没有这个字段'],
  [/^JSON$/, ' JSON'],
  [/^one of them(?:: .*)?$/, '其中之一'],
  [/^an object with a kind$/, '含 kind 的对象'],
  [/^a rule$/, '规则'],
  [/^the id of another rule, or null$/, '另一条规则的 id，或 null'],
  [/^what (\S+) is to strike, such as (\S+)$/, ' $1 的作用对象，如 $2'],
  [/^a close code that may be sent, such as (.*)$/, '可发送的关闭码，如 $1'],
  [/^at most (\d+) bytes$/, '不超过 $1 字节'],
  [
    /^epoch ms or yyyy-MM-dd HH:mm:ss in GMT\+8, to the year 9999$/,
    '毫秒时间戳或 GMT+8 的 yyyy-MM-dd HH:mm:ss，不晚于 9999 年',
  ],
  [/^to stay within the years 1970 to 9999$/, '不超出 1970 至 9999 年'],
  [/^what to look for$/, '要查找的文本'],
  [/^at most (\d+) readers$/, '不超过 $1 个读者'],
  [/^a list of \[key, row\]$/, ' [key, row] 的列表'],
]

const places: Readonly<Record<string, string>> = { 'the body': '请求体', 'each table': '每张表' }

/**
 * A problem of the control API, which is English, in Chinese: `place: expected what`, or one of a few sentences. `undefined`:
 * nobody wrote how to say it.
 */
export const inChinese = (problem: string): string | undefined => {
  if (Object.hasOwn(sentences, problem)) return sentences[problem]
  const [, path = '', expected = ''] = /^([^:]+): expected (.+)$/s.exec(problem) ?? []
  if (expected === '') return undefined
  const place = (Object.hasOwn(places, path) ? places[path] : undefined) ?? path
  for (const [pattern, words] of expectations)
    if (pattern.test(expected)) return `${place} 应为${expected.replace(pattern, words)}`
  const said = describeIssue({ path: place, expected }, 'zh')
  // What comes back as it was is not Chinese.
  return said.endsWith(expected) && !/^[\w.-]+$/.test(expected) ? undefined : said
}
