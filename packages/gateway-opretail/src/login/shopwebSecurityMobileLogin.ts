import { id, struct, text, type Codec, type Id, type Operation } from '@paifang/contract'
import { LoginInput, loginCodes, type LoginCode } from './LoginInput'

export interface MobileLoginOutput {
  readonly token: string
  readonly enterpriseId?: Id
}

export const MobileLoginOutput: Codec<MobileLoginOutput> = /*#__PURE__*/ (() =>
  struct<MobileLoginOutput>('MobileLoginOutput', {
    required: { token: text },
    optional: { enterpriseId: id },
  }))()

/**
 * Logs a business-platform user in and gives a token. Sources disagree on the form of `password`: most send it as
 * typed, one page asks for its lower-case md5. Repeating is harmless: the same account gets the same token.
 *
 * @see open.shopweb.security.mobileLogin, doc 12/118
 */
export const shopwebSecurityMobileLogin: Operation<'opretail', LoginInput, MobileLoginOutput, LoginCode> = {
  gateway: 'opretail',
  method: 'open.shopweb.security.mobileLogin',
  version: 'v1',
  verb: 'POST',
  input: LoginInput,
  output: MobileLoginOutput,
  codes: loginCodes,
  session: 'none',
  idempotent: true,
  sensitive: [['userName'], ['password'], ['token']],
}
