import { id, struct, text, unknownValue, type Codec, type Id, type Operation } from '@paifang/contract'
import { LoginInput, loginCodes, type LoginCode } from './LoginInput'

export interface SsoLoginOutput {
  readonly token: string
  readonly result?: string
  readonly userName?: string
  readonly userId?: Id
  readonly enterpriseId?: Id
  /** When the token ends. No document says in which unit. */
  readonly tokenExpirationTimestamp?: unknown
  /** How long the token still lives. No document says in which unit. */
  readonly tokenExpirationSurplusTimestamp?: unknown
}

export const SsoLoginOutput: Codec<SsoLoginOutput> = /*#__PURE__*/ (() =>
  struct<SsoLoginOutput>('SsoLoginOutput', {
    required: { token: text },
    optional: {
      result: text,
      userName: text,
      userId: id,
      enterpriseId: id,
      tokenExpirationTimestamp: unknownValue,
      tokenExpirationSurplusTimestamp: unknownValue,
    },
  }))()

/**
 * Logs a business-platform user in and gives a token with its expiry. `password` is the lower-case md5 of the
 * password.
 *
 * @see open.shopweb.security.ssoLogin, category 12 (user and organisation)
 */
export const shopwebSecuritySsoLogin: Operation<'opretail', LoginInput, SsoLoginOutput, LoginCode> = {
  gateway: 'opretail',
  method: 'open.shopweb.security.ssoLogin',
  version: 'v1',
  verb: 'POST',
  input: LoginInput,
  output: SsoLoginOutput,
  codes: loginCodes,
  session: 'none',
  idempotent: true,
  sensitive: [['userName'], ['password'], ['token']],
}
