import type { Issue } from '../CallError'
import type { Language } from './describe'
import { oneLine } from './oneLine'

/** Codecs name structs of a document after their types: `TradeGet.Trade`. People are told what that is. */
const typeName = /^[A-Z][\w$]*(?:\.[A-Z][\w$]*)+$/

const inEnglish = (expected: string): string =>
  expected.replace(
    /^((?:JSON text of |list of )*)(\S+?)((?:, joined with commas)?(?: \(required\))?)$/,
    (whole, before: string, name: string, behind: string) =>
      typeName.test(name) ? `${before}${before === '' ? 'an object' : 'objects'}${behind}` : whole,
  )

/** Words of codecs and of what checks calls, in Chinese; `$1` is what stands in their place. */
const sentences: ReadonlyArray<readonly [RegExp, string]> = [
  [/^(an )?object$|^an object of parameters$/, '对象'],
  [/^a list$/, '列表'],
  [/^an uploaded file$/, '上传的文件'],
  [/^anything$|^another value$/, '其他值'],
  [/^text$/, '文本'],
  [/^text of digits, bigint or safe integer$/, '数字文本、bigint 或安全范围内的整数'],
  [/^id \(text, bigint or safe integer\)$/, 'ID（文本、bigint 或安全范围内的整数）'],
  [/^integer or its text$/, '整数或整数文本'],
  [/^integer of 64 bits: a number, a bigint or text of digits$/, '64 位整数：数字、bigint 或数字文本'],
  [
    /^integer within (\S+ − \S+); for longer ones make it an id by the override (.*)$/,
    '$1 范围内的整数；更长的整数请通过覆盖文件改为 id：$2',
  ],
  [
    /^(.*); a number beyond 2\^53 is no longer exact(: pass text or a bigint)?$/,
    '{1}；超过 2^53 的数字不再精确，请使用文本或 bigint',
  ],
  [/^decimal as text or number$/, '小数（文本或数字）'],
  [/^price as text \(200\.07\) or number$/, '价格（文本，如 200.07，或数字）'],
  [/^boolean \((.*)\)$/, '布尔值（$1）'],
  [
    /^date and time \(yyyy-MM-dd HH:mm:ss in GMT\+8, Date or epoch milliseconds\)$/,
    '日期时间（GMT+8 的 yyyy-MM-dd HH:mm:ss、Date 或毫秒时间戳）',
  ],
  [/^epoch milliseconds; these look like seconds: pass a Date$/, '毫秒时间戳：该数字像是秒，请传入 Date'],
  [
    /^epoch milliseconds; these look like yyyyMMddHHmmss: pass a Date$/,
    '毫秒时间戳：该数字像是 yyyyMMddHHmmss，请传入 Date',
  ],
  [/^a token, not empty: the login gave none$/, '非空的 token：登录应答未给出'],
  [/^date and time \(yyyyMMddHHmmss in GMT\+8, or Date\)$/, '日期时间（GMT+8 的 yyyyMMddHHmmss 或 Date）'],
  [/^file \((.*) or (.*)\)$/, '文件（$1 或 $2）'],
  [
    /^list of (.*), joined with commas: no piece may be empty text or hold a comma$/,
    '以逗号连接的列表，各项为{1}，不能为空或含逗号',
  ],
  [/^list of (.*), joined with commas$/, '以逗号连接的列表，各项为{1}'],
  [/^list of at most (\d+) items$/, '不超过 $1 项的列表'],
  [/^list of (.*)$/, '{1}列表'],
  [/^JSON text of (.*)$/, '{1}的 JSON 文本'],
  [/^text of at most (\d+) characters$/, '不超过 $1 个字符的文本'],
  [/^number of at least (\S+)$/, '不小于 $1 的数字'],
  [/^number of at most (\S+)$/, '不大于 $1 的数字'],
  [/^file of at most (\d+) bytes$/, '不超过 $1 字节的文件'],
  [/^(.*), nested at most (\d+) levels$/, '{1}，嵌套不超过 $2 层'],
  [/^a value \(required\): empty text is not sent$/, '非空值（必填）：空文本不会发送'],
  [/^text that is not empty$|^a text that is not blank$/, '非空文本'],
  [/^XML as text, not empty$/, '非空的 XML 文本'],
  [/^a session, or a provider that gives one$/, '授权，或提供授权的函数'],
  [/^the user's authorization: this operation requires one$/, '用户授权：该接口必须有授权'],
  [/^a business parameter name, which does not begin with _$/, '不以 _ 开头的业务参数名'],
  [/^a value that (?:JSON can hold|can be read)$/, '可写成 JSON 的值'],
  [/^a value without cycles$/, '没有循环引用的值'],
  [/^plain data, not an? (.*)$/, '普通数据，不能是 $1'],
  [/^no file inside JSON text$/, '非文件：JSON 文本中不能有文件'],
  [/^no parameter of this name: the signature is computed$/, '其他名称：签名由客户端计算'],
  [/^the app secret, not empty$|^the access secret, not empty$/, '非空的密钥'],
  [/^the app key, not empty$|^the access key, not empty$/, '非空的应用 key'],
  [/^an application id, not empty$/, '非空的应用 ID'],
  [/^credentials that can sign$|^a secret that can sign$/, '可用于签名的凭证'],
  [/^an operation of (\S+)$/, '网关 $1 的接口'],
  [/^another name: the client sets this parameter itself$/, '其他名称：该参数由客户端设置'],
  [/^an answer that can be read$/, '可读取的应答'],
  [/^one of (.*)$/, '以下之一：$1'],
  [/^an (\S+): of an (\S+), its signal$/, '$1：即 $2 的 signal'],
  [/^a positive number of milliseconds$/, '正的毫秒数'],
  [/^an operation and its input: \[operation, input\]$/, '接口及其入参：[operation, input]'],
  [/^an operation: method, input, output and the rest$/, '接口定义：含 method、input、output 等'],
  [/^an object of options$/, '选项对象'],
  [
    /^error_response, the full answer under its root name, or a simplified answer$/,
    'error_response、带根名的完整应答或精简应答',
  ],
  [/^an object with stat\.code, a number or text$/, '含 stat.code（数字或文本）的对象'],
  [/^one element with a flag inside$/, '含 flag 的单个元素'],
  [/^a whole number of calls, from 1$/, '不小于 1 的整数'],
  [
    /^printable ASCII with a character that no form holds: (\S+)$/,
    '可打印的 ASCII，且含表单中不出现的字符，如 $1',
  ],
  [/^a file that is chosen, with its bytes: choose it again$/, '已选择的文件及其内容：请重新选择'],
  [/^no file: a batch has none; call it by itself$/, '非文件：批量请求不含文件，请单独调用'],
  [/^parameters that have a text$/, '可写成文本的参数'],
  [/^the (\S+) of a business-platform user, not empty$/, '非空的商户平台用户 $1'],
  [/^a token, not empty: the login gave none$/, '非空的 token：登录没有给出'],
  [/^a token: this operation needs a business-platform user$/, '用户 token：该接口需要商户平台用户'],
  [
    /^a token of visible ASCII characters, which can stand in a header$/,
    '可放入请求头的可见 ASCII 字符 token',
  ],
  [/^a text that has a UTF-8 form, not blank$/, '可用 UTF-8 表示的非空文本'],
  [/^a session that has a UTF-8 form$/, '可用 UTF-8 表示的 session'],
  [/^a secret that can sign: text that has a UTF-8 form$/, '可用于签名的密钥：可用 UTF-8 表示的文本'],
  [/^epoch milliseconds within the years 0 to 9999$/, '公元 0 至 9999 年之间的毫秒时间戳'],
  [/^verb: one of (.*)$/, 'verb 为以下之一：$1'],
  [/^carriage: form or json$/, 'carriage 为 form 或 json'],
  [
    /^carriage: form, for only \S+ endpoints take JSON bodies$/,
    'carriage 为 form：只有 /cloud.api 端点接受 JSON',
  ],
  [/^carriage: form, for a GET call has no body$/, 'carriage 为 form：GET 调用没有请求体'],
  [/^text without characters that XML 1\.0 forbids$/, '不含 XML 1.0 禁用字符的文本'],
  [/^a number that has a plain decimal$/, '可写成普通小数的数字'],
  [/^a name that an XML element may have$/, '可作 XML 元素名的名称'],
  [/^no list directly in a list$/, '非嵌套列表：列表不能直接放在列表里'],
  [/^text that is not blank: what is blank is neither signed nor sent$/, '非空文本：空白既不签名也不发送'],
  [/^each name once, and not the signature, which is computed$/, '不重复的名称，且不是由客户端计算的签名'],
  [/^a name that is not empty$/, '非空的名称'],
  [/^text in the charset that it names$/, '与所声明字符集一致的文本'],
  [/^an XML document without a document type$/, '不含文档类型声明的 XML'],
  [/^a JSON object$/, 'JSON 对象'],
  [/^an order$/, '订单'],
  [/^a list of (?:queries|orders)$/, '列表'],
  [
    /^right inputs for all calls of the batch: those at (.*) are not$/,
    '全部正确的批量入参：第 $1 项有误（从 0 起）',
  ],
  [/^(\S+), readable$/, '可读取的{1}'],
  [/^(\w+(?:, \w+)*) or (\w+)$/, '$1 或 $2'],
]

/** Some values, as a codec of one of them is named. */
const someValues = /^([\w.$-]+(?:, [\w.$-]+)+)(?: or one of (\d+) others)?$/

const inChinese = (expected: string): string => {
  const [, values, others] = someValues.exec(expected) ?? []
  if (values !== undefined)
    return `以下之一：${values.replaceAll(', ', '、')}${others === undefined ? '' : `，另有 ${others} 个`}`
  const required = / \(required\)$/.exec(expected)
  if (required !== null && !expected.startsWith('a value'))
    return `${inChinese(expected.slice(0, required.index))}（必填）`
  if (typeName.test(expected)) return '对象'
  for (const [pattern, words] of sentences) {
    const found = pattern.exec(expected)
    if (found !== null)
      return words.replace(/\{1\}|\$(\d)/g, (_, index?: string) =>
        index === undefined ? inChinese(found[1] ?? '') : (found[Number(index)] ?? ''),
      )
  }
  return expected
}

/** What is no question of a value: a name that nobody knows. */
const noName =
  /^no (field|parameter|file|option) of this name(?:: (it is a system parameter|params already holds it))?(?:; did you mean (.*)\?)?$|^no such member$/

const names: Readonly<Record<string, string>> = { option: '选项', parameter: '参数' }
const taken: Readonly<Record<string, string>> = {
  'it is a system parameter': '，它是系统参数',
  'params already holds it': '，params 中已有',
}

/** One thing that is wrong with an input or an answer, for a person: no value is in it. */
export const describeIssue = ({ path, expected }: Issue, lang: Language = 'en'): string => {
  const place = path === '' ? (lang === 'zh' ? '整个值' : 'the whole value') : oneLine(path, 120)
  const wanted = oneLine(expected, 160)
  const unknown = noName.exec(wanted)
  if (unknown !== null) {
    const [, kind = '', why = '', meant] = unknown
    const hint = meant === undefined ? '' : `，是否想用 ${meant}？`
    if (lang === 'zh')
      return why === ''
        ? `${place}：没有这个${names[kind] ?? '字段'}${hint}`
        : `${place}：不能用作业务参数名${taken[why] ?? ''}`
    return `${place}: ${wanted}`
  }
  return lang === 'zh'
    ? `${place} 应为${apart(inChinese(wanted))}`
    : `${place}: expected ${inEnglish(wanted)}`
}

/** A blank before what is not Chinese. */
const apart = (text: string): string => (/^[\p{ASCII}±]/u.test(text) ? ` ${text}` : text)
