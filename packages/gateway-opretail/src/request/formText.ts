import type { Pairs } from '@paifang/signer-opretail'

const spared = /[!'()~]|%20/g

const fix = (found: string): string =>
  found === '%20' ? '+' : `%${found.charCodeAt(0).toString(16).toUpperCase()}`

const encode = (text: string): string => encodeURIComponent(text).replace(spared, fix)

/** `application/x-www-form-urlencoded` in UTF-8: space as `+`, only `A–Z a–z 0–9 * - . _` bare. */
export const formText = (pairs: Pairs): string => {
  let text = ''
  for (const [name, value] of pairs) text += `${text === '' ? '' : '&'}${encode(name)}=${encode(value)}`
  return text
}
