import { issueOf, type Issue } from './Issue'
import { rsaPrivateKey, type RsaKey } from './rsaKey'
import { isSignMethod, signMethods } from './SignMethod'
import { wellFormed, wellFormedExpected } from './wellFormed'

/** Credentials as they come from a file or an environment, so nothing about them is sure yet. */
export interface Credentials {
  readonly method: unknown
  readonly secret?: unknown
  readonly privateKey?: unknown
}

export const checkSecret = (secret: unknown): ReadonlyArray<Issue> => {
  if (typeof secret !== 'string' || secret === '')
    return [{ path: 'secret', expected: 'the access secret, not empty' }]
  return wellFormed(secret) ? [] : [{ path: 'secret', expected: wellFormedExpected }]
}

const checkPrivateKey = (key: unknown): ReadonlyArray<Issue> => {
  try {
    rsaPrivateKey(key as RsaKey)
    return []
  } catch (thrown) {
    return [issueOf(thrown, 'privateKey')]
  }
}

/** Everything `sign` would refuse in the credentials, as data that never holds a secret. Never throws. */
export const checkCredentials = ({ method, secret, privateKey }: Credentials): ReadonlyArray<Issue> => {
  if (!isSignMethod(method)) return [{ path: 'method', expected: `one of ${signMethods.join(', ')}` }]
  return method === 'rsa' ? checkPrivateKey(privateKey) : checkSecret(secret)
}
