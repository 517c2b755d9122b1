import { describeIssue } from '@paifang/result'

/** What the emulator says itself in a refusal, as the gateways say theirs: in English. `$1` is what stands in its place. */
const sentences: ReadonlyArray<readonly [RegExp, string]> = [
  [/^sent more than once$/, '重复出现'],
  [/^(.*) was sent more than once$/, '$1 重复出现'],
  [/^a batch without calls$/, '批量请求中没有调用'],
  [/^more than (\d+) calls in a batch$/, '批量请求中的调用超过 $1 个'],
  [/^no decryptions are left today$/, '今日解密次数已用完'],
  [/^no secret for this user$/, '该用户没有密钥'],
  [/^injected by the emulator$/, '由仿真器注入'],
  [/^the handler threw$/, '处理函数抛出异常'],
  [/^expected a body of XML$/, '请求体应为 XML'],
  [/^nobody is registered under it$/, '没有登记在此的接收方'],
  [/^the application has no such group$/, '应用没有该分组'],
  [/^a name that does not begin with default$/, '名称不能以 default 开头'],
  [/^the body has a % without two hex digits$/, '请求体中有 % 之后不是两位十六进制数字'],
  [/^(.*) has a % without two hex digits$/, '$1 中有 % 之后不是两位十六进制数字'],
  [/^the body is not UTF-8(: its bytes can be read as GBK)?$/, '请求体不是 UTF-8'],
  [/^(.*) is not UTF-8: its bytes can be read as GBK$/, '$1 不是 UTF-8，而可按 GBK 读取'],
  [/^(.*) is not UTF-8$/, '$1 不是 UTF-8'],
  [/^the verb must be one of (.*)$/, 'HTTP 方法应为以下之一：$1'],
  [/^(\S+) must be at least (\d+)$/, '$1 不能小于 $2'],
  [
    /^this emulator was not given the operation: add it to "operations", or start it again after generating$/,
    '此仿真器没有该接口：请加入 "operations"，或生成后重新启动',
  ],
  [
    /^this emulator was given the operation in version (.*), not in (.*)$/,
    '此仿真器的该接口版本为 $1，没有 $2',
  ],
  [/^no such path; this emulator serves (.*)$/, '没有这个路径；此仿真器的路径有 $1'],
  [/^(\S+) is required$/, '缺少 $1'],
]

/** Why a call was refused, for a person: what the emulator says itself in their language, everything else as it came. */
export const reasonIn = (lang: 'en' | 'zh', reason: string): string => {
  if (lang === 'en') return reason
  const found = sentences.find(([pattern]) => pattern.test(reason))
  if (found !== undefined) return reason.replace(...found)
  const [, path, required, expected = ''] = /^(\S+) (?:(is required:)|must be) (.+)$/.exec(reason) ?? []
  if (path === undefined) return reason
  return describeIssue({ path, expected: required === undefined ? expected : `${expected} (required)` }, lang)
}
