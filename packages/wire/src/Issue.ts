/** What is wrong with a value: where, and what was expected there. Never holds the value itself. */
export interface Issue {
  /** The place: `items[0].price`. */
  readonly path: string
  readonly expected: string
}

/** Throws the one TypeError of values that cannot be written: its message, and the same two facts as data. */
export const refuse = (path: string, expected: string): never => {
  throw Object.assign(new TypeError(`${path}: expected ${expected}`), { path, expected })
}

/** The issue inside anything thrown while a value was read; a foreign error (a getter, a Proxy) names `path`. */
export const issueOf = (thrown: unknown, path: string): Issue => {
  const { path: at, expected }: Partial<Issue> = thrown instanceof TypeError ? (thrown as Partial<Issue>) : {}
  return typeof at === 'string' && typeof expected === 'string'
    ? { path: at, expected }
    : { path, expected: 'a value that can be read' }
}
