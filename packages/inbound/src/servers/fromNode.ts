import type { IncomingMessage, ServerResponse } from 'node:http'
import type { InboundAnswer } from '@paifang/gateway/author'
import type { IncomingCall } from '../call/handleCall'
import { bodyOf, type BodyLimits } from './readBody'

/** A request of node:http, with what a framework may have put on it. */
export interface NodeRequest extends IncomingMessage {
  /** Where a router took its own path off `url`. */
  readonly originalUrl?: string
  readonly body?: unknown
  readonly rawBody?: unknown
}

type Handle = (call: IncomingCall) => Promise<InboundAnswer>

/** Path and query of a target as it stands in a request line. */
export const splitTarget = (target: string): { readonly path: string; readonly query: string } => {
  const from = target.startsWith('/') ? 0 : (/^https?:\/\/[^/?#]*/i.exec(target)?.[0].length ?? 0)
  const rest = target.slice(from)
  const mark = rest.indexOf('?')
  return mark < 0 ? { path: rest, query: '' } : { path: rest.slice(0, mark), query: rest.slice(mark + 1) }
}

/** The answer to a request of node:http. */
export const answerTo = async (
  request: NodeRequest,
  handle: Handle,
  limits: BodyLimits,
): Promise<InboundAnswer> => {
  const body = await bodyOf(request, request, limits)
  const { path, query } = splitTarget(request.originalUrl ?? request.url ?? '/')
  return await handle({
    verb: request.method ?? 'POST',
    path,
    query,
    // Only cookies that a server sets are lists, and nobody sets any on a request.
    headers: request.headers as IncomingCall['headers'],
    body: 'bytes' in body ? body.bytes : new Uint8Array(),
    address: request.socket.remoteAddress,
    bodyProblem: 'problem' in body ? body.problem : undefined,
  })
}

/** Writes an answer. A connection with a body that nobody will read is not used again. */
const writeTo = (
  request: IncomingMessage,
  response: ServerResponse,
  { status, contentType, body }: InboundAnswer,
): void => {
  if (response.destroyed || response.headersSent) return
  if (!request.complete) response.setHeader('connection', 'close')
  response.writeHead(status, { 'content-type': contentType, 'content-length': body.byteLength })
  // Of text, and only of text, node writes head and body at once; latin1 keeps every byte.
  response.end(Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1'), 'latin1')
}

/** A listener of node:http, which is an Express handler as well. It never rejects. */
export const nodeListener =
  (handle: Handle, limits: BodyLimits) =>
  async (request: NodeRequest, response: ServerResponse): Promise<void> =>
    writeTo(request, response, await answerTo(request, handle, limits))
