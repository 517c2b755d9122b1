import { STATUS_CODES } from 'node:http'
import { parsePairs } from '../http/parsePairs'
import { version } from '../version'
import type { Entry } from './Entry'

interface Named {
  readonly name: string
  readonly value: string
}

const pairs = (record: Readonly<Record<string, string>>): ReadonlyArray<Named> =>
  Object.entries(record).map(([name, value]) => ({ name, value }))

/** Every pair, in order and as often as it came; values are masked already. */
const pairsOf = (text: string): ReadonlyArray<Named> =>
  parsePairs(text, 10_000).pairs.map(([name, value]) => ({ name, value }))

const postData = (request: Entry['request'], text: string): unknown => {
  const mimeType = request.headers['content-type'] ?? ''
  const kind = mimeType.split(';')[0]?.trim().toLowerCase() ?? ''
  if (kind === '' || kind === 'application/x-www-form-urlencoded')
    return { mimeType, params: pairsOf(text), text }
  if (kind !== 'multipart/form-data') return { mimeType, params: [], text }
  const files = request.files.map(({ name, fileName, type }) => ({ name, fileName, contentType: type }))
  return { mimeType, params: [...pairs(request.params), ...files], text }
}

/** One exchange of HTTP Archive 1.2: what came, as `raw` shows it, so that an importer gets the request whole. */
const harEntry = (entry: Entry, origin: string): unknown => {
  const { request, answer, durationMs, deliveryMs = 0 } = entry
  const end = request.raw.indexOf('\r\n\r\n')
  const [first = '', ...lines] = request.raw.slice(0, end).split('\r\n')
  const target = first.slice(first.indexOf(' ') + 1, first.lastIndexOf(' '))
  const mark = target.indexOf('?')
  const headers = lines.map((line) => {
    const colon = line.indexOf(':')
    return { name: line.slice(0, colon), value: line.slice(colon + 1).trim() }
  })
  return {
    startedDateTime: new Date(entry.realMs).toISOString(),
    time: durationMs + deliveryMs,
    request: {
      method: request.verb,
      url: `${origin}${target}`,
      httpVersion: first.slice(first.lastIndexOf(' ') + 1),
      cookies: [],
      headers,
      queryString: mark < 0 ? [] : pairsOf(target.slice(mark + 1)),
      ...(request.bodyBytes === 0 ? {} : { postData: postData(request, request.raw.slice(end + 4)) }),
      headersSize: request.bytes.bodyAt,
      bodySize: request.bodyBytes,
    },
    response: {
      status: answer.status,
      statusText: STATUS_CODES[answer.status] ?? '',
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(answer.headers),
      content: {
        size: answer.bytes,
        mimeType: answer.headers['content-type'] ?? '',
        text: answer.body,
      },
      redirectURL: '',
      headersSize: answer.sent.bodyAt === 0 ? -1 : answer.sent.bodyAt,
      bodySize: answer.sent.length - answer.sent.bodyAt,
    },
    cache: {},
    timings: { send: 0, wait: durationMs, receive: deliveryMs },
    ...(entry.connection === undefined ? {} : { connection: String(entry.connection) }),
    comment: [entry.gateway, entry.method].filter((word) => word !== undefined && word !== '').join(' '),
    _paifang: { seq: entry.seq, virtualMs: entry.at, outcome: entry.outcome, code: entry.refusal?.code },
  }
}

/** HTTP Archive 1.2, readable by browsers' developer tools. Masked like the entries it is made of. `comment`: of the whole. */
export const harOf = (entries: ReadonlyArray<Entry>, origin: string, comment = ''): unknown => ({
  log: {
    ...(comment === '' ? {} : { comment }),
    version: '1.2',
    creator: { name: '@paifang/emulator', version },
    entries: entries.map((entry) => harEntry(entry, origin)),
  },
})
