import { unprintable } from '@paifang/result'
import type { HttpRequest } from '@paifang/transport'
import { UsageError } from '../UsageError'

/** Bytes that a terminal would not show, as bash, zsh and ksh read them. */
const ansiQuoted = (word: string): string =>
  `$'${word
    .replace(/['\\]/g, '\\$&')
    .replace(unprintable, (character) =>
      [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join(''),
    )}'`

/** One word for any POSIX shell; one with characters that a terminal does not show, for bash and zsh. */
const quoted = (word: string): string =>
  word.search(unprintable) >= 0
    ? ansiQuoted(word)
    : /^[\w@%+=:,./-]+$/.test(word)
      ? word
      : `'${word.replaceAll("'", `'\\''`)}'`

/** The same request as a curl command; its signature ages as any other does. */
export const curlOf = ({ verb, url, headers, body }: HttpRequest): string => {
  if (body !== undefined && typeof body !== 'string')
    throw new UsageError({ en: '--curl cannot write files', zh: '--curl 不支持文件上传' })
  const words = ['curl', '-X', verb, url]
  for (const [name, value] of Object.entries(headers)) words.push('-H', `${name}: ${value}`)
  if (body !== undefined) words.push('--data-raw', body)
  return words.map(quoted).join(' ')
}
