import { parse } from 'shell-quote'
import type { Captured } from './Captured'

const dataFlags = new Set(['-d', '--data', '--data-raw', '--data-ascii', '--data-binary'])
const flagsWithValues = new Set(['-X', '--request', '-o', '--output', '-u', '--user', '-A', '-b', '-e', '-m'])

const words = (text: string): ReadonlyArray<string> =>
  parse(text.replace(/\\\r?\n/g, ' '), (name) => `$${name}`).map((word) =>
    typeof word === 'string' ? word : 'pattern' in word ? word.pattern : 'op' in word ? word.op : '',
  )

interface Read {
  url: string
  headers: Record<string, string>
  readonly data: string[]
}

const urlEncoded = (text: string): string => {
  const at = text.indexOf('=')
  return `${text.slice(0, at)}=${encodeURIComponent(text.slice(at + 1))}`
}

const read = ([, ...rest]: ReadonlyArray<string>): Read => {
  const found: Read = { url: '', headers: {}, data: [] }
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] ?? ''
    const at = word.startsWith('--') ? word.indexOf('=') : -1
    const flag = at < 0 ? word : word.slice(0, at)
    const value = (): string => (at < 0 ? (rest[++i] ?? '') : word.slice(at + 1))
    if (flag === '-H' || flag === '--header') {
      const header = value()
      const colon = header.indexOf(':')
      found.headers[header.slice(0, colon).toLowerCase()] = header.slice(colon + 1).trim()
    } else if (dataFlags.has(flag)) found.data.push(value())
    else if (flag === '--data-urlencode') found.data.push(urlEncoded(value()))
    else if (flag === '--url') found.url = value()
    else if (flagsWithValues.has(flag)) value()
    else if (!word.startsWith('-')) found.url = word
  }
  return found
}

/** A curl command line: its URL's query and its `-d` / `--data-urlencode` body. */
export const parseCurl = (text: string): Captured => {
  const { url, headers, data } = read(words(text.trim()))
  const query = /\?([^#]*)/.exec(url)?.[1] ?? ''
  const body = data.join('&')
  return /json|xml|text\/plain/.test(headers['content-type'] ?? '')
    ? { query, form: '', body }
    : { query, form: body }
}
