/** What is wrong with an input: where, and what was expected there. Never holds the value itself. */
export interface Issue {
  readonly path: string
  readonly expected: string
}

/** Throws the TypeError of this package: its message, and the same two facts as data. */
export const refuse = (path: string, expected: string): never => {
  throw Object.assign(new TypeError(`${path}: expected ${expected}`), { path, expected })
}

/** The issue inside anything thrown while a value was read; a foreign error (a getter, a Proxy) names `path`. */
export const issueOf = (thrown: unknown, path: string): Issue => {
  const { expected, path: at }: Partial<Issue> =
    thrown instanceof TypeError ? (thrown as TypeError & Partial<Issue>) : {}
  return expected === undefined || at === undefined
    ? { path, expected: 'a value that can be read' }
    : { path: at, expected }
}
