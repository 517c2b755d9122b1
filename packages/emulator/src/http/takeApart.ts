import { parseMultipart } from './parseMultipart'
import { parsePairs, type ParsedPairs } from './parsePairs'
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

const noNames: ReadonlySet<string> = new Set()

const merge = (query: Pairs, body: Pairs): Pick<Received, 'params' | 'repeated' | 'inQuery'> => {
  const params = new Map<string, string>()
  const repeated: Array<string> = []
  for (const pairs of [query, body]) {
    for (const [name, value] of pairs) {
      if (params.has(name)) repeated.push(name)
      else params.set(name, value)
    }
  }
  return { params, repeated, inQuery: query.length === 0 ? noNames : new Set(query.map(([name]) => name)) }
}

export const isUnreadable = (value: Received | Unreadable): value is Unreadable => 'status' in value

interface Body {
  readonly pairs: Pairs
  readonly files: ReadonlyArray<ReceivedFile>
  readonly text: string | undefined
  readonly malformed: boolean
  readonly tooMany: boolean
}

const noFiles: ReadonlyArray<ReceivedFile> = []

const bodyOf = (bytes: Uint8Array, kind: BodyKind, limit: number): Body => {
  if (kind === 'none') return { pairs: [], files: noFiles, text: undefined, malformed: false, tooMany: false }
  const { text, malformed } = textOf(bytes)
  if (kind !== 'form') return { pairs: [], files: noFiles, text, malformed, tooMany: false }
  const form = parsePairs(text, limit)
  return {
    pairs: form.pairs,
    files: noFiles,
    text: undefined,
    malformed: malformed || form.malformed,
    tooMany: form.tooMany,
  }
}

const join = (query: ParsedPairs, kind: BodyKind, body: Body, limit: number): Received | Unreadable => {
  if (query.tooMany || body.tooMany || query.pairs.length + body.pairs.length > limit)
    return { status: 413, reason: 'too many parameters' }
  const { params, repeated, inQuery } = merge(query.pairs, body.pairs)
  return {
    params,
    repeated,
    inQuery,
    files: body.files,
    bodyKind: kind,
    bodyText: body.text,
    malformed: query.malformed || body.malformed,
  }
}

/**
 * Takes the received bytes apart: query, form, multipart, or raw text, whichever way parameters were placed. Only
 * multipart has to be waited for. Shares no code with the clients' encoders.
 * @see TOP protocol, where the parameters go: query and body are both in official use
 */
export const takeApart = (
  request: RawRequest,
  limit: number,
): Received | Unreadable | Promise<Received | Unreadable> => {
  const kind = bodyKindOf(request)
  if (kind === undefined) return { status: 415, reason: 'unsupported content type' }
  const { 'content-encoding': encoding, 'content-type': type = '' } = request.headers
  if (encoding !== undefined && encoding !== 'identity')
    return { status: 415, reason: 'unsupported content encoding' }
  const query = parsePairs(queryOf(request), limit)
  if (kind !== 'multipart') return join(query, kind, bodyOf(request.body, kind, limit), limit)
  return parseMultipart(request.body, type, limit).then((parts) =>
    parts.broken
      ? { status: 400, reason: 'unreadable multipart body' }
      : join(query, kind, { ...parts, text: undefined, malformed: false }, limit),
  )
}
