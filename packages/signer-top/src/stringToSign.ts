import type { Pairs } from './Params'

/**
 * Names and values one after the other, raw: no separators, no URL encoding, no Unicode normalisation; then the body
 * text when the request signs one (batch, Qimen XML, JSON body). Without the secret.
 *
 * @see TOP calling and signing, doc 101617
 */
export const stringToSign = (pairs: Pairs, body = ''): string => {
  let text = ''
  for (const [name, value] of pairs) text += name + value
  return text + body
}
