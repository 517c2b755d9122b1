type Headers = Readonly<Record<string, string>>

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
