import type { TopError } from './TopError'

const wait = {
  en: 'Slow down and wait: the quota is counted by time. A spent day quota comes back the next day, or by a reset in the console.',
  zh: '请降低调用频率并稍后再试：配额按时间计算。日配额用完需等到次日，或在控制台申请重置。',
}

/** Quotas and frequency. @see TOP error codes, docs 101617 and 102707 */
export const throttleErrors: ReadonlyArray<TopError> = [
  {
    code: '4',
    name: 'User Call Limited',
    kind: 'throttled',
    retryable: true,
    scope: 'user',
    origin: 'platform',
    advice: wait,
  },
  {
    code: '5',
    name: 'Session Call Limited',
    kind: 'throttled',
    retryable: true,
    scope: 'session',
    origin: 'platform',
    advice: wait,
  },
  {
    code: '6',
    name: 'Partner Call Limited',
    kind: 'throttled',
    retryable: true,
    scope: 'partner',
    origin: 'platform',
    advice: wait,
  },
  {
    code: '7',
    name: 'App Call Limited',
    kind: 'throttled',
    retryable: true,
    scope: 'app',
    origin: 'platform',
    advice: {
      en: 'Wait as long as retryAfterMs says. Without it, slow down; a spent day quota comes back the next day, or by a reset in the console.',
      zh: '请等待 retryAfterMs 所示时间；没有该值时请降低频率。日配额用完需等到次日，或在控制台申请重置。',
    },
  },
  {
    code: '8',
    name: 'App Call Exceeds Limited Frequency',
    kind: 'throttled',
    retryable: true,
    scope: 'app',
    origin: 'platform',
    advice: wait,
  },
]
