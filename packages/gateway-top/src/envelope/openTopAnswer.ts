import { answerJson, answerText, type AnyOperation, type Opened } from '@paifang/gateway/author'
import type { Flaw, GatewayError, ProtocolError } from '@paifang/result'
import { retryAfterMs, type HttpResponse } from '@paifang/transport'
import { left } from 'fp-ts/Either'
import type { TopAnswerLimits } from './TopAnswerLimits'
import { openTopEnvelope, type Asked } from './openTopEnvelope'
import { parseXml } from './parseXml'

/**
 * Reads an answer of the gateway, or of whatever answered in its place. What the bytes are decides how they are read,
 * not what was asked for: some refusals come as XML whatever `format` says.
 */
export const openTopAnswer = (
  operation: Pick<AnyOperation, 'method' | 'output' | 'outcome'>,
  response: HttpResponse,
  { simplify = false, ...limits }: Asked & TopAnswerLimits = {},
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
  if (!isXml.test(start)) {
    const parsed = answerJson(text, limits)
    return parsed._tag === 'Right'
      ? open(parsed.right, text)
      : fail(parsed.left.reason, text, parsed.left.flaw)
  }
  const xml = typeof text === 'string' ? text : Buffer.from(text).toString('utf8')
  return parseXml(xml, limits).then((parsed) => {
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
