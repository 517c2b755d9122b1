/**
 * How a call is signed: `md5` is MD5(secret + text + secret), `hmac` is HMAC-MD5 and `hmac-sha256` HMAC-SHA256, both
 * with the secret as the key.
 *
 * @see TOP calling and signing, doc 101617
 */
export type SignMethod = 'md5' | 'hmac' | 'hmac-sha256'

export const signMethods: ReadonlyArray<SignMethod> = ['md5', 'hmac', 'hmac-sha256']

export const isSignMethod = (method: unknown): method is SignMethod =>
  (signMethods as ReadonlyArray<unknown>).includes(method)
