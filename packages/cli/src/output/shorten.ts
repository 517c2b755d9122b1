import stringWidth = require('string-width')

/** A text cut to so many terminal columns, the cut marked. */
export const shorten = (text: string, most: number): string => {
  if (stringWidth(text) <= most) return text
  let kept = ''
  for (const character of text) {
    if (stringWidth(kept + character) >= most) return `${kept}…`
    kept += character
  }
  return kept
}
