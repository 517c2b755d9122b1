import { unprintable } from '@paifang/result'

const escaped = (character: string): string =>
  [...Array(character.length).keys()]
    .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
    .join('')

/**
 * A text of several lines that can do nothing to a terminal but be read: tabs are spaces, and whatever else it would obey or
 * not show is written as its number, `\u001b`.
 */
export const printable = (text: string): string =>
  text
    .replaceAll('\r\n', '\n')
    .replace(unprintable, (character) =>
      character === '\n' ? '\n' : character === '\t' ? '  ' : escaped(character),
    )

/** JSON with the same characters as escapes: the same document, and nothing to a terminal. */
export const escapedJson = (json: string): string =>
  json.replace(unprintable, (character) => (character === '\n' ? '\n' : escaped(character)))
