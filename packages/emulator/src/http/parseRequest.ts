import { left, right, type Either } from 'fp-ts/Either'
import { malformedBytes, malformedPair, type Malformed } from './malformed'
import { parseMultipart } from './parseMultipart'
import { parsePairs } from './parsePairs'
import { queryOf, type RawRequest } from './RawRequest'
import type { BodyKind, Received, ReceivedFile, Unreadable } from './Received'

/** `undefined`: a type that no gateway takes. */
export const bodyKindOf = (request: RawRequest): BodyKind | undefined => {
  if (request.body.length === 0) return 'none'
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? ''
  if (type === '' || type === 'application/x-www-form-urlencoded') return 'form'
  if (type === 'multipart/form-data') return 'multipart'
  if (type === 'application/json' || type.endsWith('+json')) return 'json'
  if (type === 'text/xml' || type === 'application/xml') return 'xml'
  return type === 'text/plain' ? 'text' : undefined
}

type Pairs = ReadonlyArray<readonly [name: string, value: string]>

const merge = (query: Pairs, body: Pairs): Pick<Received, 'params' | 'repeated' | 'inQuery'> => {
  const params = new Map<string, string>()
  const repeated: Array<string> = []
  const inQuery = new Set(query.map(([name]) => name))
  const named = new Set<string>()
  for (const [name, value] of query) {
    if (params.has(name)) repeated.push(name)
    else params.set(name, value)
  }
  for (const [name, value] of body) {
    // Some clients send every pair in the query and in the body: once said, whichever is read.
    if (named.has(name) || (inQuery.has(name) && params.get(name) !== value)) repeated.push(name)
    named.add(name)
    if (!params.has(name)) params.set(name, value)
  }
  return { params, repeated, inQuery }
}

interface Body {
  readonly pairs: Pairs
  readonly files: ReadonlyArray<ReceivedFile>
  readonly text: string | undefined
  readonly malformed: Malformed | undefined
  readonly tooMany: boolean
  readonly broken?: boolean
}

const bodyOf = (bytes: Uint8Array, kind: BodyKind, limit: number): Body => {
  if (kind === 'none') return { pairs: [], files: [], text: undefined, malformed: undefined, tooMany: false }
  const text = Buffer.from(bytes).toString('utf8')
  const malformed = malformedBytes('', bytes)
  if (kind !== 'form') return { pairs: [], files: [], text, malformed, tooMany: false }
  const form = parsePairs(text, limit)
  return {
    pairs: form.pairs,
    files: [],
    text: undefined,
    malformed: malformed !== undefined || form.malformed ? malformedPair(bytes) : undefined,
    tooMany: form.tooMany,
  }
}

const unreadable = (status: Unreadable['status'], reason: string): Either<Unreadable, never> =>
  left({ status, reason })

/**
 * Takes the received bytes apart: query, form, multipart, or raw text, whichever way parameters were placed. Shares no
 * code with the clients' encoders.
 * @see TOP protocol, where the parameters go: query and body are both in official use
 */
export const parseRequest = (request: RawRequest, limit: number): Either<Unreadable, Received> => {
  const kind = bodyKindOf(request)
  if (kind === undefined) return unreadable(415, 'unsupported content type')
  const { 'content-encoding': encoding, 'content-type': type = '' } = request.headers
  if (encoding !== undefined && encoding !== 'identity')
    return unreadable(415, 'unsupported content encoding')
  const query = parsePairs(queryOf(request), limit)
  const body: Body =
    kind === 'multipart'
      ? { text: undefined, ...parseMultipart(request.body, type, limit) }
      : bodyOf(request.body, kind, limit)
  if (body.broken === true) return unreadable(400, 'unreadable multipart body')
  if (query.tooMany || body.tooMany || query.pairs.length + body.pairs.length > limit)
    return unreadable(413, 'too many parameters')
  return right({
    ...merge(query.pairs, body.pairs),
    files: body.files,
    bodyKind: kind,
    bodyText: body.text,
    malformed: query.malformed ? malformedPair(Buffer.from(queryOf(request))) : body.malformed,
  })
}
