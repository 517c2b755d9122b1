import { perObject } from '@paifang/gateway/author'

type Headers = Readonly<Record<string, string>>

const name = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const reserved = new Set(['content-type', 'content-length', 'host', 'transfer-encoding', 'connection'])

/** Whether a text can name a header that requests do not need for themselves. */
const isFreeHeader = (text: string): boolean => name.test(text) && !reserved.has(text.toLowerCase())

/** Whether a value can stand in a header: visible ASCII, spaces inside. */
export const isHeaderText = (text: unknown): text is string =>
  typeof text === 'string' && /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text)

/** @throws TypeError for a name or a value that cannot stand there; the message shows the name alone */
export const checkedHeaders = (headers: Headers): Headers => {
  for (const [key, value] of Object.entries(headers))
    if (!isFreeHeader(key) || !isHeaderText(value)) throw new TypeError(`headers: ${key} cannot be sent`)
  return { ...headers }
}

export const formType = 'application/x-www-form-urlencoded;charset=utf-8'
export const jsonType = 'application/json;charset=utf-8'

const typesOf = perObject(() => new Map<string, Headers>())

/** Headers with a content type; the same object for the same headers, so that a transport can lay it out once. */
export const withContentType = (headers: Headers, type: string): Headers => {
  const known = typesOf(headers)
  const found = known.get(type)
  if (found !== undefined) return found
  const made = Object.freeze({ ...headers, 'content-type': type })
  known.set(type, made)
  return made
}

/** `authenticator` is what the platform's pages name; some integrations send `Ovo-Authorization`. */
export type TokenHeader = 'authenticator' | 'Ovo-Authorization' | 'both' | ReadonlyArray<string>

/**
 * The header names that carry the token.
 *
 * @throws TypeError for an empty list, a text that is no header name, and headers that the request needs itself
 */
export const tokenHeaderNames = (header: TokenHeader = 'authenticator'): ReadonlyArray<string> => {
  const names =
    header === 'both'
      ? ['authenticator', 'Ovo-Authorization']
      : typeof header === 'string'
        ? [header]
        : header
  if (names.length === 0 || !names.every(isFreeHeader))
    throw new TypeError('tokenHeader: expected header names')
  return names
}

/**
 * The headers of requests: the client's own, and those that carry the token. As long as the token is the same they are
 * the same object.
 */
export const tokenFields = (own: Headers, names: ReadonlyArray<string>): ((token?: string) => Headers) => {
  const none = Object.freeze({ ...own })
  let last: string | undefined
  let made = none
  return (token) => {
    if (token === undefined) return none
    if (token !== last) {
      made = Object.freeze({ ...own, ...Object.fromEntries(names.map((name) => [name, token])) })
      last = token
    }
    return made
  }
}
