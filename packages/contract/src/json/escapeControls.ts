/** So many in one text are no slip of a writer; they are left to be refused. */
const mostRepairs = 1_000_000

const escaped = Array.from({ length: 32 }, (_, code) =>
  Buffer.from(JSON.stringify(String.fromCharCode(code)).slice(1, -1)),
)
const longestEscape = 6

const isRaw = (code: number): boolean => code < 32

/** How many raw control characters and `\\'` the strings of a text hold; stops at the first that is too many. */
const countRepairs = (text: string): number => {
  let repairs = 0
  let inString = false
  for (let at = 0; at < text.length && repairs <= mostRepairs; at++) {
    const code = text.charCodeAt(at)
    if (code === 34) inString = !inString
    else if (!inString) continue
    else if (isRaw(code)) repairs++
    else if (code === 92 && text.charCodeAt(++at) === 39) repairs++
  }
  return repairs
}

/**
 * The text with every raw control character inside a string escaped, and `\\'` written as `'`: what some writers of the
 * platforms put out (fastjson writes a TAB as it is), and `JSON.parse` refuses. Anything else stays as it is;
 * `undefined`: there is nothing of the kind, or more than a million.
 *
 * @see alibaba/fastjson, issue 212
 */
export const escapeControls = (text: string): string | undefined => {
  const repairs = countRepairs(text)
  if (repairs === 0 || repairs > mostRepairs) return undefined
  const out = new Uint16Array(text.length + repairs * longestEscape)
  let to = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (inString && isRaw(code)) {
      for (const unit of escaped[code] as Buffer) out[to++] = unit
      continue
    }
    if (code === 34) inString = !inString
    else if (inString && code === 92) {
      const next = text.charCodeAt(++at)
      if (next !== 39) out[to++] = code
      if (at < text.length) out[to++] = next
      continue
    }
    out[to++] = code
  }
  return Buffer.from(out.buffer, 0, to * 2).toString('utf16le')
}
