const safe = (line: string): string =>
  line
    .replace(/\*\//g, '*\\/')
    .replace(/@/g, '\\@')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]/g, ' ')
    .trimEnd()

/** A TSDoc block that no text can leave, at the given indentation; nothing for no text. */
export const comment = (text: string, indent = ''): string => {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(safe)
    .filter((line, i, all) => line.trim() !== '' || (i > 0 && all[i - 1]?.trim() !== ''))
  while (lines.at(-1)?.trim() === '') lines.pop()
  if (lines.length === 0) return ''
  if (lines.length === 1) return `${indent}/** ${(lines[0] ?? '').trim()} */\n`
  const body = lines.map((line) => (line.trim() === '' ? `${indent} *` : `${indent} * ${line}`)).join('\n')
  return `${indent}/**\n${body}\n${indent} */\n`
}
