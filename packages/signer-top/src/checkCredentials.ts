import type { Issue } from './Issue'
import { isSignMethod, signMethods } from './SignMethod'
import { wellFormed, wellFormedExpected } from './wellFormed'

/** Credentials as they come from a file or an environment, so nothing about them is sure yet. */
export interface Credentials {
  readonly method: unknown
  readonly secret: unknown
}

/** Everything `sign` would refuse in the credentials, as data that never holds the secret. Never throws. */
export const checkCredentials = ({ method, secret }: Credentials): ReadonlyArray<Issue> => [
  ...(isSignMethod(method) ? [] : [{ path: 'method', expected: `one of ${signMethods.join(', ')}` }]),
  ...checkSecret(secret),
]

/** The issue with one app secret; none when it can sign. */
export const checkSecret = (secret: unknown): ReadonlyArray<Issue> => {
  if (typeof secret !== 'string' || secret === '')
    return [{ path: 'secret', expected: 'the app secret, not empty' }]
  return wellFormed(secret) ? [] : [{ path: 'secret', expected: wellFormedExpected }]
}
