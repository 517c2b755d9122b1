import { createHash } from 'node:crypto'
import { CallFailure, outputError, unwrap } from '@paifang/result'
import type { Provider, Session, SessionContext, SessionProvider } from '@paifang/gateway'
import { causeOf, readProvider, Unreadable } from '@paifang/gateway/author'
import { shopwebSecurityMobileLogin } from './shopwebSecurityMobileLogin'
import { shopwebSecuritySsoLogin } from './shopwebSecuritySsoLogin'
import { tokenExpiry, type ExpiryUnit } from './tokenExpiry'

export interface LoginProviderOptions {
  /** A business-platform account (www.ovopark.com), or a function that reads it before each login. */
  readonly account: Provider<string>
  /** The password as typed, or a function that reads it before each login. */
  readonly password: Provider<string>
  /** Default `mobileLogin`; only `ssoLogin` answers with expiry stamps. */
  readonly via?: 'mobileLogin' | 'ssoLogin'
  /** `md5`: send the lower-case md5 of the password. Default: `plain` for mobileLogin, `md5` for ssoLogin. */
  readonly passwordForm?: 'plain' | 'md5'
  /** Unit of the expiry stamps, which no document names. Default `auto`: by the size of the number. */
  readonly expiryUnit?: ExpiryUnit
  /** A token is renewed this long before its stamp, in ms; at most half its life before. Default 60,000. */
  readonly renewBeforeMs?: number
  /** Without a stamp, a token is used this long, in ms. Default 24 hours, as an integrator does. */
  readonly maxAgeMs?: number
  /** The account by a name that all processes use, where a `sessionStore` shares its token. */
  readonly subject?: string
}

const read = async (path: string, method: string, source: Provider<string>): Promise<string> => {
  const text: unknown = await readProvider(source)
  if (typeof text === 'string' && text !== '') return text
  const issues = [{ path, expected: `the ${path} of a business-platform user, not empty` }]
  const thrown = text instanceof Unreadable ? text.thrown : undefined
  throw new CallFailure({
    _tag: 'InputError',
    method,
    subject: 'credentials',
    issues,
    ...(thrown === undefined ? {} : { cause: causeOf(thrown) }),
  })
}

/** A login that gave no token would send every call without one. */
const noToken = (method: string): CallFailure =>
  new CallFailure(
    outputError({
      method,
      issues: [{ path: 'token', expected: 'a token, not empty: the login gave none' }],
      raw: {},
    }),
  )

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex')

/**
 * A provider that logs a business-platform user in: a signed call through the client that asks. The token is kept for
 * each client that uses the provider, renewed before it ends or when the gateway refuses it, and however many calls
 * wait, they share one login.
 *
 * @throws TypeError at once for an unknown `via` or `passwordForm`
 * @see open.shopweb.security.mobileLogin, doc 12/118; ssoLogin, category 12
 */
export const loginProvider = ({
  account,
  password,
  via = 'mobileLogin',
  passwordForm = via === 'ssoLogin' ? 'md5' : 'plain',
  expiryUnit = 'auto',
  renewBeforeMs = 60_000,
  maxAgeMs = 86_400_000,
  subject,
}: LoginProviderOptions): SessionProvider => {
  if (!['mobileLogin', 'ssoLogin'].includes(via)) throw new TypeError('via: expected mobileLogin or ssoLogin')
  if (!['plain', 'md5'].includes(passwordForm)) throw new TypeError('passwordForm: expected plain or md5')
  const operation = via === 'ssoLogin' ? shopwebSecuritySsoLogin : shopwebSecurityMobileLogin

  const login = async (context: SessionContext): Promise<Session> => {
    const { method } = operation
    const userName = await read('account', method, account)
    const typed = await read('password', method, password)
    const input = { userName, password: passwordForm === 'md5' ? md5(typed) : typed }
    const answer = await unwrap(context.call(operation, input))
    if (answer.token.trim() === '') throw noToken(method)
    const now = context.now()
    const endsAt = tokenExpiry(answer, { now, unit: expiryUnit })
    return endsAt === undefined
      ? { value: answer.token, expiresAtMs: now + maxAgeMs, renewAtMs: now + maxAgeMs }
      : {
          value: answer.token,
          expiresAtMs: endsAt,
          renewAtMs: endsAt - Math.min(renewBeforeMs, (endsAt - now) / 2),
        }
  }
  return { ...(subject === undefined ? {} : { subject }), refresh: (_refused, context) => login(context) }
}
