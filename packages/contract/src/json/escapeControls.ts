const hex = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`

/**
 * The text with every raw control character inside a string escaped, and `\'` written as `'`: what some writers of the
 * platforms put out (fastjson writes a TAB as it is), and `JSON.parse` refuses. Anything else stays as it is.
 *
 * @see alibaba/fastjson, issue 212
 */
export const escapeControls = (text: string): string => {
  const pieces: string[] = []
  let done = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) inString = !inString
    else if (!inString) continue
    else if (code < 32) {
      pieces.push(text.slice(done, at), hex(code))
      done = at + 1
    } else if (code === 92) {
      at++
      if (text.charCodeAt(at) === 39) {
        pieces.push(text.slice(done, at - 1))
        done = at
      }
    }
  }
  if (pieces.length === 0) return text
  pieces.push(text.slice(done))
  return pieces.join('')
}
