import type { Field } from '../spec/Field'
import type { RawSpec } from '../spec/RawSpec'
import { fieldsOf } from '../spec/Shape'

interface Inferred {
  readonly value: true | { readonly key: ReadonlyArray<string> }
  readonly because: string
}

const reads = /^(get|query|search|list|find)([A-Z_\d].*)?$/

/** A title that speaks of looking something up, and of nothing else. */
const looksUp = /(查询|搜索|检索|精选)(接口|API|服务)?([(（][^()（）]*[)）])?$/
const changes =
  /新增|增加|添加|创建|新建|修改|更新|编辑|删除|移除|上传|上报|同步|保存|提交|发送|推送|回传|回调|回流|通知|绑定|解绑|发布|设置|取消|关闭|支付|下单|注册|登录|领取|发放|核销|授权|审核|确认|导入|写入|变更|开通|申请|触发|生成|订阅|预约|预定|出票|退|消费|扫码|启动/
const changing =
  /^(add|create|update|delete|remove|save|set|sync|syn|submit|send|push|upload|import|report|post|put|insert|modify|edit|cancel|close|bind|unbind|publish|register|apply|confirm|pay|notify|callback|audit|write|consume|receive|agree|refuse|operate|process|batch|ack|launch|charge|scan|start|stop|grant|draw)/

const keyOf = (
  fields: ReadonlyArray<Field>,
  at: ReadonlyArray<string> = [],
): ReadonlyArray<string> | undefined => {
  for (const field of fields) {
    const path = [...at, field.name]
    const isSaid = /幂等|idempoten/i.test(`${field.name} ${field.description ?? ''}`)
    if (isSaid && ['text', 'id', 'integer'].includes(field.shape.kind)) return path
    if (field.shape.kind === 'struct') {
      const found = keyOf(fieldsOf(field.shape) ?? [], path)
      if (found !== undefined) return found
    }
  }
  return undefined
}

/** Why repeating a call is harmless, if anything says so: it is a read, or a field identifies the request. */
export const inferIdempotence = (
  { method, title = '' }: Pick<RawSpec, 'method' | 'title'>,
  input: ReadonlyArray<Field>,
): Inferred | undefined => {
  const segments = method.split('.').filter((segment) => !/^[\d-]+$/.test(segment))
  const last = segments.at(-1) ?? ''
  if (reads.test(last)) return { value: true, because: `the method’s last word is ${last}: a read` }
  if (looksUp.test(title) && !changes.test(title) && !segments.slice(1).some((word) => changing.test(word)))
    return { value: true, because: 'the title ends in a word for looking up, and nothing speaks of a change' }
  const key = keyOf(input)
  return key === undefined
    ? undefined
    : { value: { key }, because: 'the field is said to make a repeated request harmless' }
}
