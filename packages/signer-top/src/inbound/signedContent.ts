import type { Pair, Pairs } from '@paifang/signing'
import type { Charset } from './Charset'
import type { FormFields, InboundRequest } from './InboundRequest'
import { parseForm, urlDecode } from './parseForm'

/** What the caller signed beside the body: names in no order, each once. */
export type SignedParams = ReadonlyMap<string, string>

const queryText = (query: string): string =>
  /^(?:\?|\/|https?:\/\/)/i.test(query) ? query.split('?').slice(1).join('?') : query

/** One header as node:http gives it; of a repeated one, its values joined as HTTP says. */
export const headerOf = ({ headers }: InboundRequest, name: string): string | undefined => {
  const lower = name.toLowerCase()
  const key = Object.hasOwn(headers, lower)
    ? lower
    : Object.keys(headers).find((given) => given.length === lower.length && given.toLowerCase() === lower)
  const found = key === undefined ? undefined : headers[key]
  return typeof found === 'string' || found === undefined ? found : found.join(', ')
}

const headerPairs = (request: InboundRequest, charset: Charset): Pairs => {
  const names = headerOf(request, 'top-sign-list')
  if (names === undefined) return []
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map((name) => [name, urlDecode(headerOf(request, name) ?? '', charset)])
}

const fieldPairs = (form: FormFields): Pairs =>
  Object.entries(form).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((text: unknown): Pair => {
      if (typeof text !== 'string') throw new TypeError(`${name}: expected text`)
      return [name, text]
    }),
  )

const formPairs = ({ form, rawBody }: InboundRequest, multipart: boolean, charset: Charset): Pairs => {
  if (form !== undefined) return fieldPairs(form)
  if (multipart) throw new TypeError('expected the text fields of the multipart form')
  return parseForm(
    typeof rawBody === 'string' ? rawBody : charset.decode(rawBody ?? new Uint8Array()),
    charset,
  )
}

export interface SignedContent {
  readonly params: SignedParams
  readonly signature: string | undefined
  /** The raw body, when it is signed; a form's fields are signed instead of its text. */
  readonly body: Uint8Array | string
  /** A name that came with different values. */
  readonly duplicate: string | undefined
}

/**
 * Collects what an SPI caller signs: headers named in `top-sign-list`, the query, and the form or the raw body.
 *
 * @throws TypeError for parts that cannot be read
 * @see official Java SDK 20210623, SpiUtils
 */
export const signedContent = (
  request: InboundRequest,
  mediaType: string,
  charset: Charset,
): SignedContent => {
  const multipart = mediaType === 'multipart/form-data'
  const isForm = multipart || mediaType === 'application/x-www-form-urlencoded'
  const query = request.pairs ?? parseForm(queryText(request.query), charset)
  const form = isForm ? formPairs(request, multipart, charset) : []
  const params = new Map<string, string>()
  let duplicate: string | undefined
  // Of two values the later one stays: the header gives way to the first of the form, that to the last of the query.
  for (const pairs of [headerPairs(request, charset), form.toReversed(), query])
    for (const [name, value] of pairs) {
      if (name === 'sign') continue
      if ((params.get(name) ?? value) !== value) duplicate = name
      params.set(name, value)
    }
  const signature = query.findLast(([name]) => name === 'sign')?.[1]
  return { params, signature, body: isForm ? '' : (request.rawBody ?? ''), duplicate }
}
