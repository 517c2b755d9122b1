import { isFreeHeader } from '../request/checkedHeaders'

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
