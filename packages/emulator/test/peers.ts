import { createHash, createHmac } from 'node:crypto'

/** Clients of both gateways written for the tests alone: nothing of the product takes part in their requests. */

export type Params = Readonly<Record<string, string>>

/** 2024-01-01 08:00:00 GMT+8 */
export const now = Date.UTC(2024, 0, 1)

const sorted = (params: Params): string =>
  Object.keys(params)
    .sort()
    .map((name) => `${name}${params[name] ?? ''}`)
    .join('')

export const topSign = (params: Params, secret: string, method = 'md5', body = ''): string => {
  const text = sorted(Object.fromEntries(Object.entries(params).filter(([, value]) => value !== ''))) + body
  const digest =
    method === 'md5'
      ? createHash('md5').update(secret + text + secret, 'utf8')
      : createHmac(method === 'hmac' ? 'md5' : 'sha256', secret).update(text, 'utf8')
  return digest.digest('hex').toUpperCase()
}

export const topParams = (method: string, more: Params = {}): Record<string, string> => ({
  method,
  app_key: '12345678',
  timestamp: '2024-01-01 08:00:00',
  v: '2.0',
  format: 'json',
  sign_method: 'md5',
  ...more,
})

export const signedTop = (params: Params, secret = 'helloworld', body = ''): Record<string, string> => ({
  ...params,
  sign: topSign(params, secret, params['sign_method'], body),
})

export const opretailParams = (method: string, more: Params = {}): Record<string, string> => ({
  _akey: 'S107-00000001',
  _aid: 'S107',
  _mt: method,
  _sm: 'md5',
  _requestMode: 'POST',
  _version: 'v1',
  _timestamp: '20240101080000',
  ...more,
})

export const opretailSign = (params: Params, secret: string, method = 'md5'): string =>
  createHash(method)
    .update(secret + sorted(params) + secret, 'utf8')
    .digest('hex')
    .toUpperCase()

export const signedOpretail = (params: Params, secret = 'helloworld'): Record<string, string> => ({
  ...params,
  _sig: opretailSign(params, secret, params['_sm']),
})

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked at member by member
export type Json = any

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly json: Json
}

const answerOf = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  const json = ((): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      return undefined
    }
  })()
  return { status: response.status, headers: response.headers, text, json }
}

export const post = async (
  url: string,
  body: string | Uint8Array | FormData | URLSearchParams,
  headers: Params = {},
): Promise<Answer> => answerOf(await fetch(url, { method: 'POST', body, headers }))

export const get = async (url: string, headers: Params = {}): Promise<Answer> =>
  answerOf(await fetch(url, { headers }))

export const postForm = (url: string, params: Params, headers: Params = {}): Promise<Answer> =>
  post(url, new URLSearchParams(params), headers)
