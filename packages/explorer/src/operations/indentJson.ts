/** Texts, numbers and words; signs; blanks. */
const token = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s"{}[\],:]+/g

/**
 * JSON text with a line for each member. It moves blanks and nothing else: what is read into numbers could not be written
 * as it stood.
 */
export const indentJson = (text: string): string => {
  let out = ''
  let depth = 0
  let before = ''
  const fresh = (): string => `\n${'  '.repeat(depth)}`
  for (const [piece] of text.matchAll(token)) {
    if (piece === '}' || piece === ']') {
      depth -= 1
      out += before === '{' || before === '[' ? piece : fresh() + piece
    } else {
      if (before === '{' || before === '[' || before === ',') out += fresh()
      out += piece === ':' ? ': ' : piece
      if (piece === '{' || piece === '[') depth += 1
    }
    before = piece
  }
  return out
}
