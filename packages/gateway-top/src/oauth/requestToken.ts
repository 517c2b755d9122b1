import { formText, inputError } from '@paifang/gateway/author'
import type { AsyncResult } from '@paifang/result'
import { defaultTransport, type Transport } from '@paifang/transport'
import { left } from 'fp-ts/Either'
import type { TopOauthError } from './TopOauthError'
import { oauthUrl } from './oauthUrl'
import { readToken } from './readToken'
import type { TopOauthEndpoint } from './topOauthEndpoints'
import type { TopToken } from './TopToken'

export interface TopTokenRequest {
  readonly appKey: string
  readonly appSecret: string
  /** Default: one made for this request. */
  readonly transport?: Transport
  /** Default `production`. */
  readonly endpoint?: TopOauthEndpoint
  /** Milliseconds; default 10,000. */
  readonly timeoutMs?: number
  readonly signal?: AbortSignal
}

interface Grant {
  readonly method: string
  readonly params: Readonly<Record<string, string | undefined>>
  /** What nothing may show, by the name the caller gave it under. */
  readonly secrets: Readonly<Record<string, string>>
}

/** One POST to the token endpoint. It is not repeated: a code works once. */
export const requestToken = (
  { appKey, appSecret, transport, endpoint = 'production', timeoutMs = 10_000, signal }: TopTokenRequest,
  { method, params, secrets }: Grant,
): AsyncResult<TopOauthError, TopToken> => {
  const url = oauthUrl(endpoint, 'token')
  const given: Readonly<Record<string, string | undefined>> = {
    ...params,
    client_id: appKey,
    client_secret: appSecret,
    ...(endpoint === 'aliexpress' ? { sp: 'ae' } : {}),
  }
  return async () => {
    const missing = Object.entries({ appKey, appSecret, ...secrets }).filter(([, value]) => value === '')
    if (missing.length > 0) {
      const issues = missing.map(([path]) => ({ path, expected: 'text that is not empty' }))
      return left(inputError(method, 'credentials', issues))
    }
    const pairs = Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value] as const],
    )
    const used = transport ?? defaultTransport()
    const answered = await used({
      verb: 'POST',
      url,
      headers: {
        accept: 'application/json',
        'content-type': 'application/x-www-form-urlencoded;charset=utf-8',
      },
      body: formText(pairs),
      timeoutMs,
      ...(signal === undefined ? {} : { signal }),
    })()
    if (transport === undefined) await (used as ReturnType<typeof defaultTransport>).close()
    return answered._tag === 'Left'
      ? left({ ...answered.left, method })
      : readToken({ method, url }, answered.right, [appSecret, ...Object.values(secrets)])
  }
}
