export interface MarkdownTable {
  /** The line above the table that is not part of one: its heading. */
  readonly heading: string
  readonly header: ReadonlyArray<string>
  readonly rows: ReadonlyArray<ReadonlyArray<string>>
}

const cellsOf = (line: string): ReadonlyArray<string> =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replace(/\\\|/g, '|').trim())

const isRule = (line: string): boolean =>
  /^\|?\s*:?-{2,}/.test(line.trim()) && /^[|:\-\s]+$/.test(line.trim())

/** Every table of a Markdown text with its heading; a table may have no rows. */
export const markdownTables = (markdown: string): ReadonlyArray<MarkdownTable> => {
  const tables: MarkdownTable[] = []
  let heading = ''
  let current: { heading: string; header: ReadonlyArray<string>; rows: ReadonlyArray<string>[] } | undefined
  for (const line of markdown.split(/\r\n?|\n/)) {
    if (!line.trim().startsWith('|')) {
      current = undefined
      if (line.trim() !== '')
        heading = line
          .trim()
          .replace(/^#+\s*/, '')
          .replace(/\s*#\s*$/, '')
    } else if (current === undefined) {
      current = { heading, header: cellsOf(line), rows: [] }
      tables.push(current)
    } else if (!isRule(line)) current.rows.push(cellsOf(line))
  }
  return tables
}
