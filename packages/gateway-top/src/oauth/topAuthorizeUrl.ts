import { formText } from '@paifang/gateway/author'
import { oauthUrl } from './oauthUrl'
import type { TopOauthEndpoint } from './topOauthEndpoints'

export interface TopAuthorizeUrl {
  readonly appKey: string
  /** Has to be on the callback domain that the application registered; `urn:ietf:wg:oauth:2.0:oob` shows the code instead. */
  readonly redirectUri: string
  /** Comes back unchanged: compare it, against forged callbacks. */
  readonly state?: string
  /** Which page the user sees. Default `web`. */
  readonly view?: 'web' | 'tmall' | 'wap'
  readonly scope?: string
  /** Default `code`. */
  readonly responseType?: 'code' | 'token'
  /** Default `production`. */
  readonly endpoint?: TopOauthEndpoint
}

/**
 * Where to send the user's browser. The user returns to `redirectUri` with `code` and `state`, or with
 * `error=access_denied`.
 *
 * @throws TypeError for an endpoint that is neither a name nor an https URL
 * @see TOP OAuth 2.0
 */
export const topAuthorizeUrl = ({
  appKey,
  redirectUri,
  state,
  view = 'web',
  scope,
  responseType = 'code',
  endpoint = 'production',
}: TopAuthorizeUrl): string => {
  const query = formText([
    ['response_type', responseType],
    ['client_id', appKey],
    ['redirect_uri', redirectUri],
    ...(state === undefined ? [] : [['state', state] as const]),
    ['view', view],
    ...(scope === undefined ? [] : [['scope', scope] as const]),
    ...(endpoint === 'aliexpress' ? [['sp', 'ae'] as const] : []),
  ])
  return `${oauthUrl(endpoint, 'authorize')}?${query}`
}
