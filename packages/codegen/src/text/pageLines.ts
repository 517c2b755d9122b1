/** A line of a page with its place in it, counted from 1. */
export interface PageLine {
  readonly number: number
  readonly text: string
}

const invisible = /[\ufe0e\ufe0f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/g
/** As wide as two letters: people set rows in by them. */
const wideSpaces = /[\u2001\u2003\u3000]/g
const spaces = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]|&nbsp;/g
/** Not bars: they part cells where they are not escaped. */
const escaped = /\\([\\`*_{}[\]()#+\-.!<>~])/g

/** A page copied as Markdown: its names are escaped, or its tables have rules. */
const isMarkdown = /\\_\w|^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|/m

/** Bars as an input method for Chinese writes them, where no others part cells. */
const wideBars = (text: string): string =>
  !text.includes('|') && /｜[^\n｜]*｜/.test(text) ? text.replaceAll('｜', '|') : text

/** The frame of a table that is drawn as terminals draw it: `├────┼────┤`. */
const isFrame = (text: string): boolean =>
  /^[ \t]*[┌├└╔╠╚╭╰┏┣┗╟╞][─━═┬┼┴╦╬╩┳╋┻╤╪╧╥╫╨]+[┐┤┘╗╣╝╮╯┓┫┛╢╡][ \t]*$/.test(text) &&
  /[┬┼┴╦╬╩┳╋┻╤╪╧╥╫╨]/.test(text)

/** Drawn tables as Markdown writes them, where the text has any: their bars part cells, their frames say nothing. */
const undrawn = (lines: ReadonlyArray<string>): ReadonlyArray<string> =>
  lines.some(isFrame)
    ? lines.map((text) => {
        if (isFrame(text)) return ''
        const row = /^[ \t]*[│┃║](.*)[│┃║][ \t]*$/.exec(text)?.[1]
        return row === undefined ? text : `|${row.replace(/[│┃║]/g, '|')}|`
      })
    : lines

const isFence = (text: string | undefined): boolean => /^ *```[\w-]* *$/.test(text ?? '')

/** Nobody quotes a quotation more often. */
const mostLayers = 8

/** The lines of a page that was pasted as a whole: quoted, set in, or as a block of code. */
const unpasted = (lines: ReadonlyArray<string>, layers = 0): ReadonlyArray<string> => {
  if (layers === mostLayers) return lines
  const filled = lines.filter((text) => text.trim() !== '')
  if (filled.length < 2) return lines
  if (filled.every((text) => /^ {0,3}>/.test(text)))
    return unpasted(
      lines.map((text) => text.replace(/^ *> ?/, '')),
      layers + 1,
    )
  if (isFence(filled[0]) && isFence(filled.at(-1)))
    return unpasted(
      lines.map((text) => (text === filled[0] || text === filled.at(-1) ? '' : text)),
      layers + 1,
    )
  const inset = filled.reduce((least, text) => Math.min(least, text.search(/[^ ]/)), 99)
  return inset === 0 ? lines : lines.map((text) => text.slice(inset))
}

/**
 * The lines of a page, whatever saved it: line ends of any system, spaces of any kind, no invisible characters, and
 * without the escapes of Markdown. Tabs stay, because they part cells.
 */
export const pageLines = (page: string): ReadonlyArray<PageLine> => {
  const shown = wideBars(page.replace(invisible, '').replace(wideSpaces, '  ').replace(spaces, ' '))
  const bare = isMarkdown.test(shown) ? shown.replace(escaped, '$1') : shown
  return undrawn(unpasted(bare.split(/\r\n?|[\n\u0085\u2028\u2029]/))).map((text, i) => ({
    number: i + 1,
    text,
  }))
}

/** Lines as one text. */
export const joinedLines = (lines: ReadonlyArray<PageLine>): string =>
  lines.map(({ text }) => text).join('\n')

/** The text of a line without the marks of a Markdown heading, emphasis or code. */
export const unmarked = (text: string): string => {
  const bare = text.trim().replace(/^#{1,6} +/, '')
  const inner = /^(\*\*|`)([^*`]+)\1$/.exec(bare)?.[2] ?? bare
  return inner.endsWith(' #') ? inner.slice(0, -2).trim() : inner.trim()
}
