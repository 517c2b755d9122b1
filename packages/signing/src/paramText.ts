import { dateText, isFile, jsonText, numberText, refuse, stringText, tagOf } from '@paifang/wire'

// The white space of Java's Character.isWhitespace: neither NBSP (U+00A0, U+2007, U+202F) nor U+0085 nor U+FEFF.
const onlyWhiteSpace = /^[\t-\r\x1C-\x20\u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]*$/

/**
 * Whether an official client takes `text` for empty: nothing, or white space only.
 *
 * @see official Java SDK 20210623, StringUtils.areNotEmpty and TaobaoHashMap
 */
export const isBlank = (text: string): boolean => {
  // Nearly every text begins with something above the ASCII white space and is no match: one look settles it.
  const first = text.charCodeAt(0)
  return first > 0x20 && first < 0x1680 ? false : onlyWhiteSpace.test(text)
}

const objectText = (value: object, name: string, noFiles: string | undefined): string | undefined => {
  const tag = tagOf(value)
  if (tag === 'Date') return dateText(value as Date, name)
  if (isFile(value)) return noFiles === undefined ? undefined : refuse(name, noFiles)
  if (tag === 'String' || tag === 'Number' || tag === 'Boolean')
    return paramText(value.valueOf(), name, noFiles)
  const { toJSON } = value as { readonly toJSON?: unknown }
  const plain: unknown = typeof toJSON === 'function' ? toJSON.call(value, name) : value
  return plain !== null && typeof plain === 'object'
    ? jsonText(plain, { path: name })
    : paramText(plain, name, noFiles)
}

/**
 * The one place that turns the value of a parameter into the text that is signed and sent. Text stays as it is,
 * untrimmed; a Date is `yyyy-MM-dd HH:mm:ss` in GMT+8, a bigint its digits, objects and lists are JSON text.
 * `undefined`: no text, because the value is absent or travels as a file part.
 *
 * @param noFiles what is expected instead where the gateway takes no files; default: a file travels as a part
 * @throws TypeError for a value that has no exact text
 */
export const paramText = (value: unknown, name: string, noFiles?: string): string | undefined => {
  if (typeof value === 'string') return stringText(value, name)
  if (value === undefined || value === null) return undefined
  if (typeof value === 'number') return numberText(value, name)
  return typeof value === 'object' ? objectText(value, name, noFiles) : jsonText(value, { path: name })
}
