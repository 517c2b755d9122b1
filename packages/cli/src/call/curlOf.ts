import type { HttpRequest } from '@paifang/transport'
import { UsageError } from '../UsageError'

/** One word for any POSIX shell. */
const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

/** The same request as a curl command; its signature ages as any other does. */
export const curlOf = ({ verb, url, headers, body }: HttpRequest): string => {
  if (body !== undefined && typeof body !== 'string')
    throw new UsageError({ en: '--curl cannot write files', zh: '--curl 不支持文件上传' })
  const words = ['curl', '-X', verb, url]
  for (const [name, value] of Object.entries(headers)) words.push('-H', `${name}: ${value}`)
  if (body !== undefined) words.push('--data-raw', body)
  return words.map(quoted).join(' ')
}
