import type { TopError } from './TopError'

const fix = {
  en: "Compare the parameters with the operation's document; subCode and message name the one.",
  zh: '请对照接口文档检查参数，subCode 与 message 会指出是哪一个。',
}
const removed = {
  en: 'Something between this client and the gateway removed or changed a parameter: look at proxies and interceptors.',
  zh: '参数在客户端与网关之间丢失或被改动，请检查代理与拦截器。',
}
const clock = {
  en: "The clock is more than about 10 minutes off. The client learns the gateway's time from the answer and repeats once; set the machine's clock all the same.",
  zh: '时钟偏差超过约 10 分钟。客户端会从应答中学习网关时间并重试一次，仍请校准本机时钟。',
}
const method = {
  en: 'The gateway knows no such method here: compare its name with the document, and the environment.',
  zh: '当前环境没有该接口，请核对方法名与所用环境。',
}

const platform = { retryable: false, origin: 'platform' } as const
const business = { retryable: false, origin: 'business' } as const

/** What is wrong with a request. @see TOP error codes, docs 101617 and 102707 */
export const requestErrors: ReadonlyArray<TopError> = [
  {
    code: '9',
    name: 'Http Action Not Allowed',
    kind: 'parameters',
    ...platform,
    advice: { en: 'Use POST.', zh: '请使用 POST。' },
  },
  { code: '21', name: 'Missing Method', kind: 'method', ...platform, advice: removed },
  { code: '22', name: 'Invalid Method', kind: 'method', ...platform, advice: method },
  { code: '23', name: 'Invalid Format', kind: 'parameters', ...platform, advice: removed },
  { code: '30', name: 'Missing Timestamp', kind: 'parameters', ...platform, advice: removed },
  { code: '31', name: 'Invalid Timestamp', kind: 'clock', ...platform, advice: clock },
  { code: '32', name: 'Missing Version', kind: 'parameters', ...platform, advice: removed },
  { code: '33', name: 'Invalid Version', kind: 'parameters', ...platform, advice: removed },
  { code: '34', name: 'Unsupported Version', kind: 'parameters', ...platform, advice: removed },
  { code: '40', name: 'Missing Required Arguments', kind: 'parameters', ...business, advice: fix },
  { code: '41', name: 'Invalid Arguments', kind: 'parameters', ...business, advice: fix },
  { code: '43', name: 'Parameter Error', kind: 'parameters', ...business, advice: fix },
  { code: '47', name: 'Invalid Encoding', kind: 'parameters', ...platform, advice: removed },
]
