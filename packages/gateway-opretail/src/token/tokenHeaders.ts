/** `authenticator` is what the platform's pages name; some integrations send `Ovo-Authorization`. */
export type TokenHeader = 'authenticator' | 'Ovo-Authorization' | 'both' | ReadonlyArray<string>

const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/
const reserved = new Set(['content-type', 'content-length', 'host', 'transfer-encoding', 'connection'])

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
  const wrong = names.some((name) => !token.test(name) || reserved.has(name.toLowerCase()))
  if (names.length === 0 || wrong) throw new TypeError('tokenHeader: expected header names')
  return names
}

/** Whether a token can stand in a header: visible ASCII, spaces inside. */
export const isHeaderText = (text: unknown): text is string =>
  typeof text === 'string' && /^[\x21-\x7e]([\x20-\x7e]*[\x21-\x7e])?$/.test(text)
