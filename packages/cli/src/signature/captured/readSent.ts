import { jsonIn } from '../../input/jsonIn'
import { fetchRequest, isFetch } from './readCode'
import { isCommand } from './readCommand'
import { isHttpText } from './readHttpText'
import { sentByCommand } from './sentByCommand'
import { sentByHar } from './sentByHar'
import type { SentRequest } from './SentRequest'

/** A request of the wire: its head, and the body as far as it says that it goes. */
export const sentByBytes = (bytes: Buffer): SentRequest | undefined => {
  const text = bytes.toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)
  const [first = '', ...lines] = text.slice(0, end?.index).split(/\r?\n/)
  const [, verb, url] = /^([A-Z]+)\s+(\S+)/.exec(first) ?? []
  if (verb === undefined || url === undefined) return undefined
  const headers = lines.flatMap((line): ReadonlyArray<readonly [string, string]> => {
    const colon = line.indexOf(':')
    return colon < 1 ? [] : [[line.slice(0, colon).trim(), line.slice(colon + 1).trim()]]
  })
  const rest = end === null ? bytes.subarray(bytes.length) : bytes.subarray(end.index + end[0].length)
  const length = Number(headers.find(([name]) => /^content-length$/i.test(name))?.[1] ?? NaN)
  // Where its length is not told, a line end behind it is one of the text that it was copied from.
  const body =
    length <= rest.length
      ? rest.subarray(0, length)
      : Buffer.from(rest.toString('latin1').replace(/(?:\r?\n)+$/, ''), 'latin1')
  return { verb, url, headers, body, lacks: [] }
}

/**
 * The request that a text shows as it was sent: a curl or wget command, an entry of a HAR, HTTP text, a call of fetch.
 * `undefined`: the text shows parameters, and not how they were sent.
 * @throws UsageError for what is not there as a whole
 */
export const readSent = (text: string): SentRequest | undefined => {
  const trimmed = text.replace(/^\uFEFF/, '').trim()
  if (isCommand(trimmed)) return sentByCommand(trimmed.replace(/^[$#>]\s+/, ''))
  if (isHttpText(trimmed)) return sentByBytes(Buffer.from(text.replace(/^\uFEFF/, '').trimStart(), 'utf8'))
  if (isFetch(trimmed)) {
    const { url, verb, headers, body } = fetchRequest(trimmed)
    return {
      verb: (verb ?? 'GET').toUpperCase(),
      url,
      headers,
      body: Buffer.from(body ?? '', 'utf8'),
      lacks: [],
    }
  }
  return trimmed.startsWith('{') ? sentByHar(jsonIn(trimmed)) : undefined
}
