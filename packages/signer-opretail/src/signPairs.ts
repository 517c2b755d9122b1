import { checkCredentials } from './checkCredentials'
import { frameOf, type SigningKey } from './frame'
import { refuse } from './Issue'
import type { Pairs } from './Params'
import { stringToSign } from './stringToSign'

export type SignPairsInput = SigningKey & {
  /** Pairs that `canonicalise` made; they are not checked again. */
  readonly pairs: Pairs
}

/** Signs a finished string-to-sign. */
export const signText = (text: string, key: SigningKey): string => {
  const { head, tail, hashed } = frameOf(key)
  return hashed(head + text + tail)
}

/**
 * The signature of canonical pairs: upper-case hex of 32 (`md5`), 40 (`sha1`) or 64 (`sha256`) characters; for `rsa`
 * the Base64 of RSASSA-PKCS1-v1_5 with SHA-1.
 *
 * @throws TypeError for an unknown method, an empty secret or a key that is no RSA private key
 * @see ovopark/dc-apigateway-sdk, SignUtils, for sha256 and rsa
 */
export const signPairs = (input: SignPairsInput): string => {
  const [issue] = checkCredentials(input)
  return issue === undefined ? signText(stringToSign(input.pairs), input) : refuse(issue.path, issue.expected)
}
