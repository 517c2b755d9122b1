import { builtText } from './builtTexts'
import type { Advice, BusinessError, ProtocolError, TransportError } from '../CallError'
import type { PaifangError } from '../PaifangError'
import { transportText } from './transportTexts'

const inputAdvice: Readonly<Record<string, Advice>> = {
  input: { en: 'Nothing was sent; correct the input.', zh: '请求未发出，请修正入参。' },
  options: { en: 'Nothing was sent; correct the options of the call.', zh: '请求未发出，请修正调用选项。' },
  clock: { en: 'Nothing was sent; set the clock of this client.', zh: '请求未发出，请检查客户端时钟。' },
  credentials: { en: 'Nothing was sent; check the key and the secret.', zh: '请求未发出，请检查密钥配置。' },
  session: {
    en: 'Nothing was sent; let the user authorize and pass the session.',
    zh: '请求未发出，请先让用户授权并传入 session。',
  },
}

/** What gives the key, the secret or the session threw. */
const unreadAdvice: Advice = {
  en: 'Nothing was sent; mend what threw (your store, your vault), then call again.',
  zh: '请求未发出，请修复抛出异常之处（如数据库、密钥库）后再调用。',
}

const sentAdvice: Readonly<Record<'no' | 'maybe', Advice>> = {
  no: {
    en: 'The gateway cannot have seen the request, so it may be repeated.',
    zh: '网关未收到该请求，可以重发。',
  },
  maybe: {
    en: 'The request may have been carried out; look before repeating a write.',
    zh: '请求可能已被执行，重发写操作前请先查询结果。',
  },
}

const linkAdvice: Readonly<Record<'no' | 'maybe', Advice>> = {
  no: {
    en: 'The link was not used: correct what is named, and try again.',
    zh: '链接未被使用，请更正后重试。',
  },
  maybe: { en: 'The link may be spent: ask for a new one.', zh: '链接可能已失效，请重新获取。' },
}

/** Of a file that could not be fetched: there is a link, and no method whose input could be wrong. */
const fetchAdvice = (error: TransportError): Advice => {
  const link = linkAdvice[error.sent]
  if (error.reason === 'request' && error.code === undefined) return link
  const { next } = transportText(error)
  return { en: `${next.en} ${link.en}`, zh: `${next.zh}${link.zh}` }
}

const protocolAdvice = {
  'too-large': { en: 'Ask for a smaller page, or raise the limit.', zh: '请缩小每页条数，或调高上限。' },
  redirect: {
    en: 'It redirects, which is not followed: check the endpoint.',
    zh: '它要求重定向，客户端不会跟随：请检查 endpoint。',
  },
  refused: {
    en: 'A firewall, a proxy or a list of allowed addresses between refused: ask who runs it.',
    zh: '中间的防火墙、代理或 IP 白名单拒绝了请求，请联系其管理员。',
  },
  'too-long': {
    en: 'The request is too long for what stands between: send less in one call.',
    zh: '请求超出中间节点的大小限制，请减少单次请求的数据量。',
  },
  slower: { en: 'Slow down, and try again after a while.', zh: '请降低调用频率，稍后再试。' },
  passing: {
    en: 'Usually passing; where it lasts, check the endpoint and any proxy between.',
    zh: '通常是暂时的；若持续出现，请检查 endpoint 与中间代理。',
  },
  other: {
    en: "Check the endpoint's path, and any proxy or login page between.",
    zh: '请检查 endpoint 的路径，以及中间的代理或登录页。',
  },
} as const satisfies Readonly<Record<string, Advice>>

/** Who can do something about an answer that is not the gateway's. A status says it where that is why it was not believed. */
const protocolSubject = ({ reason, status }: ProtocolError): keyof typeof protocolAdvice => {
  if (reason === 'too-large') return 'too-large'
  if (reason !== 'status') return 'other'
  if (status >= 300 && status < 400) return 'redirect'
  if ([401, 403, 407, 451, 511].includes(status)) return 'refused'
  if ([413, 414, 431].includes(status)) return 'too-long'
  if (status === 429) return 'slower'
  return status >= 500 || status === 408 ? 'passing' : 'other'
}

const businessAdvice: Readonly<Record<'repeat' | 'look' | 'uncoded', Advice>> = {
  repeat: { en: 'The answer says that the same request may be repeated.', zh: '应答表明可以重发同一请求。' },
  look: {
    en: "Look the code up in the method's document and correct the business data.",
    zh: '请在接口文档中查该代码，并修正业务数据。',
  },
  uncoded: {
    en: "The answer gives no code of a failure: see the error's output, and correct the business data.",
    zh: '应答未给失败代码：请查看错误的 output，并修正业务数据。',
  },
}

/** Its code, if it has one, is not what says that it failed. */
const isUncoded = ({ rawCode, mark }: BusinessError): boolean => rawCode === '' || mark !== undefined

const outputAdvice: Advice = {
  en: 'The call succeeded; the specification is out of date: generate the domain again or report the issue.',
  zh: '调用本身已成功，但规格已过时：请重新生成该领域包或反馈问题。',
}

/** What to do next, by tag and reason, in both languages. */
export const adviceFor = (error: PaifangError): Advice => {
  switch (error._tag) {
    case 'InputError':
      return error.cause !== undefined && (error.subject === 'session' || error.subject === 'credentials')
        ? unreadAdvice
        : (inputAdvice[error.subject] as Advice)
    case 'TransportError': {
      const { next } = transportText(error)
      const sent = sentAdvice[error.sent]
      return { en: `${next.en} ${sent.en}`, zh: `${next.zh}${sent.zh}` }
    }
    case 'ProtocolError': {
      const next = protocolAdvice[protocolSubject(error)]
      const sent = sentAdvice.maybe
      return { en: `${next.en} ${sent.en}`, zh: `${next.zh}${sent.zh}` }
    }
    case 'GatewayError':
      return error.advice
    case 'BusinessError':
      return businessAdvice[error.retryable ? 'repeat' : isUncoded(error) ? 'uncoded' : 'look']
    case 'OutputError':
      return outputAdvice
    case 'DownloadError':
      return error.reason === 'transport' && error.error !== undefined
        ? fetchAdvice(error.error)
        : builtText(error).next
    default:
      return builtText(error).next
  }
}
