import { unprintable } from '@paifang/result'

/** A text of several lines that can do nothing to a terminal but be read: tabs are spaces, all else that it does not show is gone. */
export const printable = (text: string): string =>
  text.replace(unprintable, (character) => (character === '\n' ? '\n' : character === '\t' ? '  ' : ''))

/** JSON with the same characters as escapes: the same document, and nothing to a terminal. */
export const escapedJson = (json: string): string =>
  json.replace(unprintable, (character) =>
    character === '\n'
      ? '\n'
      : [...Array(character.length).keys()]
          .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
          .join(''),
  )
