import type { Text } from '../../Command'
import { curlRequest, formField, readCommandLine, urlOf, type CommandLine, type Option } from './readCommand'
import { headerIn, multipartOf, noContent, type SentPart, type SentRequest } from './SentRequest'

type Headers = ReadonlyArray<readonly [name: string, value: string]>

const form = 'application/x-www-form-urlencoded'

const valuesOf = ({ options }: CommandLine, ...names: ReadonlyArray<string>): ReadonlyArray<string> =>
  options.filter(({ name }) => names.includes(name)).map(({ value }) => value)

const headersOf = (line: CommandLine): Headers =>
  valuesOf(line, 'header').flatMap((text): Headers => {
    const [, name, value = ''] = /^([^:;]+)[:;]\s*([^]*)$/.exec(text) ?? []
    return name === undefined ? [] : [[name.trim(), value]]
  })

/** Headers that an option of curl writes. */
const written: Readonly<Record<string, string>> = {
  A: 'User-Agent',
  'user-agent': 'User-Agent',
  e: 'Referer',
  referer: 'Referer',
  b: 'Cookie',
  cookie: 'Cookie',
}

const optionHeaders = ({ options }: CommandLine): Headers =>
  options.flatMap(({ name, value }): Headers => {
    const header = Object.hasOwn(written, name) ? written[name] : undefined
    // A cookie without `=` is the name of a file.
    return header === undefined || (header === 'Cookie' && !value.includes('=')) ? [] : [[header, value]]
  })

const lackingOf = ({ options }: CommandLine): ReadonlyArray<Text> =>
  options.flatMap(({ name, value }): ReadonlyArray<Text> => {
    if (['u', 'user', 'oauth2-bearer', 'aws-sigv4'].includes(name))
      return [{ en: `the header that "${name}" makes was left out`, zh: `未带上选项 "${name}" 生成的请求头` }]
    if (['b', 'cookie'].includes(name) && !value.includes('='))
      return [{ en: 'its cookies are in a file: left out', zh: 'Cookie 位于文件中：未带上' }]
    return []
  })

const partOf = (option: Option): ReadonlyArray<SentPart> => {
  const [text] = formField(option)
  if (text !== undefined) return [{ name: text[0], content: text[1] }]
  const [, name, path = '', more = ''] = /^([^=]*)=@([^;]*)(.*)$/s.exec(option.value) ?? []
  if (option.name !== 'form' || name === undefined) return []
  const type = /;\s*type=([^;]+)/.exec(more)?.[1] ?? 'application/octet-stream'
  const fileName = /;\s*filename="?([^;"]+)/.exec(more)?.[1] ?? path.split(/[\\/]/).at(-1)
  return [{ name, content: '', fileName, type }]
}

const byCurl = (line: CommandLine): SentRequest => {
  const { url, body, json, asQuery } = curlRequest(line)
  const parts = line.options.flatMap(partOf)
  const given = [...headersOf(line), ...optionHeaders(line)]
  const added: Array<readonly [string, string]> = []
  const add = (name: string, value: string): void => {
    if (headerIn(given, name.toLowerCase()) === undefined) added.push([name, value])
  }
  const multipart = parts.length > 0 ? multipartOf(parts) : undefined
  // Even where a type was given: its boundary is curl's own.
  const headers =
    multipart === undefined ? given : given.filter(([name]) => name.toLowerCase() !== 'content-type')
  if (multipart !== undefined) added.push(['Content-Type', multipart.type])
  else if (json.length > 0) {
    add('Content-Type', 'application/json')
    add('Accept', 'application/json')
  } else if (body !== '') add('Content-Type', form)
  const [verb = (body === '' && multipart === undefined) || asQuery ? 'GET' : 'POST'] = valuesOf(
    line,
    'request',
  )
  return {
    verb,
    url,
    headers: [...headers, ...added],
    body: multipart?.body ?? Buffer.from(body, 'utf8'),
    lacks: [
      ...lackingOf(line),
      ...parts.filter(({ fileName }) => fileName !== undefined).map(({ name }) => noContent(name)),
    ],
  }
}

const byWget = (line: CommandLine): SentRequest => {
  const [body = ''] = valuesOf(line, 'post-data', 'body-data')
  const given = [...headersOf(line), ...optionHeaders(line)]
  const [verb = body === '' ? 'GET' : 'POST'] = valuesOf(line, 'method')
  const hasType = body === '' || headerIn(given, 'content-type') !== undefined
  return {
    verb,
    url: urlOf(line),
    headers: [...given, ...(hasType ? [] : [['Content-Type', form] as const])],
    body: Buffer.from(body, 'utf8'),
    lacks: lackingOf(line),
  }
}

/** What a command line of curl or wget sends. */
export const sentByCommand = (text: string): SentRequest => {
  const { program, line } = readCommandLine(text)
  return program === 'wget' ? byWget(line) : byCurl(line)
}
