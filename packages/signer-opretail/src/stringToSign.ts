import type { Pairs } from './Params'

/**
 * Names and values one after the other, raw: no separators, no URL encoding, no Unicode normalisation. What is hashed
 * is the secret, this, and the secret again; `rsa` signs this alone.
 *
 * @see ovopark/openplatform-sdk README, signature algorithm
 */
export const stringToSign = (pairs: Pairs): string => {
  let text = ''
  for (const [name, value] of pairs) text += name + value
  return text
}
