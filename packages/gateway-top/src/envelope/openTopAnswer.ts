import { parseJson } from '@paifang/contract'
import { answerText, type AnyOperation, type Opened } from '@paifang/gateway/author'
import type { Flaw, GatewayError, ProtocolError } from '@paifang/result'
import { retryAfterMs, type HttpResponse } from '@paifang/transport'
import { left } from 'fp-ts/Either'
import type { AnswerLimits } from './AnswerLimits'
import { flawOf } from './flawOf'
import { openTopEnvelope, type Asked } from './openTopEnvelope'
import { parseXml } from './parseXml'

/**
 * Reads an answer of the gateway, or of whatever answered in its place. What the bytes are decides how they are read,
 * not what was asked for: some refusals come as XML whatever `format` says.
 */
export const openTopAnswer = (
  operation: Pick<AnyOperation, 'method' | 'output' | 'outcome'>,
  response: HttpResponse,
  { simplify = false, maxValues, maxDepth, maxXmlSize }: Asked & AnswerLimits = {},
): Opened | Promise<Opened> => {
  const { method } = operation
  const fail = (reason: ProtocolError['reason'], text: string | Uint8Array, flaw?: Flaw): Opened =>
    refused(response, {
      _tag: 'ProtocolError',
      method,
      reason: isOk(response) || reason === 'too-large' ? reason : 'status',
      status: response.status,
      ...(flaw === undefined ? {} : { flaw }),
      excerpt: beginning(text),
    })
  const open = (answer: unknown, text: string | Uint8Array): Opened => {
    const opened = openTopEnvelope(operation, answer, { simplify })
    if (opened._tag === 'Right') return isOk(response) ? opened : fail('status', text)
    return '_tag' in opened.left ? refused(response, opened.left) : fail('envelope', text)
  }

  if (response.truncated) return fail('too-large', response.body)
  const decoded = answerText(response)
  if (decoded._tag === 'Left') return fail('unparsable', response.body, decoded.left)
  const text = decoded.right
  // Nearly every answer shows by its first character that it is JSON: no text of its beginning need be made.
  const start = opensJson(text) ? '{' : beginning(text, 200)
  if (start.trim() === '') return fail('empty', '')
  const limits = { ...(maxValues && { maxValues }), ...(maxDepth && { maxDepth }) }
  if (!isXml.test(start)) {
    const parsed = parseJson(text, limits)
    if (parsed._tag === 'Right') return open(parsed.right, text)
    const { reason } = parsed.left
    // What does not even begin as JSON is a page: there is no place in it to point at.
    const flaw = /^\s*[[{]/.test(start) ? flawOf(parsed.left) : undefined
    return fail(reason === 'too-large' ? 'too-large' : 'unparsable', text, flaw)
  }
  const xmlLimits = { ...limits, ...(maxXmlSize && { maxSize: maxXmlSize }) }
  const xml = typeof text === 'string' ? text : Buffer.from(text).toString('utf8')
  return parseXml(xml, xmlLimits).then((parsed) => {
    if (parsed._tag === 'Right') return open(parsed.right, text)
    return parsed.left === 'too-large' ? fail('too-large', text) : fail('unparsable', text, parsed.left)
  })
}

const isOk = ({ status }: HttpResponse): boolean => status >= 200 && status < 300

/** A declaration, or a root as the gateway names it: an outage page in HTML is neither. */
const isXml = /^\s*(<\?xml\s|<(?:[\w.-]+_)?response[\s/>])/

const opensJson = (text: string | Uint8Array): boolean =>
  (typeof text === 'string' ? text.charCodeAt(0) : text[0]) === 0x7b

const beginning = (text: string | Uint8Array, length = 4096): string =>
  typeof text === 'string'
    ? text.slice(0, length)
    : Buffer.from(text.buffer, text.byteOffset, Math.min(text.byteLength, length)).toString('utf8')

/** What an answer says beside its body: the time, and when to come back. */
const refused = ({ headers }: HttpResponse, error: ProtocolError | GatewayError): Opened => {
  const serverTimeMs = Date.parse(headers['date'] ?? '')
  const waitMs = retryAfterMs(headers)
  return left({
    error,
    ...(Number.isNaN(serverTimeMs) ? {} : { serverTimeMs }),
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
  })
}
