import {
  checkSecret,
  hashHex,
  hmacHex,
  hmacHexBehind,
  hmacKey,
  refuse,
  type Digest,
  type Issue,
} from '@paifang/signing'
import { isSignMethod, signMethods, type SignMethod } from './SignMethod'

/** Credentials as they come from a file or an environment, so nothing about them is sure yet. */
export interface Credentials {
  readonly method: unknown
  readonly secret: unknown
}

/** Everything `sign` would refuse in the credentials, as data that never holds the secret. Never throws. */
export const checkCredentials = ({ method, secret }: Credentials): ReadonlyArray<Issue> => [
  ...(isSignMethod(method) ? [] : [{ path: 'method', expected: `one of ${signMethods.join(', ')}` }]),
  ...checkSecret(secret, 'app secret'),
]

/** @throws TypeError for an unknown method, or a secret that is empty or has no UTF-8 form */
export const refuseCredentials = (credentials: Credentials): void => {
  const [issue] = checkCredentials(credentials)
  if (issue !== undefined) refuse(issue.path, issue.expected)
}

/** The digest of credentials that were checked: the secret around the text for `md5`, as the key for the others. */
export const digestOf = (secret: string, method: SignMethod): Digest => {
  if (method === 'md5') return { head: secret, tail: secret, hash: (framed) => hashHex('md5', framed) }
  const algorithm = method === 'hmac' ? 'md5' : 'sha256'
  const key = hmacKey(algorithm, secret)
  return key.innerText === undefined
    ? { head: '', tail: '', hash: (framed) => hmacHex(algorithm, key, framed) }
    : { head: key.innerText, tail: '', hash: (framed) => hmacHexBehind(algorithm, key, framed) }
}
