import type { AsyncResult } from '@paifang/result'
import type { OauthError } from './OauthError'
import { requestToken, type TokenRequest } from './requestToken'
import type { TopToken } from './TopToken'

export interface ExchangeCode extends TokenRequest {
  /** From the callback; it works once. */
  readonly code: string
  /** The same as at `authorizeUrl`. */
  readonly redirectUri: string
  readonly state?: string
  readonly view?: 'web' | 'tmall' | 'wap'
}

/**
 * The code of a callback for a token; `access_token` is the session of later calls.
 *
 * @throws TypeError for an endpoint that is neither a name nor an https URL
 * @see TOP OAuth 2.0
 */
export const exchangeCode = ({
  code,
  redirectUri,
  state,
  view,
  ...request
}: ExchangeCode): AsyncResult<OauthError, TopToken> =>
  requestToken(request, {
    method: 'oauth.token',
    params: { grant_type: 'authorization_code', code, redirect_uri: redirectUri, state, view },
    secrets: { code },
  })
