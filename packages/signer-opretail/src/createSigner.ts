import { canonicalise } from './canonicalise'
import { checkCredentials } from './checkCredentials'
import { refuse } from './Issue'
import type { Pairs, Params } from './Params'
import { rsaPrivateKey } from './rsaKey'
import { signText, type SigningKey } from './signPairs'
import { stringToSign } from './stringToSign'

/** `sign` and `signPairs` for one secret or key, which is checked and read once. */
export interface Signer {
  readonly sign: (params: Params) => string
  readonly signPairs: (pairs: Pairs) => string
}

/**
 * The signer for a client that signs many calls with one secret. It keeps the secret in a closure, never in a property.
 *
 * @throws TypeError for an unknown method, an empty secret or a key that is no RSA private key
 */
export const createSigner = (options: SigningKey): Signer => {
  const [issue] = checkCredentials(options)
  if (issue !== undefined) return refuse(issue.path, issue.expected)
  const key: SigningKey =
    options.method === 'rsa'
      ? { method: 'rsa', privateKey: rsaPrivateKey(options.privateKey) }
      : { ...options }
  const signPairs: Signer['signPairs'] = (pairs) => signText(stringToSign(pairs), key)
  return { signPairs, sign: (params) => signPairs(canonicalise(params)) }
}
