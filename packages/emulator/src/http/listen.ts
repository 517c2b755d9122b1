import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { gzipped } from './gzipped'
import type { Limits } from './Limits'
import { plainAnswer, type RawAnswer } from './RawAnswer'
import type { RawRequest } from './RawRequest'
import { readBody } from './readBody'
import { writeAnswer, type Pause } from './writeAnswer'

export interface Listening {
  /** `http://127.0.0.1:50123` */
  readonly origin: string
  /** Ends every connection, open or idle, and the server. */
  readonly close: () => Promise<void>
}

const headersOf = (message: IncomingMessage): Readonly<Record<string, string>> => {
  // The only header that node gives as a list; without it, what node made for this request is already text by name.
  if (message.headers['set-cookie'] === undefined) return message.headers as Readonly<Record<string, string>>
  const headers: Record<string, string> = {}
  for (const [name, value] of Object.entries(message.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return headers
}

const noBody = new Uint8Array(0)

const requestOf = (message: IncomingMessage, body: Uint8Array, connection: number): RawRequest => ({
  verb: message.method ?? 'GET',
  target: message.url ?? '/',
  headers: headersOf(message),
  body,
  arrival: { connection, rawHeaders: message.rawHeaders, httpVersion: message.httpVersion },
})

/** Node keeps the head that it wrote and gives it to nobody: without it, nothing is said of the head. */
const headSent = (response: ServerResponse): string => {
  const { _header: head } = response as unknown as { readonly _header?: unknown }
  return response.headersSent && typeof head === 'string' ? head : ''
}

const statusTexts: Readonly<Record<string, string>> = {
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
}

/** What the HTTP parser refuses gets a plain 4xx; the connection ends, the server goes on. */
const onClientError = (error: NodeJS.ErrnoException, socket: Socket): void => {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy()
  const status = statusTexts[error.code ?? ''] ?? '400 Bad Request'
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** An upgrade to something else may be ignored, and clients of Java offer one (h2c) with whatever they ask first. */
const readAnew = (server: Server, message: IncomingMessage, socket: Socket, head: Buffer): void => {
  const { method = 'GET', url = '/', rawHeaders } = message
  const lines = [`${method} ${url} HTTP/1.1`]
  for (let at = 0; at < rawHeaders.length; at += 2)
    if (!/^(connection|upgrade|http2-settings)$/i.test(rawHeaders[at] ?? ''))
      lines.push(`${rawHeaders[at]}: ${rawHeaders[at + 1]}`)
  server.emit('connection', socket)
  socket.unshift(Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'latin1'), head]))
}

/** Serves `answer` over HTTP on one host and port; port 0 takes a free one. */
export const listen = async (options: {
  readonly host: string
  readonly port: number
  readonly limits: Limits
  readonly pause: Pause
  readonly answer: (request: RawRequest) => Promise<RawAnswer>
  /** A request whose body was not read; it is answered already. */
  readonly onUnread: (request: RawRequest, answer: RawAnswer, startedAt: number) => void
  readonly upgrade: (message: IncomingMessage, request: RawRequest, socket: Socket, head: Buffer) => void
}): Promise<Listening> => {
  const { limits } = options
  const deliver = async (response: ServerResponse, answer: RawAnswer, request: RawRequest): Promise<void> => {
    const writtenAt = performance.now()
    const writing = writeAnswer(response, answer, options.pause)
    const note = (done: boolean): void => {
      const ms = done ? { ms: performance.now() - writtenAt } : {}
      if (request.arrival !== undefined) request.arrival.delivery = { head: headSent(response), ...ms }
    }
    note(writing === undefined)
    if (writing === undefined) return
    await writing
    note(true)
  }
  const numbers = new WeakMap<Socket, number>()
  let connections = 0
  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const startedAt = performance.now()
    const body = await readBody(message, limits.bodyBytes)
    if (body === 'cut') return
    const request = requestOf(message, body === 'too-large' ? noBody : body, numbers.get(message.socket) ?? 0)
    if (body === 'too-large') {
      const answer = plainAnswer(413, 'the body is too large')
      options.onUnread(request, answer, startedAt)
      await deliver(response, answer, request)
      // What is still coming is not read: the connection ends once the answer is out.
      response.on('finish', () => message.socket.destroySoon())
      return
    }
    await deliver(response, gzipped(await options.answer(request), request), request)
  }
  const server: Server = createServer(
    {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      requestTimeout: limits.requestMs,
      connectionsCheckingInterval: Math.max(50, Math.min(1000, Math.floor(limits.headersMs / 2))),
      // Longer than clients keep a connection: else the busier of two processes sends on one that was just closed.
      keepAliveTimeout: 65_000,
    },
    (message, response) => {
      // A client that left while its answer was written is no error of the server.
      response.on('error', () => message.socket.destroy())
      serve(message, response).catch(() => message.socket.destroy())
    },
  )
  server.on('clientError', onClientError)
  server.on('upgrade', (message: IncomingMessage, socket: Socket, head: Buffer) => {
    if (/^websocket$/i.test(message.headers.upgrade ?? ''))
      options.upgrade(message, requestOf(message, noBody, numbers.get(socket) ?? 0), socket, head)
    else readAnew(server, message, socket, head)
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    connections += 1
    numbers.set(socket, connections)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: options.host, port: options.port }, () => {
      server.off('error', reject)
      resolve()
    })
  })
  const { port } = server.address() as AddressInfo
  // All addresses are no address to call: this machine calls its own.
  const reached = { '0.0.0.0': '127.0.0.1', '::': '::1', '': '127.0.0.1' }[options.host] ?? options.host
  const host = reached.includes(':') ? `[${reached}]` : reached
  return {
    origin: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
