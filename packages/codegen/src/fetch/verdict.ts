import { isMembers, textOf, type Members } from '../document/Reading'
import type { Sentence } from '../spec/Problem'
import type { Answer } from './Exchange'

/** What to do with an answer of the documentation service. */
export type Verdict =
  | { readonly kind: 'data'; readonly data: Members }
  | { readonly kind: 'again'; readonly message: Sentence; readonly afterMs?: number; readonly renew?: true }
  | { readonly kind: 'stop'; readonly message: Sentence }

const captcha = /captcha|punish|_____tmd_____|nc_token|验证码|滑块|安全验证|x5secdata|rgv587/i
const limited = /限流|频繁|稍后|too many|rate limit|FLOW_LIMIT/i
const expired = /过期|expired|token|csrf|非法请求/i

const stop = (en: string, zh: string): Verdict => ({ kind: 'stop', message: { en, zh } })

const asksForCaptcha = stop(
  'the service asks for a captcha: open it in a browser, save the document and import the file',
  '服务要求验证码：请在浏览器中打开，保存文档后再导入该文件',
)

const ofStatus = (status: number): Sentence => ({ en: `HTTP ${status}`, zh: `HTTP ${status}` })

const ofJson = (value: unknown): Verdict => {
  if (!isMembers(value)) return stop('the answer is not a documentation answer', '应答不是文档服务的应答')
  if (value['success'] === true && isMembers(value['data'])) return { kind: 'data', data: value }
  const said = [value['errMsg'], value['msg'], value['ret'], value['code']]
    .map((one) => textOf(one) ?? '')
    .join(' ')
    .trim()
  if (captcha.test(JSON.stringify(value).slice(0, 4000))) return asksForCaptcha
  if (limited.test(said))
    return { kind: 'again', message: { en: `the service limits requests: ${said}`, zh: `服务限流：${said}` } }
  if (expired.test(said))
    return {
      kind: 'again',
      message: { en: `the session has expired: ${said}`, zh: `会话已过期：${said}` },
      renew: true,
    }
  return said === ''
    ? stop('the service answered with a failure and no reason', '服务返回失败，但没有说明原因')
    : stop(`the service answered: ${said}`, `服务应答：${said}`)
}

/** Tells a document from a captcha page, a rate limit, an expired session and half an answer. */
export const verdict = (answer: Answer): Verdict => {
  if (answer.kind === 'failed') return { kind: answer.isLasting ? 'stop' : 'again', message: answer.message }
  const { status, text, retryAfterMs } = answer
  const after = retryAfterMs === undefined ? {} : { afterMs: retryAfterMs }
  if (status === 429 || status === 503)
    return {
      kind: 'again',
      message: { en: `the service limits requests (HTTP ${status})`, zh: `服务限流（HTTP ${status}）` },
      ...after,
    }
  if (/^\s*</.test(text))
    return captcha.test(text)
      ? asksForCaptcha
      : status >= 500
        ? { kind: 'again', message: ofStatus(status) }
        : stop(
            `a web page instead of a document (HTTP ${status})`,
            `返回的是网页而不是文档（HTTP ${status}）`,
          )
  if (status >= 500) return { kind: 'again', message: ofStatus(status) }
  if (status >= 400) return { kind: 'stop', message: ofStatus(status) }
  try {
    return ofJson(JSON.parse(text))
  } catch {
    return { kind: 'again', message: { en: 'the answer is incomplete', zh: '应答不完整' } }
  }
}
