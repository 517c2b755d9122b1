/**
 * How a call is signed. `md5` and `sha1` are what the gateway documents; `sha256` and `rsa` appear only in two
 * official SDKs, so they are used on explicit choice and never as a fallback.
 *
 * @see cloud.api public parameters, `_sm`; return code 5 SIGN_TYPE_NOTEXIST
 */
export type DigestMethod = 'md5' | 'sha1' | 'sha256'

export type SignMethod = DigestMethod | 'rsa'

export const signMethods: ReadonlyArray<SignMethod> = ['md5', 'sha1', 'sha256', 'rsa']

export const isSignMethod = (method: unknown): method is SignMethod =>
  (signMethods as ReadonlyArray<unknown>).includes(method)
