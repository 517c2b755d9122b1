import type { TopSubCode } from './TopError'

type Meaning = Omit<TopSubCode, 'pattern'>

const throttled = (scope: TopSubCode['scope'], advice: TopSubCode['advice']): Meaning => ({
  kind: 'throttled',
  retryable: true,
  ...(scope === undefined ? {} : { scope }),
  advice,
})
const byApp = throttled('app', {
  en: "The application's quota is spent: wait as long as retryAfterMs says, or apply for more in the console.",
  zh: '应用调用配额已用完，请等待 retryAfterMs 所示时间，或在控制台申请提升。',
})
const byApi = throttled('api', {
  en: 'This API is limited for all applications: wait as long as retryAfterMs says.',
  zh: '该接口对所有应用限流，请等待 retryAfterMs 所示时间。',
})
const byAppAndApi = throttled('app-api', {
  en: "The application's quota for this API is spent: wait as long as retryAfterMs says, or apply for more.",
  zh: '应用对该接口的配额已用完，请等待 retryAfterMs 所示时间，或申请提升。',
})
const adaptively = throttled('dynamic', {
  en: 'The platform limits adaptively at the moment: slow down and wait as long as retryAfterMs says.',
  zh: '平台正在动态限流，请降低频率并等待 retryAfterMs 所示时间。',
})
// Nobody says whom it hits.
const byService = throttled(undefined, {
  en: 'The service behind the API limits its calls: slow down and try again after a while.',
  zh: '接口后端服务限流，请降低频率并稍后重试。',
})

const passing: Meaning = {
  kind: 'unavailable',
  retryable: true,
  advice: {
    en: "Trouble on Alibaba's side that passes: try again after a while; of a write, look first whether it was carried out.",
    zh: '阿里侧服务暂时异常，请稍后重试；写操作请先确认是否已生效。',
  },
}
const lasting: Meaning = {
  kind: 'unavailable',
  retryable: false,
  advice: {
    en: "A defect or a business outcome on Alibaba's side: a repeat is not worth while; report it with the request id.",
    zh: '阿里侧缺陷或业务结果，重试无益，请携带 request id 反馈。',
  },
}
const parameters: Meaning = {
  kind: 'parameters',
  retryable: false,
  advice: { en: 'Correct the parameter that subCode names.', zh: '请修正 subCode 所指的参数。' },
}
const permission: Meaning = {
  kind: 'permission',
  retryable: false,
  advice: {
    en: 'The application is not entitled to this: see subCode, and apply in the console.',
    zh: '应用没有相应权限，请根据 subCode 在控制台申请。',
  },
}
const session: Meaning = {
  kind: 'session',
  retryable: false,
  advice: {
    en: 'Refresh the session, or let the user authorize again.',
    zh: '请刷新 session 或让用户重新授权。',
  },
}
const clock: Meaning = {
  kind: 'clock',
  retryable: false,
  advice: { en: "Set the machine's clock.", zh: '请校准本机时钟。' },
}
const appKey: Meaning = {
  kind: 'credentials',
  retryable: false,
  advice: {
    en: 'Check the app key, and that it belongs to this environment.',
    zh: '请检查 app key 及其所属环境。',
  },
}
const duplicate: Meaning = {
  kind: 'duplicate',
  retryable: false,
  advice: {
    en: 'The gateway has seen this very request: look at its result before sending another.',
    zh: '网关已收到过同一请求，再次发送前请先查询结果。',
  },
}
const business: Meaning = {
  kind: 'unlisted',
  retryable: false,
  advice: {
    en: "A condition of the business: look subCode up in the operation's document.",
    zh: '业务条件不满足，请在接口文档中查 subCode。',
  },
}

/**
 * The families of sub-codes; the first whose pattern fits speaks, and what it says goes before what the code says.
 * `accesscontrol.`: whom a throttle hits, with the names of newer servers. `isp.`: the service provider's side; what
 * stands between the gateway and a service, or says so in its detail, passes. `isv.`: the application's side.
 * An ending `-tmall` says only which service it was: see `findSubCode`.
 *
 * @see TOP error codes, docs 101617 and 102707
 */
export const topSubCodes: ReadonlyArray<TopSubCode> = [
  { pattern: 'accesscontrol.limited-by-app-access-count', ...byApp },
  { pattern: 'accesscontrol.limited-by-api-access-count', ...byApi },
  { pattern: 'accesscontrol.limited-by-app-api-access-count', ...byAppAndApi },
  { pattern: 'accesscontrol.limited-by-dynamic-access-count', ...adaptively },
  { pattern: 'isv.access-limited-by-app-access-count', ...byApp },
  { pattern: 'isv.access-limited-by-api-access-count', ...byApi },
  { pattern: 'isv.access-limited-by-app-api-access-count', ...byAppAndApi },
  { pattern: 'isp.*call-limit*', ...byService },
  { pattern: 'isp.*service-unavailable', ...passing },
  { pattern: 'isp.service-error', ...passing },
  { pattern: 'isp.*remote-*', ...passing },
  { pattern: 'isp.*connection-*', ...passing },
  { pattern: 'isp.*timeout', ...passing },
  { pattern: 'isp.*unknown-error', ...passing },
  { pattern: 'isp.*system-busy', ...passing },
  { pattern: 'isp.*:*TRY_AGAIN*', ...passing },
  { pattern: 'isp.*:*NOT_READY*', ...passing },
  { pattern: 'isp.*:*TIMEOUT*', ...passing },
  { pattern: 'isp.*:*BUSY*', ...passing },
  { pattern: 'isp.*', ...lasting },
  { pattern: 'isv.missing-parameter*', ...parameters },
  { pattern: 'isv.invalid-parameter*', ...parameters },
  { pattern: 'isv.parameters-mismatch*', ...parameters },
  { pattern: 'isv.*-not-exist*', ...parameters },
  { pattern: 'isv.invalid-permission', ...permission },
  { pattern: 'isv.permission-*', ...permission },
  { pattern: 'isv.appkey not exists', ...appKey },
  { pattern: 'isv.timestamp-limit-error', ...clock },
  { pattern: 'isv.replayattack-timestamp-invalid-error', ...clock },
  { pattern: 'isv.request-replay-error', ...duplicate },
  { pattern: 'isv.*', ...business },
  { pattern: 'invalid-sessionkey', ...session },
  { pattern: 'session-expired', ...session },
  { pattern: 'sessionkey-not-generated-by-server', ...session },
]
