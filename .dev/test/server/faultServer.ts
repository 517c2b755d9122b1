import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import { faults } from './faults'

/** A request as it came over the wire. */
export interface SeenRequest {
  readonly verb: string
  readonly path: string
  readonly head: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface FaultServer {
  readonly port: number
  /** `http://127.0.0.1:port` or the same with https. */
  readonly url: string
  readonly requests: ReadonlyArray<SeenRequest>
  readonly connections: () => number
  readonly openSockets: () => number
  /** Resolves when no connection is open. */
  readonly drained: () => Promise<void>
  /** Resolves when the next request is complete. */
  readonly nextRequest: () => Promise<SeenRequest>
  /** Resolves when the next connection is open. */
  readonly nextConnection: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface FaultServerOptions {
  readonly tls?: TlsOptions
  /** Takes over a connection before a byte is read from it (or, with TLS, before the handshake). */
  readonly onConnection?: (socket: Socket) => void
  /** Asked when a connection is there; `true`: it was taken over. */
  readonly onOpen?: (socket: Socket) => boolean
  /** Asked when the head of a request is there; `true`: the connection was taken over. */
  readonly onHead?: (socket: Socket, head: string) => boolean
  /** Answers a request; default: as its path says. */
  readonly onRequest?: (socket: Socket, request: SeenRequest) => void
}

const byPath = (socket: Socket, request: SeenRequest): void => {
  const fault = faults[request.path.split('?')[0] as string] ?? faults['/echo']
  fault!(socket, request)
}

/** A server that answers as its path says (see `faults`), or as it is told. Everything is event-driven; nothing outlives `close`. */
export async function startFaultServer(options: FaultServerOptions = {}): Promise<FaultServer> {
  const requests: Array<SeenRequest> = []
  const sockets = new Set<Socket>()
  const drainedWaiters: Array<() => void> = []
  const requestWaiters: Array<(request: SeenRequest) => void> = []
  const connectionWaiters: Array<() => void> = []
  let connections = 0

  const track = (socket: Socket): void => {
    connections += 1
    for (const waiter of connectionWaiters.splice(0)) waiter()
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      if (sockets.size === 0) for (const done of drainedWaiters.splice(0)) done()
    })
  }
  const { onConnection, onOpen, onHead, onRequest = byPath } = options
  const serve = (socket: Socket): void => {
    let text = ''
    let isSeen = false
    socket.on('error', () => undefined)
    if (onOpen?.(socket) === true) return
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1')
      const head = text.indexOf('\r\n\r\n')
      if (onHead !== undefined && !isSeen && head >= 0) {
        isSeen = true
        if (onHead(socket, text.slice(0, head))) return
      }
      for (let seen = take(text); seen !== undefined; seen = take(text)) {
        text = text.slice(seen.length)
        isSeen = false
        requests.push(seen.request)
        for (const waiter of requestWaiters.splice(0)) waiter(seen.request)
        onRequest(socket, seen.request)
      }
    })
  }
  const server: Server = options.tls
    ? createTlsServer(options.tls, serve)
    : createServer(onConnection ?? serve)
  server.on('connection', track)
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    requests,
    connections: () => connections,
    openSockets: () => sockets.size,
    drained: () =>
      sockets.size === 0 ? Promise.resolve() : new Promise((resolve) => drainedWaiters.push(resolve)),
    nextConnection: () => new Promise((resolve) => connectionWaiters.push(resolve)),
    nextRequest: () => new Promise((resolve) => requestWaiters.push(resolve)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** The first complete request at the start of the text, and how much of it that is. */
function take(text: string): { readonly request: SeenRequest; readonly length: number } | undefined {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const head = text.slice(0, end)
  const [line = '', ...fields] = head.split('\r\n')
  const [verb = '', path = ''] = line.split(' ')
  const headers = Object.fromEntries(
    fields.map((field) => [
      field.slice(0, field.indexOf(':')).toLowerCase(),
      field.slice(field.indexOf(':') + 1).trim(),
    ]),
  )
  const rest = text.slice(end + 4)
  if (headers['transfer-encoding'] === 'chunked') {
    const last = rest.indexOf('0\r\n\r\n')
    if (last < 0) return undefined
    const body = rest.slice(0, last).replaceAll(/[0-9a-f]+\r\n(.*?)\r\n/gs, '$1')
    return { request: { verb, path, head, headers, body }, length: end + 4 + last + 5 }
  }
  const length = Number(headers['content-length'] ?? 0)
  if (rest.length < length) return undefined
  return { request: { verb, path, head, headers, body: rest.slice(0, length) }, length: end + 4 + length }
}
