const escapes: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\b': '\\b',
  '\f': '\\f',
}

const escapeOne = (character: string): string =>
  escapes[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`

/**
 * A string literal that means exactly the given text: control characters, line separators, direction marks and lone
 * surrogates are written as escapes. Double quotes where they need fewer escapes than single ones.
 */
export const literal = (text: string): string => {
  const single = text.split("'").length
  const double = text.split('"').length
  const quote = single > double ? '"' : "'"
  const body = text
    .replace(/\\/g, '\\\\')
    .replace(quote === '"' ? /"/g : /'/g, `\\${quote}`)
    .replace(
      /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
      escapeOne,
    )
  return `${quote}${body}${quote}`
}

/** A member name in an interface or object literal; quoted only where the language demands it. */
export const property = (name: string): string =>
  /^[\p{L}_$][\p{L}\p{Nd}_$]*$/u.test(name) ? name : literal(name)
