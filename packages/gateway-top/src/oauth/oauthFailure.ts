import type { GatewayError, GatewayErrorKind, Advice } from '@paifang/result'

interface Meaning {
  readonly kind: GatewayErrorKind
  readonly advice: Advice
}

const credentials: Meaning = {
  kind: 'credentials',
  advice: { en: 'Check the app key and the app secret.', zh: '请检查 app key 与 app secret。' },
}
const grant: Meaning = {
  kind: 'session',
  advice: {
    en: 'The code works once and the refresh token not for ever: let the user authorize again.',
    zh: '授权码只能使用一次，refresh token 也会过期，请让用户重新授权。',
  },
}
const permission: Meaning = {
  kind: 'permission',
  advice: {
    en: 'The application may not do this: only some categories may refresh tokens.',
    zh: '应用没有此权限：仅部分类目的应用可刷新 token。',
  },
}
const parameters: Meaning = {
  kind: 'parameters',
  advice: {
    en: 'Compare redirectUri with the registered callback, and the other parameters with the document.',
    zh: '请核对 redirectUri 与登记的回调地址，以及其他参数。',
  },
}
const unlisted: Meaning = {
  kind: 'unlisted',
  advice: { en: 'Look at the message.', zh: '请查看 message。' },
}

const meanings: ReadonlyMap<string, Meaning> = new Map([
  ['invalid_grant', grant],
  ['access_denied', permission],
  ['unauthorized_client', permission],
  ['invalid_request', parameters],
  ['unsupported_grant_type', parameters],
])

/**
 * `invalid_client` has three causes, which only the description tells apart.
 *
 * @see TOP OAuth questions, doc 120
 */
const invalidClient = (message: string): Meaning => {
  if (/redirect_?uri|callback|回调/i.test(message)) return parameters
  return /authori[sz]e again|auth\w* code|invalidate|code .*(?:expired|used|invalid)|refresh.?token|重新授权|授权码/i.test(
    message,
  )
    ? grant
    : credentials
}

/** The body of a refusal: HTTP 400 with `error` and `error_description`. @see TOP OAuth 2.0, RFC 6749 section 5.2 */
export const oauthFailure = (method: string, code: string, message: string): GatewayError => {
  const { kind, advice } =
    code === 'invalid_client' ? invalidClient(message) : (meanings.get(code) ?? unlisted)
  return {
    _tag: 'GatewayError',
    method,
    gateway: 'top',
    kind,
    code,
    name: code,
    message,
    retryable: false,
    advice,
  }
}
