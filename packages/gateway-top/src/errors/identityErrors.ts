import type { TopError } from './TopError'

const entitled = {
  en: "The application lacks this API's package, or its IP address is not on the white list: apply in the console.",
  zh: '应用未获得该接口权限包，或调用 IP 不在白名单内，请在控制台申请。',
}
const userRight = {
  en: 'The authorizing account lacks the right: let an account that has it authorize.',
  zh: '授权账号没有该操作权限，请使用有权限的账号重新授权。',
}
const authorize = {
  en: 'Refresh the session, or let the user authorize again; a session provider does the first by itself.',
  zh: '请刷新 session 或让用户重新授权；配置 session provider 后可自动刷新。',
}
const key = {
  en: 'Check the app key, and that it belongs to this environment (production, sandbox, overseas).',
  zh: '请检查 app key，并确认其属于当前环境（正式、沙箱或海外）。',
}
const signature = {
  en: 'Check that the secret belongs to the app key and has no spaces around it; explain() of @paifang/signer-top names the difference.',
  zh: '请确认 app secret 与 app key 配对且首尾没有空格；@paifang/signer-top 的 explain() 可指出差异。',
}
const removed = {
  en: 'Something between this client and the gateway removed a parameter: look at proxies and interceptors.',
  zh: '参数在客户端与网关之间丢失，请检查代理与拦截器。',
}

const platform = { retryable: false, origin: 'platform' } as const

/** Who calls, and what they may. @see TOP error codes, docs 101617 and 102707 */
export const identityErrors: ReadonlyArray<TopError> = [
  { code: '11', name: 'Insufficient ISV Permissions', kind: 'permission', ...platform, advice: entitled },
  { code: '12', name: 'Insufficient User Permissions', kind: 'permission', ...platform, advice: userRight },
  {
    code: '13',
    name: 'Insufficient Partner Permissions',
    kind: 'permission',
    ...platform,
    advice: userRight,
  },
  { code: '24', name: 'Missing Signature', kind: 'signature', ...platform, advice: removed },
  { code: '25', name: 'Invalid Signature', kind: 'signature', ...platform, advice: signature },
  { code: '26', name: 'Missing Session', kind: 'session', ...platform, advice: authorize },
  { code: '27', name: 'Invalid Session', kind: 'session', ...platform, advice: authorize },
  { code: '28', name: 'Missing App Key', kind: 'credentials', ...platform, advice: removed },
  { code: '29', name: 'Invalid App Key', kind: 'credentials', ...platform, advice: key },
  {
    code: '42',
    name: 'Insufficient Session Permissions',
    kind: 'permission',
    ...platform,
    advice: userRight,
  },
  { code: '44', name: 'Invalid Access Token', kind: 'session', ...platform, advice: authorize },
  { code: '53', name: 'Insufficient Security Level', kind: 'permission', ...platform, advice: entitled },
  {
    code: '88',
    name: 'DingTalk Authorization Exception',
    kind: 'permission',
    ...platform,
    advice: {
      en: 'Seen on DingTalk routes only: check the authorization there.',
      zh: '仅见于钉钉接口，请检查钉钉侧授权。',
    },
  },
]
