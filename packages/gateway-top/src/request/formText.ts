import type { Pairs } from '@paifang/signer-top'

/** Most names and values need no escape at all: one look is cheaper than encoding them. */
const plain = /^[\w*.-]*$/

const spared = /[!'()~]|%20/g

const fix = (found: string): string =>
  found === '%20' ? '+' : `%${found.charCodeAt(0).toString(16).toUpperCase()}`

/** One name or value in `application/x-www-form-urlencoded`, UTF-8: space as `+`, only `A–Z a–z 0–9 * - . _` bare. */
export const formEncode = (text: string): string =>
  plain.test(text) ? text : encodeURIComponent(text).replace(spared, fix)

export const formText = (pairs: Pairs): string => {
  let text = ''
  for (const [name, value] of pairs)
    text += `${text === '' ? '' : '&'}${formEncode(name)}=${formEncode(value)}`
  return text
}
