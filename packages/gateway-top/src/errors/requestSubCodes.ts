import type { TopSubCode } from './TopError'

const parameters = {
  kind: 'parameters',
  retryable: false,
  advice: { en: 'Correct the parameter that subCode names.', zh: '请修正 subCode 所指的参数。' },
} as const
const permission = {
  kind: 'permission',
  retryable: false,
  advice: {
    en: 'The application is not entitled to this: see subCode, and apply in the console.',
    zh: '应用没有相应权限，请根据 subCode 在控制台申请。',
  },
} as const
const session = {
  kind: 'session',
  retryable: false,
  advice: {
    en: 'Refresh the session, or let the user authorize again.',
    zh: '请刷新 session 或让用户重新授权。',
  },
} as const
const clock = {
  kind: 'clock',
  retryable: false,
  advice: { en: "Set the machine's clock.", zh: '请校准本机时钟。' },
} as const

/** `isv.`: the application's side. What matches nothing keeps the kind of its code. */
export const requestSubCodes: ReadonlyArray<TopSubCode> = [
  { pattern: 'isv.missing-parameter*', ...parameters },
  { pattern: 'isv.invalid-parameter*', ...parameters },
  { pattern: 'isv.parameters-mismatch*', ...parameters },
  { pattern: 'isv.*-not-exist*', ...parameters },
  { pattern: 'isv.invalid-permission', ...permission },
  { pattern: 'isv.permission-*', ...permission },
  {
    pattern: 'isv.appkey not exists',
    kind: 'credentials',
    retryable: false,
    advice: {
      en: 'Check the app key, and that it belongs to this environment.',
      zh: '请检查 app key 及其所属环境。',
    },
  },
  { pattern: 'isv.timestamp-limit-error', ...clock },
  { pattern: 'isv.replayattack-timestamp-invalid-error', ...clock },
  {
    pattern: 'isv.request-replay-error',
    kind: 'duplicate',
    retryable: false,
    advice: {
      en: 'The gateway has seen this very request: look at its result before sending another.',
      zh: '网关已收到过同一请求，再次发送前请先查询结果。',
    },
  },
  {
    pattern: 'isv.*',
    kind: 'unlisted',
    retryable: false,
    advice: {
      en: "A condition of the business: look subCode up in the operation's document.",
      zh: '业务条件不满足，请在接口文档中查 subCode。',
    },
  },
  { pattern: 'invalid-sessionkey', ...session },
  { pattern: 'session-expired', ...session },
  { pattern: 'sessionkey-not-generated-by-server', ...session },
]
