import { isDigit } from './longInteger'

/** Whether 16 digits stand in a row anywhere; such a run covers every sixteenth character. */
export const hasLongRun = (text: string): boolean => {
  for (let i = 15; i < text.length; i += 16) {
    if (!isDigit(text.charCodeAt(i))) continue
    let start = i
    let end = i + 1
    while (isDigit(text.charCodeAt(start - 1))) start--
    while (isDigit(text.charCodeAt(end))) end++
    if (end - start >= 16) return true
    i = end - ((end - i) % 16)
  }
  return false
}
