import { parseMultipart } from '../http/parseMultipart'
import { parsePairs } from '../http/parsePairs'
import { bodyKindOf } from '../http/parseRequest'
import { pathOf, queryOf, type RawRequest } from '../http/RawRequest'
import type { Rewrite, Unsent } from './Rewrite'

type Params = Rewrite['params']

const pair = (name: string, value: string): string =>
  `${encodeURIComponent(name)}=${encodeURIComponent(value)}`

/** Pairs in Latin-1, one character for each byte: those that are not named stay as they were written. */
const rewritePairs = (pairs: string, params: Params, found: Set<string>): string =>
  pairs
    .split('&')
    .flatMap((piece) => {
      const [[name] = ['']] = parsePairs(Buffer.from(piece, 'latin1').toString('utf8'), 1).pairs
      if (!params.has(name)) return [piece]
      found.add(name)
      const value = params.get(name)
      return value === undefined ? [] : [pair(name, value)]
    })
    .join('&')

const rewriteParts = (
  body: Uint8Array,
  type: string,
  params: Params,
  found: Set<string>,
): Uint8Array | Unsent => {
  const pieces: Array<Uint8Array> = []
  let done = 0
  for (const { name, from, to } of parseMultipart(body, type, Infinity).places) {
    if (!params.has(name)) continue
    const value = params.get(name)
    if (value === undefined)
      return {
        problem: `${name}: a part of a multipart body cannot be left out`,
        zh: `${name}：multipart 中的参数不能去掉`,
      }
    found.add(name)
    pieces.push(body.subarray(done, from), Buffer.from(value, 'utf8'))
    done = to
  }
  return Buffer.concat([...pieces, body.subarray(done)])
}

/** The same request as it is sent by no socket: what is told of its delivery is not told of the first. */
export const withHeaders = (
  request: RawRequest,
  changed: ReadonlyMap<string, string> = new Map<string, string>(),
): RawRequest => {
  const { headers, arrival } = request
  const raw = arrival?.rawHeaders ?? Object.entries(headers).flat()
  const added = new Map(changed)
  const rawHeaders = raw.map((text, at) => {
    const name = at % 2 === 0 ? '' : (raw[at - 1] ?? '').toLowerCase()
    added.delete(name)
    return changed.get(name) ?? text
  })
  return {
    ...request,
    headers: { ...headers, ...Object.fromEntries(changed) },
    arrival: {
      httpVersion: arrival?.httpVersion ?? '1.1',
      rawHeaders: [...rawHeaders, ...[...added].flat()],
    },
  }
}

/**
 * A request with other parameters, each where it stood: query, form or multipart. One that was nowhere goes to the form,
 * or to the query. Everything else keeps its bytes.
 */
export const rewriteRequest = (
  request: RawRequest,
  { params, headers = new Map<string, string>(), body: given }: Rewrite,
): RawRequest | Unsent => {
  const found = new Set<string>()
  const kind = given === undefined ? bodyKindOf(request) : 'json'
  let query = rewritePairs(queryOf(request), params, found)
  let body: Uint8Array | Unsent = given ?? request.body
  const text = (): string => Buffer.from(request.body).toString('latin1')
  if (kind === 'form') body = Buffer.from(rewritePairs(text(), params, found), 'latin1')
  if (kind === 'multipart') body = rewriteParts(body, request.headers['content-type'] ?? '', params, found)
  if ('problem' in body) return body
  const added = [...params]
    .flatMap(([name, value]) => (value === undefined || found.has(name) ? [] : [pair(name, value)]))
    .join('&')
  const joined = (before: string): string => [before, added].filter((part) => part !== '').join('&')
  if (kind === 'form') body = Buffer.from(joined(Buffer.from(body).toString('latin1')), 'latin1')
  else query = joined(query)
  const isMeasured = 'content-length' in request.headers
  return withHeaders(
    { ...request, target: `${pathOf(request)}${query === '' ? '' : `?${query}`}`, body },
    new Map([...headers, ...(isMeasured ? [['content-length', String(body.length)] as const] : [])]),
  )
}
