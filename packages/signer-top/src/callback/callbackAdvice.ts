import type { Advice } from '@paifang/signing'
import type { CallbackReason } from './Callback'

/** What to do next, for each reason. */
export const callbackAdvice: Readonly<Record<CallbackReason, Advice>> = {
  'unreadable-request': {
    en: 'The callback needs top_appkey, top_parameters (Base64 of a GBK query string), top_session and top_sign, each once and URL-decoded once.',
    zh: '回调必须带有 top_appkey、top_parameters（GBK 查询串的 Base64）、top_session 和 top_sign，各出现一次且只做一次 URL 解码。',
  },
  'signature-wrong': {
    en: 'top_sign is wrong: check the app secret, and that + in the Base64 texts did not become a space.',
    zh: 'top_sign 不正确：请检查 App Secret，并确认 Base64 中的 + 没有变成空格。',
  },
  'timestamp-missing': {
    en: 'top_parameters has no readable ts (epoch milliseconds), so the age of the callback is unknown.',
    zh: 'top_parameters 中没有可识别的 ts（毫秒时间戳），无法判断回调的时效。',
  },
  'timestamp-outside-window': {
    en: 'top_sign is right but ts is too old or in the future: check the clock of this machine (NTP).',
    zh: 'top_sign 正确，但 ts 过旧或在未来：请检查本机时钟（NTP）。',
  },
}
