import { createHash } from 'node:crypto'
import { CallFailure, unwrap } from '@paifang/result'
import type { Source } from '../client/Source'
import type { TokenContext, TokenProvider } from '../token/TokenProvider'
import { shopwebSecurityMobileLogin } from './shopwebSecurityMobileLogin'
import { shopwebSecuritySsoLogin } from './shopwebSecuritySsoLogin'
import { createTokenCache, type CachedToken, type TokenCache } from './tokenCache'
import { tokenExpiry, type ExpiryUnit } from './tokenExpiry'

export interface LoginProviderOptions {
  /** A business-platform account (www.ovopark.com), or a function that reads it before each login. */
  readonly account: Source
  /** The password as typed, or a function that reads it before each login. */
  readonly password: Source
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
}

const read = async (path: string, method: string, source: Source): Promise<string> => {
  const text: unknown = typeof source === 'function' ? await source() : source
  if (typeof text === 'string' && text !== '') return text
  const issues = [{ path, expected: `the ${path} of a business-platform user, not empty` }]
  throw new CallFailure({ _tag: 'InputError', method, subject: 'credentials', issues })
}

const md5 = (text: string): string => createHash('md5').update(text, 'utf8').digest('hex')

/**
 * A TokenProvider that logs a business-platform user in: a signed call through the client that asks. The token is
 * kept for each client that uses the provider, renewed before it ends or when the gateway refuses it, and however
 * many calls wait, they share one login.
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
}: LoginProviderOptions): TokenProvider => {
  if (!['mobileLogin', 'ssoLogin'].includes(via)) throw new TypeError('via: expected mobileLogin or ssoLogin')
  if (!['plain', 'md5'].includes(passwordForm)) throw new TypeError('passwordForm: expected plain or md5')
  const operation = via === 'ssoLogin' ? shopwebSecuritySsoLogin : shopwebSecurityMobileLogin
  const caches = new WeakMap<TokenContext, TokenCache>()

  const login = async (context: TokenContext): Promise<CachedToken> => {
    const { method } = operation
    const userName = await read('account', method, account)
    const typed = await read('password', method, password)
    const input = { userName, password: passwordForm === 'md5' ? md5(typed) : typed }
    const answer = await unwrap(context.call(operation, input))
    const now = context.now()
    const endsAt = tokenExpiry(answer, { now, unit: expiryUnit })
    const staleAt =
      endsAt === undefined ? now + maxAgeMs : endsAt - Math.min(renewBeforeMs, (endsAt - now) / 2)
    return { token: answer.token, staleAt }
  }
  const cacheOf = (context: TokenContext): TokenCache => {
    const known = caches.get(context)
    if (known !== undefined) return known
    const made = createTokenCache({ login: () => login(context), now: context.now })
    caches.set(context, made)
    return made
  }
  return {
    get: (context) => cacheOf(context).get(),
    refresh: (refused, context) => cacheOf(context).refresh(refused),
  }
}
