import type { Pairs } from '@paifang/signer-opretail'

/** Most names and values need no escape at all: one look is cheaper than encoding them. */
const plain = /^[\w*.-]*$/

/** What encodeURIComponent leaves bare, or writes otherwise, than a form does. Looked for before it makes the text longer. */
const differing = /[ !'()~]/
const spared = /[!'()~]|%20/g

const fix = (found: string): string =>
  found === '%20' ? '+' : `%${found.charCodeAt(0).toString(16).toUpperCase()}`

const encode = (text: string): string => {
  if (plain.test(text)) return text
  const encoded = encodeURIComponent(text)
  return differing.test(text) ? encoded.replace(spared, fix) : encoded
}

/** `application/x-www-form-urlencoded` in UTF-8: space as `+`, only `A–Z a–z 0–9 * - . _` bare. */
export const formText = (pairs: Pairs): string => {
  let text = ''
  for (const [name, value] of pairs) text += `${text === '' ? '' : '&'}${encode(name)}=${encode(value)}`
  return text
}
