import type { TopSubCode } from './TopError'

const throttled = { kind: 'throttled', retryable: true } as const
const day = {
  en: "The application's quota is spent: wait as long as retryAfterMs says, or apply for more in the console.",
  zh: '应用调用配额已用完，请等待 retryAfterMs 所示时间，或在控制台申请提升。',
}
const api = {
  en: 'This API is limited for all applications: wait as long as retryAfterMs says.',
  zh: '该接口对所有应用限流，请等待 retryAfterMs 所示时间。',
}
const appApi = {
  en: "The application's quota for this API is spent: wait as long as retryAfterMs says, or apply for more.",
  zh: '应用对该接口的配额已用完，请等待 retryAfterMs 所示时间，或申请提升。',
}
const dynamic = {
  en: 'The platform limits adaptively at the moment: slow down and wait as long as retryAfterMs says.',
  zh: '平台正在动态限流，请降低频率并等待 retryAfterMs 所示时间。',
}

/** Whom a throttle hits. The first name is that of the pages, the second that of newer servers. */
export const throttleSubCodes: ReadonlyArray<TopSubCode> = [
  { pattern: 'accesscontrol.limited-by-app-access-count', ...throttled, scope: 'app', advice: day },
  { pattern: 'accesscontrol.limited-by-api-access-count', ...throttled, scope: 'api', advice: api },
  {
    pattern: 'accesscontrol.limited-by-app-api-access-count',
    ...throttled,
    scope: 'app-api',
    advice: appApi,
  },
  {
    pattern: 'accesscontrol.limited-by-dynamic-access-count',
    ...throttled,
    scope: 'dynamic',
    advice: dynamic,
  },
  { pattern: 'isv.access-limited-by-app-access-count', ...throttled, scope: 'app', advice: day },
  { pattern: 'isv.access-limited-by-api-access-count', ...throttled, scope: 'api', advice: api },
  { pattern: 'isv.access-limited-by-app-api-access-count', ...throttled, scope: 'app-api', advice: appApi },
]
