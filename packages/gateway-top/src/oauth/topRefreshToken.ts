import type { AsyncResult } from '@paifang/result'
import type { TopOauthError } from './TopOauthError'
import { requestToken, type TopTokenRequest } from './requestToken'
import type { TopToken } from './TopToken'

export interface TopRefreshToken extends TopTokenRequest {
  /** `refresh_token` of the token to replace. */
  readonly refreshToken: string
}

/**
 * A new token for an old one. Only some application categories may.
 *
 * @throws TypeError for an endpoint that is neither a name nor an https URL
 * @see TOP OAuth 2.0
 */
export const topRefreshToken = ({
  refreshToken: token,
  ...request
}: TopRefreshToken): AsyncResult<TopOauthError, TopToken> =>
  requestToken(request, {
    method: 'oauth.token',
    params: { grant_type: 'refresh_token', refresh_token: token },
    secrets: { refreshToken: token },
  })
