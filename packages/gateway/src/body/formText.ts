/** Most names and values need no escape at all: one look is cheaper than encoding them. */
const plain = /^[\w*.-]*$/

/** What encodeURIComponent leaves bare, or writes otherwise, than a form does. Looked for before it makes the text longer. */
const differing = /[ !'()~]/
const spared = /[!'()~]|%20/g

const fix = (found: string): string =>
  found === '%20' ? '+' : `%${found.charCodeAt(0).toString(16).toUpperCase()}`

const escaped = (text: string): string => {
  const encoded = encodeURIComponent(text)
  return differing.test(text) ? encoded.replace(spared, fix) : encoded
}

/** @throws URIError for a text with an unpaired surrogate, which has no UTF-8 form */
export const formEncode = (text: string): string => (plain.test(text) ? text : escaped(text))

/**
 * `application/x-www-form-urlencoded` in UTF-8: space as `+`, only `A–Z a–z 0–9 * - . _` bare.
 *
 * @throws URIError for a text with an unpaired surrogate, which has no UTF-8 form
 */
export const formText = (pairs: ReadonlyArray<readonly [name: string, text: string]>): string => {
  let text = ''
  for (const [name, value] of pairs)
    text += `${text === '' ? '' : '&'}${formEncode(name)}=${formEncode(value)}`
  return text
}

/** Longer texts are not kept: they seldom repeat, and would take memory for as long as the client lives. */
const longestKept = 1024

/**
 * Writes one parameter of a form, `&` before it, again and again. A text with escapes is kept until there is another:
 * field lists and filters are often the same as in the last call.
 */
export const formField = (name: string): ((text: string) => string) => {
  const head = `&${formEncode(name)}=`
  let last: string | undefined
  let written = ''
  return (text) => {
    if (plain.test(text)) return head + text
    if (text === last) return written
    const field = head + escaped(text)
    if (text.length <= longestKept) {
      last = text
      written = field
    }
    return field
  }
}
