import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import type { Text } from '../Command'

/** Why a request is not served. */
export interface Denied {
  readonly status: 401 | 403 | 405 | 415 | 421
  readonly code: string
  readonly text: Text
}

const denied = (status: Denied['status'], code: string, en: string, zh: string): Denied => ({
  status,
  code,
  text: { en, zh },
})

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Whether two texts are the same, in a time that does not tell where they part. */
const isSame = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))

export const isApi = (path: string): boolean => path.startsWith('/api/')

/** What is shared by every request: the names of this server, and no page of anybody else. */
const deniedToAll = ({ headers }: IncomingMessage, path: string, port: number): Denied | undefined => {
  const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${port}`)
  // A foreign name that was bent to here (DNS rebinding) is told by this header alone, so static files are no exception.
  if (!hosts.includes((headers.host ?? '').toLowerCase()))
    return denied(421, 'host', `expected one of ${hosts.join(', ')}`, `主机名应为 ${hosts.join('、')}`)
  const { origin, 'sec-fetch-site': site = 'none', 'sec-fetch-mode': mode } = headers
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`))
    return denied(403, 'origin', 'a page of another origin', '来自其他网页')
  // A link to the page may stand anywhere: to open it shows nothing to who wrote it.
  const isOpened = mode === 'navigate' && !isApi(path)
  if (!['none', 'same-origin'].includes(site) && !isOpened)
    return denied(403, 'site', 'a page of another site', '来自其他站点')
  return undefined
}

/** What a call of the API needs on top: the token, which no browser sends by itself, and JSON where something is sent. */
const deniedToApi = ({ headers, method }: IncomingMessage, token: string): Denied | undefined => {
  const [, given = ''] = /^Bearer (.+)$/.exec(headers.authorization ?? '') ?? []
  if (!isSame(given, token))
    return denied(401, 'token', 'open the link that paifang printed', '请打开 paifang 输出的链接')
  if (method !== 'GET' && !/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? ''))
    return denied(415, 'content-type', 'expected application/json', '应为 application/json')
  return undefined
}

/** Whether a request is one of this console's own page, opened by the person who was given its link. `path` is what is served, read from the request once. */
export const deniedOf = (
  request: IncomingMessage,
  path: string,
  port: number,
  token: string,
): Denied | undefined => {
  const all = deniedToAll(request, path, port)
  if (all !== undefined) return all
  if (isApi(path)) return deniedToApi(request, token)
  return request.method === 'GET' || request.method === 'HEAD'
    ? undefined
    : denied(405, 'method', 'expected GET', '应为 GET')
}
