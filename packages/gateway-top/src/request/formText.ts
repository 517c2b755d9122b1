import type { Pairs } from '@paifang/signer-top'

const spared = /[!'()~]|%20/g

const fix = (found: string): string =>
  found === '%20' ? '+' : `%${found.charCodeAt(0).toString(16).toUpperCase()}`

/** One name or value in `application/x-www-form-urlencoded`, UTF-8: space as `+`, only `A–Z a–z 0–9 * - . _` bare. */
export const formEncode = (text: string): string => {
  const encoded = encodeURIComponent(text)
  // Most values are plain; a longer text says that something was escaped.
  return encoded.length === text.length && !/[!'()~]/.test(encoded) ? encoded : encoded.replace(spared, fix)
}

export const formText = (pairs: Pairs): string => {
  let text = ''
  for (const [name, value] of pairs)
    text += `${text === '' ? '' : '&'}${formEncode(name)}=${formEncode(value)}`
  return text
}
