// The white space of Java's Character.isWhitespace: neither NBSP (U+00A0, U+2007, U+202F) nor U+0085 nor U+FEFF.
const onlyWhiteSpace = /^[\t-\r\x1C-\x20\u1680\u2000-\u2006\u2008-\u200A\u2028\u2029\u205F\u3000]*$/

/**
 * Whether the official client takes `text` for empty, and so neither signs nor sends it.
 *
 * @see official Java SDK 20210623, StringUtils.areNotEmpty and TaobaoHashMap
 */
export const isBlank = (text: string): boolean => {
  // Nearly every text begins with something above the ASCII white space and is no match: one look settles it.
  const first = text.charCodeAt(0)
  return first > 0x20 && first < 0x1680 ? false : onlyWhiteSpace.test(text)
}
