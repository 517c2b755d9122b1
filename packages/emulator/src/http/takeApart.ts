import { parseMultipart } from './parseMultipart'
import { parsePairs } from './parsePairs'
import { queryOf, type RawRequest } from './RawRequest'
import type { BodyKind, Received, ReceivedFile, Unreadable } from './Received'

const strictUtf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

const bodyKindOf = (request: RawRequest): BodyKind | undefined => {
  if (request.body.length === 0) return 'none'
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === '' || type === 'application/x-www-form-urlencoded') return 'form'
  if (type === 'multipart/form-data') return 'multipart'
  if (type === 'application/json' || type.endsWith('+json')) return 'json'
  if (type === 'text/xml' || type === 'application/xml') return 'xml'
  return type === 'text/plain' ? 'text' : undefined
}

const textOf = (body: Uint8Array): { readonly text: string; readonly malformed: boolean } => {
  try {
    return { text: strictUtf8.decode(body), malformed: false }
  } catch {
    return { text: Buffer.from(body).toString('utf8'), malformed: true }
  }
}

type Pairs = ReadonlyArray<readonly [name: string, value: string]>

const merge = (query: Pairs, body: Pairs): Pick<Received, 'params' | 'repeated' | 'inQuery'> => {
  const params = new Map<string, string>()
  const repeated: Array<string> = []
  for (const pairs of [query, body]) {
    for (const [name, value] of pairs) {
      if (params.has(name)) repeated.push(name)
      else params.set(name, value)
    }
  }
  return { params, repeated, inQuery: new Set(query.map(([name]) => name)) }
}

const isUnreadable = (value: Received | Unreadable): value is Unreadable => 'status' in value

/**
 * Takes the received bytes apart: query, form, multipart, or raw text, whichever way parameters were placed.
 * Shares no code with the clients' encoders.
 * @see TOP protocol, where the parameters go: query and body are both in official use
 */
export const takeApart = async (request: RawRequest, limit: number): Promise<Received | Unreadable> => {
  const bodyKind = bodyKindOf(request)
  if (bodyKind === undefined) return { status: 415, reason: 'unsupported content type' }
  const encoding = request.headers['content-encoding']
  if (encoding !== undefined && encoding !== 'identity')
    return { status: 415, reason: 'unsupported content encoding' }
  const query = parsePairs(queryOf(request), limit)
  let body: Pairs = []
  let files: ReadonlyArray<ReceivedFile> = []
  let bodyText: string | undefined
  let malformed = query.malformed
  let tooMany = query.tooMany
  if (bodyKind === 'multipart') {
    const parts = await parseMultipart(request.body, request.headers['content-type'] ?? '', limit)
    if (parts.broken) return { status: 400, reason: 'unreadable multipart body' }
    body = parts.pairs
    files = parts.files
    tooMany ||= parts.tooMany
  } else if (bodyKind !== 'none') {
    const decoded = textOf(request.body)
    malformed ||= decoded.malformed
    if (bodyKind === 'form') {
      const form = parsePairs(decoded.text, limit)
      body = form.pairs
      malformed ||= form.malformed
      tooMany ||= form.tooMany
    } else {
      bodyText = decoded.text
    }
  }
  if (tooMany || query.pairs.length + body.length > limit)
    return { status: 413, reason: 'too many parameters' }
  return { ...merge(query.pairs, body), files, bodyKind, bodyText, malformed }
}

export { isUnreadable }
