import { checkCredentials } from './checkCredentials'
import { hashHex, hmacHex, hmacKey } from './digest'
import { refuse } from './Issue'
import type { Pairs } from './Params'
import type { SignMethod } from './SignMethod'
import { stringToSign } from './stringToSign'

export interface SignPairsInput {
  readonly pairs: Pairs
  /** The app secret. */
  readonly secret: string
  readonly method: SignMethod
  /** The raw body text, when the request signs one. Default: none. */
  readonly body?: string | undefined
}

/** @throws TypeError for an unknown method, or a secret that is empty or has no UTF-8 form */
export const refuseCredentials = (credentials: {
  readonly method: unknown
  readonly secret: unknown
}): void => {
  const [issue] = checkCredentials(credentials)
  if (issue !== undefined) refuse(issue.path, issue.expected)
}

/**
 * Signs pairs that `canonicalise` made (they are not checked again): upper-case hex, 32 characters for `md5` and
 * `hmac`, 64 for `hmac-sha256`.
 *
 * @throws TypeError for an unknown method, or a secret that is empty or has no UTF-8 form
 */
export const signPairs = ({ pairs, secret, method, body }: SignPairsInput): string => {
  refuseCredentials({ method, secret })
  return signText(stringToSign(pairs, body), secret, method)
}

/** Signs a finished string-to-sign. */
export const signText = (text: string, secret: string, method: SignMethod): string => {
  if (method === 'md5') return hashHex('md5', secret + text + secret)
  const algorithm = method === 'hmac' ? 'md5' : 'sha256'
  return hmacHex(algorithm, hmacKey(algorithm, secret), text)
}
