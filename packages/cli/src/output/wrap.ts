import stringWidth = require('string-width')

/** What begins no line: it belongs to what stands before it. */
const clings = /^[，。；：、！？）》」”…%]/u

/**
 * A text in lines of so many terminal columns. A line ends at a blank, or beside a Chinese character, which is two wide and needs
 * no blank.
 */
export const wrap = (text: string, columns: number): string =>
  text
    .split('\n')
    .map((line) => {
      const pieces = line.match(/\s+|[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+/gu) ?? []
      const lines: string[] = []
      let current = ''
      for (const [at, piece] of pieces.entries()) {
        const next = pieces[at + 1] ?? ''
        const wanted = stringWidth(current + piece) + (clings.test(next) ? stringWidth(next) : 0)
        if (current.trim() !== '' && wanted > columns && !clings.test(piece)) {
          lines.push(current.trimEnd())
          current = piece.trimStart()
        } else current += piece
      }
      return [...lines, current.trimEnd()].join('\n')
    })
    .join('\n')
