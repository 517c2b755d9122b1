import type { IncomingMessage, ServerResponse } from 'node:http'

/** What is used of a Fastify instance. */
export interface FastifyLike {
  addHook(
    name: 'onRequest',
    hook: (request: { readonly raw: IncomingMessage }, reply: FastifyReplyLike) => Promise<void>,
  ): unknown
  all(path: string, handler: () => void): unknown
}

export interface FastifyReplyLike {
  readonly raw: ServerResponse
  hijack(): unknown
}

/** A Fastify plugin: every path below the prefix that it is registered with, before any parser of Fastify sees the body. */
export const fastifyPlugin =
  (listener: (request: IncomingMessage, response: ServerResponse) => Promise<void>) =>
  (instance: FastifyLike, _options: object, done: (error?: Error) => void): void => {
    instance.addHook('onRequest', (request, reply) => {
      reply.hijack()
      return listener(request.raw, reply.raw)
    })
    for (const path of ['/', '/*']) instance.all(path, () => undefined)
    done()
  }
