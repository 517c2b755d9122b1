import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** One request as it arrived: nothing decoded but the form and the query. */
export interface Received {
  readonly verb: string
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
  readonly query: URLSearchParams
  readonly form: URLSearchParams
}

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

export type Answer = (received: Received, index: number) => Reply | Promise<Reply>

export interface Server {
  /** With the path `/cloud.api`. */
  readonly url: string
  readonly received: ReadonlyArray<Received>
  answer: Answer
  readonly close: () => Promise<void>
}

/** A real HTTP server on a loopback port that records what it gets and answers as it is told. */
export const startServer = async (answer: Answer = () => ({ body: success() })): Promise<Server> => {
  const received: Received[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const url = new URL(request.url ?? '/', 'http://loopback')
      const isForm = /urlencoded/.test(request.headers['content-type'] ?? '')
      const one: Received = {
        verb: request.method ?? '',
        path: url.pathname,
        headers: request.headers,
        body,
        query: url.searchParams,
        form: new URLSearchParams(isForm ? body : ''),
      }
      received.push(one)
      void (async () => {
        const reply = await made.answer(one, received.length - 1)
        response.writeHead(reply.status ?? 200, {
          'content-type': 'application/json;charset=UTF-8',
          ...reply.headers,
        })
        response.end(reply.body)
      })()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const made: Server = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/cloud.api`,
    received,
    answer,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
  return made
}

export const requestId = 'a:0a1b2c|t:17|s:1700000000000'

/** The documented envelope around `data`. */
export const envelope = (
  code: number | string,
  rest: Readonly<Record<string, unknown>> = {},
  stat: Readonly<Record<string, unknown>> = {},
): string =>
  JSON.stringify({
    stat: { cid: requestId, code, codename: 'NAME', systime: 1_700_000_000_000, ...stat },
    result: 'words of the gateway',
    ...rest,
  })

export const success = (data: unknown = { total: 1 }): string =>
  envelope(0, { data }, { codename: 'SUCCESS' })
