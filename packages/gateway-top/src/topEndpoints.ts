/**
 * The gateway's hosts by name; all take the same path and parameters.
 *
 * @see TOP calling and signing, doc 101617
 */
export const topEndpoints = {
  /** The default: what the newest pages name. */
  production: 'https://gw.api.taobao.com/router/rest',
  /** The https host of the older pages and of most clients. */
  'production-eco': 'https://eco.taobao.com/router/rest',
  overseas: 'https://api.taobao.com/router/rest',
  /** May be gone: the newest pages no longer name it. */
  sandbox: 'https://gw.api.tbsandbox.com/router/rest',
} as const

export type TopEndpointName = keyof typeof topEndpoints

/** A name of `topEndpoints`, or an absolute URL: https, or http on a loopback host. */
export type TopEndpoint = TopEndpointName | (string & Record<never, never>)
