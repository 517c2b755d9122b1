import type { IncomingMessage } from 'node:http'
import type { InboundAnswer } from '@paifang/gateway/author'
import type { NodeRequest } from './fromNode'

/** What is used of a Koa context. */
export interface KoaContext {
  readonly req: IncomingMessage
  readonly request: object
  status: number
  body: unknown
  set(name: string, value: string): void
}

/** A Koa middleware: it answers, and calls nobody after it. */
export const koaMiddleware =
  (answer: (request: NodeRequest) => Promise<InboundAnswer>) =>
  async (context: KoaContext): Promise<void> => {
    const { req, request } = context
    const { body, rawBody } = request as { readonly body?: unknown; readonly rawBody?: unknown }
    // As Express has them; a proxy would cost more than two members.
    const given = Object.assign(req, {
      ...(body === undefined ? {} : { body }),
      ...(rawBody === undefined ? {} : { rawBody }),
    })
    const { status, contentType, body: bytes } = await answer(given)
    context.status = status
    context.set('content-type', contentType)
    context.body = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
