/** A cell without the signs by which Markdown escapes and stresses. */
const plain = (cell: string): string =>
  cell
    .trim()
    .replace(/^(\*{1,3}|`)(.*)\1$/, '$2')
    .replace(/\\([\\`*_{}[\]<>()#+.!|-])/g, '$1')

/** The cells of a row of a table that parts them by bars, with or without one around them, or by tabs. */
export const cellsOf = (text: string, separator: '|' | '\t'): ReadonlyArray<string> =>
  separator === '\t'
    ? text.split('\t').map((cell) => cell.trim())
    : text
        .trim()
        .replace(/^\|/, '')
        .replace(/(?<!\\)\|$/, '')
        .split(/(?<!\\)\|/)
        .map(plain)
