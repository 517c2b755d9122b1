const memberName = /(\\*)"([^"\\]{1,64})\1"(\s*:\s*)/g

const endOfText = (text: string, from: number, slashes: number): number => {
  for (let quote = text.indexOf('"', from); quote >= 0; quote = text.indexOf('"', quote + 1)) {
    let before = 0
    while (text[quote - 1 - before] === '\\') before++
    // Plain text may end in an escaped backslash; inside a text, quotes of its own level have that many backslashes.
    if (slashes === 0 ? before % 2 === 0 : before === slashes) return quote + 1
  }
  return text.length
}

/** Where the JSON value that begins at `start` ends: behind its closing bracket or quote, or before `,` `}` `]`. */
const endOfValue = (text: string, start: number, slashes: number): number => {
  let depth = 0
  for (let index = start; index < text.length; index++) {
    const character = text.charAt(index)
    if (character === '"') {
      index = endOfText(text, index + 1, slashes) - 1
      if (depth === 0) return index + 1
    } else if ('{['.includes(character)) depth++
    else if ('}]'.includes(character)) {
      depth--
      if (depth <= 0) return depth < 0 ? index : index + 1
    } else if (character === ',' && depth === 0) return index
  }
  return text.length
}

/**
 * `"mobile":"138…"` → `"mobile":"‹mobile›"` wherever `isSensitive` says so, in JSON text and in JSON text within it. The
 * text is not parsed, so that everything else stays exactly as it was signed.
 */
export const maskJson = (text: string, isSensitive: (name: string) => boolean): string => {
  let masked = ''
  let done = 0
  for (const { 0: whole, 1: slashes = '', 2: name = '', index } of text.matchAll(memberName)) {
    if (index < done || !isSensitive(name)) continue
    const start = index + whole.length
    masked += `${text.slice(done, start)}${slashes}"‹${name}›${slashes}"`
    done = endOfValue(text, start, slashes.length)
  }
  return masked + text.slice(done)
}
