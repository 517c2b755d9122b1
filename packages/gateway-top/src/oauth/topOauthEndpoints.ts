/**
 * Where users authorize and where codes become tokens.
 *
 * @see TOP OAuth 2.0
 */
export const topOauthEndpoints = {
  production: { authorize: 'https://oauth.taobao.com/authorize', token: 'https://oauth.taobao.com/token' },
  /** May be gone: the newest pages no longer name it. */
  sandbox: { authorize: 'https://oauth.tbsandbox.com/authorize', token: 'https://oauth.tbsandbox.com/token' },
  aliexpress: {
    authorize: 'https://oauth.aliexpress.com/authorize',
    token: 'https://oauth.aliexpress.com/token',
  },
} as const

export type TopOauthEndpointName = keyof typeof topOauthEndpoints

/** A name of `topOauthEndpoints`, or the absolute URL itself: https, or http on a loopback host. */
export type TopOauthEndpoint = TopOauthEndpointName | (string & Record<never, never>)
