const largestSafe = '9007199254740991'

export const isDigit = (code: number): boolean => code >= 48 && code <= 57

/** Space, tab, line feed and carriage return: all the white space JSON has. */
export const isSpace = (code: number): boolean => code === 32 || code === 10 || code === 13 || code === 9

/**
 * Whether the digits from `start` to `end` are an integer a double cannot hold exactly, standing where an array item
 * or a member's value ends. What begins with 0, goes on as a fraction or exponent, or stands where a key would is not.
 */
export const isLongInteger = (text: string, start: number, end: number): boolean => {
  const length = end - start
  if (length < 16 || text.charCodeAt(start) === 48) return false
  if (length === 16 && text.slice(start, end) <= largestSafe) return false
  let next = end
  while (isSpace(text.charCodeAt(next))) next++
  if (next === text.length) return true
  const code = text.charCodeAt(next)
  return code === 44 || code === 125 || code === 93
}
