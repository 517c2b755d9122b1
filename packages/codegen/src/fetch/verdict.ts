import { isMembers, textOf, type Members } from '../document/Reading'
import type { Answer } from './Exchange'

/** What to do with an answer of the documentation service. */
export type Verdict =
  | { readonly kind: 'data'; readonly data: Members }
  | { readonly kind: 'again'; readonly message: string; readonly afterMs?: number; readonly renew?: true }
  | { readonly kind: 'stop'; readonly message: string }

const captcha = /captcha|punish|_____tmd_____|nc_token|验证码|滑块|安全验证|x5secdata|rgv587/i
const limited = /限流|频繁|稍后|too many|rate limit|FLOW_LIMIT/i
const expired = /过期|expired|token|csrf|非法请求/i

const stop = (message: string): Verdict => ({ kind: 'stop', message })

const ofJson = (value: unknown): Verdict => {
  if (!isMembers(value)) return stop('the answer is not a documentation answer')
  if (value['success'] === true && isMembers(value['data'])) return { kind: 'data', data: value }
  const said = [value['errMsg'], value['msg'], value['ret'], value['code']]
    .map((one) => textOf(one) ?? '')
    .join(' ')
    .trim()
  if (captcha.test(JSON.stringify(value).slice(0, 4000)))
    return stop('the service asks for a captcha: open it in a browser, save the document and import the file')
  if (limited.test(said)) return { kind: 'again', message: `the service limits requests: ${said}` }
  if (expired.test(said)) return { kind: 'again', message: `the session has expired: ${said}`, renew: true }
  return stop(
    said === '' ? 'the service answered with a failure and no reason' : `the service answered: ${said}`,
  )
}

/** Tells a document from a captcha page, a rate limit, an expired session and half an answer. */
export const verdict = (answer: Answer): Verdict => {
  if (answer.kind === 'failed')
    return /redirects|longer|aborted/.test(answer.message)
      ? stop(answer.message)
      : { kind: 'again', message: answer.message }
  const { status, text, retryAfterMs } = answer
  const after = retryAfterMs === undefined ? {} : { afterMs: retryAfterMs }
  if (status === 429 || status === 503)
    return { kind: 'again', message: `the service limits requests (HTTP ${status})`, ...after }
  if (/^\s*</.test(text))
    return captcha.test(text)
      ? stop('the service asks for a captcha: open it in a browser, save the document and import the file')
      : status >= 500
        ? { kind: 'again', message: `HTTP ${status}` }
        : stop(`a web page instead of a document (HTTP ${status})`)
  if (status >= 500) return { kind: 'again', message: `HTTP ${status}` }
  if (status >= 400) return stop(`HTTP ${status}`)
  try {
    return ofJson(JSON.parse(text))
  } catch {
    return { kind: 'again', message: 'the answer is incomplete' }
  }
}
