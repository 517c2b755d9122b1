import { isDigit, isLongInteger } from './longInteger'

// The position after the string that opens at `start`; the end of the text when it never closes.
const afterString = (text: string, start: number): number => {
  for (let quote = text.indexOf('"', start + 1); quote !== -1; quote = text.indexOf('"', quote + 1)) {
    let slash = quote
    while (text.charCodeAt(slash - 1) === 92) slash--
    if ((quote - slash) % 2 === 0) return quote + 1
  }
  return text.length
}

const isNumberCharacter = (code: number): boolean =>
  isDigit(code) || code === 43 || code === 45 || code === 46 || code === 69 || code === 101

/** `quoteLongIntegers` for any text: goes through all of it, knowing what is inside a string. */
export const scanLongIntegers = (text: string): string => {
  const pieces: string[] = []
  let done = 0
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === 34) {
      at = afterString(text, at)
    } else if (isNumberCharacter(code)) {
      const start = at
      const digits = code === 45 ? start + 1 : start
      at = digits
      while (isDigit(text.charCodeAt(at))) at++
      if (isLongInteger(text, digits, at)) {
        pieces.push(text.slice(done, start), text.slice(start, at))
        done = at
      }
      while (isNumberCharacter(text.charCodeAt(at))) at++
    } else at++
  }
  if (pieces.length === 0) return text
  pieces.push(text.slice(done))
  return pieces.join('"')
}
