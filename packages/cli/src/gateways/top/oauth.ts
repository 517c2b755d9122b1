import { topAuthorizeUrl, topExchangeCode, topRefreshToken, type TopToken } from '@paifang/gateway-top'
import { isLoopback } from '@paifang/transport'
import { map } from 'fp-ts/Either'
import type { GatewayOauth, OauthRequest, OauthToken } from '../GatewayOauth'

const tokenOf = (token: TopToken): OauthToken => ({
  session: token.access_token,
  ...(token.refresh_token === undefined ? {} : { refreshToken: token.refresh_token }),
  ...(token.expires_in === undefined ? {} : { expiresIn: token.expires_in }),
  ...(token.taobao_user_nick === undefined ? {} : { user: token.taobao_user_nick }),
})

const requestOf = ({
  account,
  ...request
}: OauthRequest): OauthRequest & { appKey: string; appSecret: string } => {
  const { appKey = '', appSecret = '' } = account
  return { ...request, account, appKey, appSecret }
}

export const oauth: GatewayOauth = {
  refreshVariable: 'TOP_REFRESH_TOKEN',
  besideCalls: (url) => {
    const { hostname, origin } = new URL(url)
    return isLoopback(hostname) ? `${origin}/token` : undefined
  },
  authorizeUrl: ({ account: { appKey = '' }, redirectUri, state, endpoint }) =>
    topAuthorizeUrl({ appKey, redirectUri, state, ...(endpoint === undefined ? {} : { endpoint }) }),
  exchange: async ({ redirectUri, state, code, ...request }) => {
    const { account: _account, ...asked } = requestOf(request)
    return map(tokenOf)(await topExchangeCode({ ...asked, redirectUri, state, code })())
  },
  refresh: async ({ refreshToken, ...request }) => {
    const { account: _account, ...asked } = requestOf(request)
    return map(tokenOf)(await topRefreshToken({ ...asked, refreshToken })())
  },
}
