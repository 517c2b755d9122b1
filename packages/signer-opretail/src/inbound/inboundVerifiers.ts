import { refuse } from '@paifang/signing'
import { pairsVerifier, type PairsVerifier } from '../credentials'
import type { RsaKey } from '../rsaKey'
import { isSignMethod, signMethods, type SignMethod } from '../SignMethod'

export interface InboundKey {
  /** The access secret; several while one replaces another. Not needed for `rsa`. */
  readonly secret?: string | ReadonlyArray<string>
  /** For `rsa`: the platform's public key, PEM or SPKI DER in Base64. */
  readonly publicKey?: RsaKey
  /** The only method accepted. Default: the one that `_sm` names, if that is md5 or sha1 in any case of letters. */
  readonly method?: SignMethod
}

const secretVerifier = (method: Exclude<SignMethod, 'rsa'>, secret: InboundKey['secret']): PairsVerifier => {
  const secrets = typeof secret === 'string' ? [secret] : (secret ?? [])
  if (secrets.length === 0) return refuse('secret', 'at least one access secret')
  const verifiers = secrets.map((each) => pairsVerifier({ method, secret: each }))
  // Every secret is tried, so that the time does not tell which one was right.
  return (pairs, signature) => verifiers.filter((verifies) => verifies(pairs, signature)).length > 0
}

/**
 * The verifier for each method that may be named, all made first: a wrong set-up shows at the first call, whatever
 * that call holds.
 *
 * @throws TypeError for an unknown method, no secret, or a key that cannot verify
 */
export const inboundVerifiers = ({
  secret,
  publicKey,
  method,
}: InboundKey): ((named: string) => PairsVerifier | undefined) => {
  if (method === undefined) {
    const [md5, sha1] = [secretVerifier('md5', secret), secretVerifier('sha1', secret)]
    return (named) => (named === 'md5' ? md5 : named === 'sha1' ? sha1 : undefined)
  }
  if (!isSignMethod(method)) return refuse('method', `one of ${signMethods.join(', ')}`)
  const only =
    method === 'rsa'
      ? pairsVerifier({ method, publicKey: publicKey as RsaKey })
      : secretVerifier(method, secret)
  return () => only
}
