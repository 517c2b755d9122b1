import { answerJson, answerText, type Answer, type Opened } from '@paifang/gateway/author'
import type { BusinessError, Flaw, GatewayError, ProtocolError } from '@paifang/result'
import { httpDateMs, loadOnce, retryAfterMs, type HttpResponse } from '@paifang/transport'
import { left, type Either } from 'fp-ts/Either'
import type { NoEnvelope } from './openTopEnvelope'
import type * as Reader from './parseXml'
import type { TopAnswerLimits } from './TopAnswerLimits'

/** How a gateway of this platform reads answers. */
export interface AnswerReading {
  readonly method: string
  readonly limits: TopAnswerLimits
  /** Whether what begins so is XML of the gateway's; anything else is read as JSON. */
  readonly isXml: (beginning: string) => boolean
  /** Reads the answer's members. */
  readonly open: (answer: unknown) => Either<NoEnvelope | GatewayError | BusinessError, Answer>
}

/**
 * Reads an answer of the gateway, or of whatever answered in its place. What the bytes are decides how they are read,
 * not what was asked for: some refusals come as XML whatever `format` says.
 */
export const openAnswer = (
  response: HttpResponse,
  { method, limits, isXml, open: openEnvelope }: AnswerReading,
): Opened | Promise<Opened> => {
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
    const opened = openEnvelope(answer)
    if (opened._tag === 'Right') return isOk(response) ? opened : fail('status', text)
    return '_tag' in opened.left ? refused(response, opened.left) : fail('envelope', text)
  }

  if (response.truncated) return fail('too-large', response.body)
  const decoded = answerText(response)
  if (decoded._tag === 'Left') return fail('unparsable', response.body, decoded.left)
  const text = decoded.right
  // Nearly every answer shows by its first character that it is JSON: no text of its beginning need be made.
  const start = opensJson(text) ? '{' : beginning(text, 200)
  if (!isXml(start) || isPage.test(start)) {
    const parsed = answerJson(text, limits)
    return parsed._tag === 'Right'
      ? open(parsed.right, text)
      : fail(parsed.left.reason, text, parsed.left.flaw)
  }
  const xml = typeof text === 'string' ? text : Buffer.from(text).toString('utf8')
  return loadReader().then(async ({ parseXml }) => {
    const parsed = await parseXml(xml, limits)
    if (parsed._tag === 'Right') return open(parsed.right, text)
    return parsed.left === 'too-large' ? fail('too-large', text) : fail('unparsable', text, parsed.left)
  })
}

/** What reads XML is loaded with the first answer that is: hardly any is, and bundles keep it apart. */
const loadReader = loadOnce(
  // @ts-expect-error -- the build names the file as the standard wants it
  () => import('./parseXml') as Promise<typeof Reader>,
)

const isOk = ({ status }: HttpResponse): boolean => status >= 200 && status < 300

/** HTML, also the kind that says that it is XML: whatever it is well formed for, it is a page and no answer. */
const isPage = /^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype\s+html|html)[\s>]/i

const opensJson = (text: string | Uint8Array): boolean =>
  (typeof text === 'string' ? text.charCodeAt(0) : text[0]) === 0x7b

const beginning = (text: string | Uint8Array, length = 4096): string =>
  typeof text === 'string'
    ? text.slice(0, length)
    : Buffer.from(text.buffer, text.byteOffset, Math.min(text.byteLength, length)).toString('utf8')

/** What an answer says beside its body: the time, and when to come back. */
const refused = ({ headers }: HttpResponse, error: ProtocolError | GatewayError | BusinessError): Opened => {
  const serverTimeMs = httpDateMs(headers['date'])
  const waitMs = retryAfterMs(headers)
  return left({
    error,
    ...(serverTimeMs === undefined ? {} : { serverTimeMs }),
    ...(waitMs === undefined ? {} : { retryAfterMs: waitMs }),
  })
}
