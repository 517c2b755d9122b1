import type { Entry } from '@paifang/emulator/control'

const quoted = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`

/** Headers that curl writes by itself. */
const own = /^(host|content-length|connection|accept-encoding|user-agent|accept|transfer-encoding)$/i

/** The request as a curl command, with what is masked as `***`: to read and to hand on, not to run. */
export const curlOf = ({ request }: Entry, origin: string): string => {
  const [head = '', ...rest] = request.raw.split('\r\n\r\n')
  const [first = '', ...headers] = head.split('\r\n')
  const [verb = request.verb, target = request.path] = first.split(' ')
  const body = rest.join('\r\n\r\n')
  const words = ['curl', '-X', verb, `${origin}${target}`]
  for (const header of headers) if (!own.test(header.split(':')[0] ?? '')) words.push('-H', header)
  if (body !== '') words.push('--data-raw', body)
  return words.map(quoted).join(' ')
}
