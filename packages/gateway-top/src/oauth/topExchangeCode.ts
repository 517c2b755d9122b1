import type { AsyncResult } from '@paifang/result'
import type { TopOauthError } from './TopOauthError'
import { requestToken, type TopTokenRequest } from './requestToken'
import type { TopToken } from './TopToken'

export interface TopExchangeCode extends TopTokenRequest {
  /** From the callback; it works once. */
  readonly code: string
  /** The same as at `topAuthorizeUrl`. */
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
export const topExchangeCode = ({
  code,
  redirectUri,
  state,
  view,
  ...request
}: TopExchangeCode): AsyncResult<TopOauthError, TopToken> =>
  requestToken(request, {
    method: 'oauth.token',
    params: { grant_type: 'authorization_code', code, redirect_uri: redirectUri, state, view },
    secrets: { code },
  })
