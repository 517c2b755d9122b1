import { unprintable } from '@paifang/result'

/** Bytes that a terminal would not show, as bash, zsh and ksh read them. */
const ansiQuoted = (word: string): string =>
  `$'${word
    .replace(/['\\]/g, '\\$&')
    .replace(unprintable, (character) =>
      [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
    )}'`

/** One word for any POSIX shell; one with characters that a terminal does not show, for bash and zsh. */
export const shellWord = (word: string): string =>
  word.search(unprintable) >= 0
    ? ansiQuoted(word)
    : /^[\w@%+=:,./-]+$/.test(word)
      ? word
      : `'${word.replaceAll("'", `'\\''`)}'`
