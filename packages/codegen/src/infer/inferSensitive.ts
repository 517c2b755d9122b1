import type { Field } from '../spec/Field'
import { fieldsOf, type Shape } from '../spec/Shape'
import { words } from '../text/words'
import { sensitiveName } from './sensitiveName'

const described =
  /手机|电话|座机|身份证|证件号|护照|姓名|真实名|收货人|收件人|联系人|寄件人|地址|住址|银行|卡号|账号|帐号|密码|口令|令牌|密钥|授权码|登录[名号]|邮箱|昵称|生日|人$|mobile|phone|id card|passport|password|\btoken\b|secret|address|e-?mail/i

/** Addresses of things, not of people. */
const ofThings =
  /(图片|链接|下载|跳转|回调|访问|视频|音频|文件|网络|接口|服务器?|请求|网页)的?地址|(picture|image|web|ip|mac|url|callback|download|page) address(es)?|(mac|ip|url) ?地址/gi

/** A question about a value, or what its numbers mean: the answer to it names nobody. */
const isQuestion = /是否|whether|去重|校验|repeat|flag|(^|\D)0 ?[:：=/-].*1/i

/** A flag, a date or a count reveals nobody. */
const mayHold = (shape: Shape): boolean =>
  'of' in shape
    ? mayHold(shape.of)
    : ['text', 'id', 'integer', 'unknown', 'unknownStruct'].includes(shape.kind)

/** What the description says the value is; of a number only where it begins with it. */
const saidIn = ({ shape, description = '' }: Field): string | undefined => {
  if (/^(是否|whether)/i.test(description)) return undefined
  const found = described.exec(description.replace(ofThings, ''))
  if (found === null || shape.kind !== 'integer') return found?.[0]
  return isQuestion.test(description) || found.index > 2 ? undefined : found[0]
}

interface Found {
  readonly path: ReadonlyArray<string>
  readonly because: string
}

/** Paths that should be masked in anything printed, with the reason for each. */
export const inferSensitive = (
  fields: ReadonlyArray<Field>,
  at: ReadonlyArray<string> = [],
): ReadonlyArray<Found> =>
  fields.flatMap((field) => {
    const path = [...at, field.name]
    const inside = fieldsOf(field.shape)
    if (inside !== undefined && /^addr(ess(es)?)?$/.test(words(field.name).at(-1) ?? ''))
      return [{ path, because: 'a struct whose name says address' }]
    if (inside !== undefined) return inferSensitive(inside, path)
    if (!mayHold(field.shape)) return []
    const text = saidIn(field)
    const because =
      sensitiveName(field.name, at.at(-1)) ??
      (text === undefined ? undefined : `the description says ${text}`)
    return because === undefined ? [] : [{ path, because }]
  })
