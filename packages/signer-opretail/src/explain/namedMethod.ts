import type { Pairs } from '@paifang/signing'

/** The method that the call names, in lower case as the gateway reads it; `''` when it names none. */
export const namedMethod = (pairs: Pairs, method: string | undefined): string =>
  method ?? (pairs.find(([name]) => name === '_sm')?.[1] ?? '').toLowerCase()

/** How the string to sign becomes the signature. */
export const formulaOf = (named: string): string => {
  if (named === 'rsa') return 'RSASSA-PKCS1-v1_5 with SHA-1 (stringToSign), Base64'
  const digest = named === 'sha1' ? 'SHA-1' : named === 'sha256' ? 'SHA-256' : 'MD5'
  return `${digest}(stringToSign), upper-case hex`
}
