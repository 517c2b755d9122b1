import { hash, sign as asymmetricSign } from 'node:crypto'
import { checkCredentials } from './checkCredentials'
import { refuse } from './Issue'
import type { Pairs } from './Params'
import { rsaPrivateKey, type RsaKey } from './rsaKey'
import type { DigestMethod } from './SignMethod'
import { stringToSign } from './stringToSign'

/** What signs: the access secret, or for `rsa` a private key and no secret. */
export type SigningKey =
  | { readonly method: DigestMethod; readonly secret: string }
  | { readonly method: 'rsa'; readonly privateKey: RsaKey; readonly secret?: string | undefined }

export type SignPairsInput = SigningKey & {
  /** Pairs that `canonicalise` made; they are not checked again. */
  readonly pairs: Pairs
}

/** Signs a finished string-to-sign. */
export const signText = (text: string, key: SigningKey): string => {
  if (key.method !== 'rsa') return hash(key.method, key.secret + text + key.secret, 'hex').toUpperCase()
  return asymmetricSign('RSA-SHA1', Buffer.from(text, 'utf8'), rsaPrivateKey(key.privateKey)).toString(
    'base64',
  )
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
