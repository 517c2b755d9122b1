import { cannotRead, type Captured } from './Captured'
import { readHttpRequest } from './httpRequest'
import { cmdWords, isCmd, shellWords } from './shellWords'

/** Short options of curl and wget that take a value, and long ones. Of the others every one stands alone. */
const shortWithValue: Readonly<Record<string, string>> = {
  curl: 'AbcCDdeEFHKmoPQrtTuUwxXyYz',
  wget: 'aoitOBeTwQPURlADIXU',
}

const longWithValue = new Set(
  `request user-agent cookie cookie-jar output user proxy proxy-user max-time connect-timeout referer cacert capath cert
   cert-type key key-type pass resolve retry retry-delay retry-max-time write-out interface ciphers limit-rate range config
   max-redirs dns-servers unix-socket oauth2-bearer aws-sigv4 proto tls-max noproxy connect-to expect100-timeout
   keepalive-time header data data-raw data-ascii data-binary data-urlencode form form-string json url url-query
   post-data body-data post-file body-file method timeout tries output-document user password http-user http-password
   load-cookies save-cookies ca-certificate certificate private-key execute directory-prefix dump-header upload-file`
    .split(/\s+/)
    .filter((name) => name !== ''),
)

const longNames: Readonly<Record<string, string>> = {
  d: 'data',
  F: 'form',
  H: 'header',
  X: 'request',
  G: 'get',
}

export interface Option {
  readonly name: string
  readonly value: string
}

/** The words of a command, taken apart. */
export interface CommandLine {
  readonly options: ReadonlyArray<Option>
  readonly operands: ReadonlyArray<string>
}

const parseWords = (program: string, words: ReadonlyArray<string>): CommandLine => {
  const options: Option[] = []
  const operands: string[] = []
  let at = 0
  const next = (): string | undefined => words[at++]
  const takeShort = (cluster: string): void => {
    for (let index = 0; index < cluster.length; index++) {
      const letter = cluster.charAt(index)
      const name = program === 'curl' ? (longNames[letter] ?? letter) : letter
      if (!(shortWithValue[program] ?? '').includes(letter)) options.push({ name, value: '' })
      else {
        options.push({ name, value: cluster.slice(index + 1) || (next() ?? '') })
        return
      }
    }
  }
  for (let word = next(); word !== undefined; word = next()) {
    if (word.startsWith('--') && word.length > 2) {
      const [name = '', ...rest] = word.slice(2).split('=')
      const value = rest.length > 0 ? rest.join('=') : longWithValue.has(name) ? (next() ?? '') : ''
      options.push({ name, value })
    } else if (word.startsWith('-') && word.length > 1) takeShort(word.slice(1))
    else if (word !== '') operands.push(word)
  }
  return { options, operands }
}

const inAFile = (): never =>
  cannotRead({
    en: 'its data is in a file, which is not part of the command',
    zh: '数据位于文件中，命令里没有',
  })

const dataNames = new Set(['data', 'data-raw', 'data-ascii', 'data-binary'])

/** `content`, `=content`, `name=content`; `@file` and `name@file` are not here. @see curl(1), --data-urlencode */
const urlEncoded = (text: string): string => {
  const at = text.indexOf('=')
  if (at < 0) return text.includes('@') ? inAFile() : encodeURIComponent(text)
  return `${at === 0 ? '' : `${text.slice(0, at)}=`}${encodeURIComponent(text.slice(at + 1))}`
}

/** What an option adds to the body. */
const curlData = ({ name, value }: Option): ReadonlyArray<string> => {
  if (name === 'data-urlencode') return [urlEncoded(value)]
  if (!dataNames.has(name)) return []
  return name !== 'data-raw' && value.startsWith('@') ? inAFile() : [value]
}

/** A field of `-F`: in quotes where it holds `;` or `,`, with its type behind it. @see curl(1), --form */
export const formField = ({ name, value }: Option): ReadonlyArray<readonly [string, string]> => {
  const at = value.indexOf('=')
  const [field, text] = [value.slice(0, at), value.slice(at + 1)]
  if (name === 'form-string') return [[field, text]]
  if (name !== 'form' || text.startsWith('@')) return []
  if (text.startsWith('<')) return inAFile()
  const quoted = /^"((?:[^"\\]|\\[^])*)"/.exec(text)
  if (quoted !== null) return [[field, (quoted[1] ?? '').replace(/\\([^])/g, '$1')]]
  return [[field, text.replace(/;\s*(?:type|filename|headers|encoder)=[^]*$/, '')]]
}

const headerOf = (options: ReadonlyArray<Option>, wanted: string): string | undefined =>
  options
    .filter(({ name }) => name === 'header')
    .map(({ value }) => /^([^:]+):\s*([^]*)$/.exec(value))
    .find((found) => found?.[1]?.trim().toLowerCase() === wanted)?.[2]

const isUrl = (word: string): boolean => /^[a-z]+:\/\//i.test(word) || word.includes('?')

export const urlOf = ({ options, operands }: CommandLine): string =>
  options.find(({ name }) => name === 'url')?.value ?? operands.find(isUrl) ?? operands[0] ?? ''

/** Where curl sends what, but for a multipart body. */
export const curlRequest = (
  line: CommandLine,
): {
  readonly url: string
  readonly body: string
  readonly json: ReadonlyArray<string>
  readonly asQuery: boolean
} => {
  const { options } = line
  const data = options.flatMap(curlData)
  const json = options.filter(({ name }) => name === 'json').map(({ value }) => value)
  const more = options.filter(({ name }) => name === 'url-query').map(({ value }) => urlEncoded(value))
  const asQuery = options.some(({ name }) => name === 'get')
  const url = urlOf(line)
  const query = [...more, ...(asQuery ? data : [])].join('&')
  return {
    url: query === '' ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`,
    body: json.length > 0 ? json.join('') : asQuery ? '' : data.join('&'),
    json,
    asQuery,
  }
}

const readCurl = (line: CommandLine): Captured => {
  const { options } = line
  const fields = options.flatMap(formField)
  const { url: whole, json, body } = curlRequest(line)
  if (options.some(({ name }) => name === 'form' || name === 'form-string')) {
    const { params, exact } = whole.includes('?')
      ? readHttpRequest({ url: whole })
      : { params: [], exact: true }
    return { params: [...params, ...fields], exact }
  }
  return readHttpRequest({
    url: whole,
    contentType: headerOf(options, 'content-type') ?? (json.length > 0 ? 'application/json' : undefined),
    body,
  })
}

const readWget = (line: CommandLine): Captured => {
  const { options } = line
  if (options.some(({ name }) => name === 'post-file' || name === 'body-file')) return inAFile()
  return readHttpRequest({
    url: urlOf(line),
    contentType: headerOf(options, 'content-type'),
    body: options.find(({ name }) => name === 'post-data' || name === 'body-data')?.value,
  })
}

/** The program that a command line runs, and what it is given. */
export const readCommandLine = (text: string): { readonly program: string; readonly line: CommandLine } => {
  const [first = '', ...words] = isCmd(text) ? cmdWords(text) : shellWords(text.replace(/`\r?\n/g, ' '))
  const program = /(?:^|[\\/])(curl|wget)(?:\.exe)?$/i.exec(first)?.[1]?.toLowerCase() ?? 'curl'
  return { program, line: parseWords(program, words) }
}

/** A command line of curl or wget, for a POSIX shell, the Windows command line or PowerShell. */
export const readCommand = (text: string): Captured => {
  const { program, line } = readCommandLine(text)
  return program === 'wget' ? readWget(line) : readCurl(line)
}

/** Whether a text begins as such a command line does, a prompt or variables before it or not. */
export const isCommand = (text: string): boolean =>
  /^(?:[$#>]\s+)?(?:\S*[\\/])?(?:curl|wget)(?:\.exe)?\s/i.test(text)
