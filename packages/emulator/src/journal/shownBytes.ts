import { isRight } from 'fp-ts/Either'
import { parseJson } from '@paifang/contract'
import type { AnyOperation } from '../call/Operations'
import { parseMultipart } from '../http/parseMultipart'
import { parsePairs } from '../http/parsePairs'
import type { RawRequest } from '../http/RawRequest'
import { hidden, secretHeader, secretPair } from './hidden'
import type { Exchange } from './Journal'
import { maskParams } from './maskParams'
import { latin1Of, readable, type Readable } from './readable'
import { sensitiveTexts } from './sensitiveTexts'
import { joined, type Span } from './Span'
import { documentSpans, spansAnywhere } from './textSpans'

/** A message as it travelled, and which of its bytes may not be shown. */
export interface Message {
  readonly bytes: Buffer
  /** Where the body begins. */
  readonly bodyAt: number
  readonly masked: ReadonlyArray<Span>
}

/** A pair of a query or a form, as it was read and where its value stands. */
export interface PlacedPair {
  readonly name: string
  readonly value: string
  readonly span: Span
}

const moved = (spans: ReadonlyArray<Span>, by: number): ReadonlyArray<Span> =>
  spans.map(([from, to]) => [from + by, to + by])

/** Status line or request line, and the headers, as bytes: node reads them so. */
const headOf = (request: RawRequest): string => {
  const { verb, target, headers, arrival } = request
  const raw = arrival?.rawHeaders ?? Object.entries(headers).flat()
  const lines = raw.flatMap((name, at) => (at % 2 === 0 ? [`${name}: ${raw[at + 1] ?? ''}\r\n`] : []))
  return `${verb} ${target} HTTP/${arrival?.httpVersion ?? '1.1'}\r\n${lines.join('')}\r\n`
}

/** Pairs of `a=b&c=d`, whatever repeats, with the place of each value in the bytes. */
const placedPairs = (bytes: Buffer, limit: number): ReadonlyArray<PlacedPair> => {
  const text = bytes.toString('latin1')
  const pairs: Array<PlacedPair> = []
  let from = 0
  while (from <= text.length && pairs.length < limit) {
    const next = text.indexOf('&', from)
    const end = next < 0 ? text.length : next
    const [pair] = parsePairs(bytes.toString('utf8', from, end), 1).pairs
    const equals = text.slice(from, end).indexOf('=')
    if (pair !== undefined)
      pairs.push({ name: pair[0], value: pair[1], span: [equals < 0 ? end : from + equals + 1, end] })
    from = end + 1
  }
  return pairs
}

/** Beyond it, what stands in a request is hidden whole. */
const mostPairs = 10_000

interface Judge {
  readonly exchange: Exchange
  readonly operation: AnyOperation | undefined
  readonly texts: ReadonlySet<string>
}

/** The value of one parameter: hidden whole, in places, or not. */
const valueSpans = (
  { exchange, operation }: Judge,
  name: string,
  value: string,
  inside: Readable,
): ReadonlyArray<Span> => {
  const whole: ReadonlyArray<Span> = [[0, inside.length]]
  const { call } = exchange
  if (call === undefined) return whole
  const [shown] = maskParams([[name, value]], operation, call.view)
  if (shown?.[1] === value) return []
  if (shown === undefined || shown[1] === hidden) return whole
  const spans = documentSpans(inside, sensitiveTexts({ [name]: value }, operation?.sensitive ?? []))
  return spans.length === 0 ? whole : spans
}

const pairsSpans = (judge: Judge, bytes: Buffer): ReadonlyArray<Span> => {
  const pairs = placedPairs(bytes, mostPairs)
  if (pairs.length === mostPairs) return [[0, bytes.length]]
  return [
    ...pairs.flatMap(({ name, value, span: [from, to] }) =>
      moved(valueSpans(judge, name, value, readable(bytes.subarray(from, to), 'percent')), from),
    ),
    ...spansAnywhere(() => readable(bytes, 'percent'), judge.texts),
  ]
}

const partsSpans = (judge: Judge, body: Buffer, type: string): ReadonlyArray<Span> =>
  parseMultipart(body, type, mostPairs).places.flatMap(({ name, from, to }) => {
    const content = body.subarray(from, to)
    return moved(valueSpans(judge, name, content.toString('utf8'), readable(content, 'none')), from)
  })

/** A body that is a document: JSON is looked into; XML where all that has to be hidden can be found in it. */
const bodyDocumentSpans = ({ exchange, operation, texts }: Judge, body: Buffer): ReadonlyArray<Span> => {
  const whole: ReadonlyArray<Span> = [[0, body.length]]
  if (operation === undefined) return whole
  if (operation.sensitive.length === 0) return []
  const inside = readable(body, 'none')
  const read = /^\s*[[{]/.test(inside.text) ? parseJson(body) : undefined
  if (read !== undefined && isRight(read)) {
    const found = sensitiveTexts(read.right, operation.sensitive)
    return documentSpans(inside, new Set([...found, ...texts]))
  }
  const input = exchange.checked?.input
  if (input === undefined || !/^\s*</.test(inside.text)) return whole
  const found = sensitiveTexts(input, operation.sensitive)
  const isAllThere = [...found].every((text) => inside.text.includes(latin1Of(text)))
  return isAllThere ? documentSpans(inside, found) : whole
}

const headSpans = (judge: Judge, head: string): ReadonlyArray<Span> => {
  const spans: Array<Span> = []
  const target = head.slice(0, head.indexOf('\r\n'))
  const query = target.indexOf('?') + 1
  const queryEnd = target.lastIndexOf(' ')
  if (query > 0) {
    const bytes = Buffer.from(head.slice(query, queryEnd), 'latin1')
    spans.push(...moved(pairsSpans(judge, bytes), query))
  }
  let at = target.length + 2
  for (const line of head.slice(at).split('\r\n')) {
    const colon = line.indexOf(': ')
    const value = line.slice(colon + 2)
    const from = at + colon + 2
    if (colon > 0 && secretHeader.test(line.slice(0, colon).toLowerCase()))
      spans.push([from, from + value.length])
    else
      for (const { 0: pair, 1: name = '', index } of value.matchAll(secretPair))
        spans.push([from + index + name.length, from + index + pair.length])
    at += line.length + 2
  }
  return [...spans, ...spansAnywhere(() => readable(Buffer.from(head, 'latin1'), 'percent'), judge.texts)]
}

const bodySpans = (judge: Judge, { headers }: RawRequest, body: Buffer): ReadonlyArray<Span> => {
  const { call, batch, member } = judge.exchange
  if (body.length === 0) return []
  // Of an unread body, and of the lines of a batch, nobody says what is what.
  if (call === undefined || batch !== undefined || member === true) return [[0, body.length]]
  const type = headers['content-type'] ?? ''
  const kind = type.split(';')[0]?.trim().toLowerCase() ?? ''
  if (kind === '' || kind === 'application/x-www-form-urlencoded') return pairsSpans(judge, body)
  if (kind !== 'multipart/form-data') return bodyDocumentSpans(judge, body)
  return [...partsSpans(judge, body, type), ...spansAnywhere(() => readable(body, 'none'), judge.texts)]
}

/** What the operation calls sensitive, in what came and in what is answered; and what was hidden of what it repeats. */
export const hiddenTexts = ({ checked, wire, call, request }: Exchange): ReadonlySet<string> => {
  const sensitive = checked?.operation?.sensitive ?? []
  const params = call === undefined || sensitive.length === 0 ? {} : Object.fromEntries(call.parts().params)
  return new Set([
    ...[params, checked?.input, wire].flatMap((value) => [...sensitiveTexts(value, sensitive)]),
    ...(request.again?.hidden ?? []),
  ])
}

const judgeOf = (exchange: Exchange): Judge => ({
  exchange,
  operation: exchange.checked?.operation,
  texts: hiddenTexts(exchange),
})

const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer =>
  Buffer.from(buffer, byteOffset, byteLength)

/** What came: the request line and the headers as they were written, one blank behind each colon, and the body. */
export const requestMessage = (exchange: Exchange, showSensitive: boolean): Message => {
  const { request } = exchange
  const head = headOf(request)
  const body = asBuffer(request.body)
  const bytes = Buffer.concat([Buffer.from(head, 'latin1'), body])
  if (showSensitive) return { bytes, bodyAt: head.length, masked: [] }
  const judge = judgeOf(exchange)
  const masked = [
    ...joined(headSpans(judge, head)),
    ...joined(moved(bodySpans(judge, request, body), head.length)),
  ]
  return { bytes, bodyAt: head.length, masked }
}

const isGbk = ({ headers }: Exchange['answer']): boolean => /charset=gb/i.test(headers['content-type'] ?? '')

/** How the text of an answer reads. */
export const answerText = (answer: Exchange['answer'], bytes: Buffer): string =>
  isGbk(answer) ? new TextDecoder('gbk').decode(bytes) : bytes.toString('utf8')

/** What was answered: the head as it was sent, the body before it was compressed, and of a body that was cut the part that was sent. */
export const answerMessage = (exchange: Exchange, showSensitive: boolean): Message => {
  const { answer, request } = exchange
  const { delivery } = answer
  // A line of a batch travelled in the answer to the batch.
  const { head = '' } = exchange.member === true ? {} : (request.arrival?.delivery ?? {})
  const isPart = delivery.kind === 'truncate' || delivery.kind === 'stall' || delivery.kind === 'reset'
  const sent = delivery.kind === 'truncate' ? delivery.bytes : 0
  const body = asBuffer(isPart ? answer.body.subarray(0, sent) : answer.body)
  const bytes = Buffer.concat([Buffer.from(head, 'latin1'), body])
  if (showSensitive) return { bytes, bodyAt: head.length, masked: [] }
  const { texts } = judgeOf(exchange)
  const inside = readable(body, isGbk(answer) ? 'gbk' : 'none')
  const masked = [
    ...joined(spansAnywhere(() => readable(Buffer.from(head, 'latin1'), 'percent'), texts)),
    ...joined(moved(documentSpans(inside, texts), head.length)),
  ]
  return { bytes, bodyAt: head.length, masked }
}

/** Masked bytes as text, `***` for each span; a number or a word of JSON in quotes, so that a document stays one. */
const withStars = (bytes: Buffer, masked: ReadonlyArray<Span>, text: (bytes: Buffer) => string): string => {
  const isJson = /^\s*[[{]/.test(bytes.toString('latin1', 0, 100))
  let shown = ''
  let done = 0
  for (const [from, to] of masked) {
    const bare =
      isJson &&
      /[:,[\s]/.test(String.fromCharCode(bytes[from - 1] ?? 0)) &&
      /[,}\]\s]/.test(String.fromCharCode(bytes[to] ?? 0))
    shown += text(bytes.subarray(done, from)) + (bare ? `"${hidden}"` : hidden)
    done = to
  }
  return shown + text(bytes.subarray(done))
}

/** The head of a message as it may be shown. */
export const shownHead = ({ bytes, bodyAt, masked }: Message): string =>
  withStars(
    bytes.subarray(0, bodyAt),
    masked.filter(([from]) => from < bodyAt),
    (piece) => piece.toString('latin1'),
  )

/** The body of a message as it may be shown. */
export const shownBody = (
  { bytes, bodyAt, masked }: Message,
  text: (bytes: Buffer) => string = (piece) => piece.toString('utf8'),
): string =>
  withStars(
    bytes.subarray(bodyAt),
    moved(
      masked.filter(([from]) => from >= bodyAt),
      -bodyAt,
    ),
    text,
  )
