import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'

export interface ProxyServer {
  readonly port: number
  readonly url: string
  /** The head of each request the proxy has seen. */
  readonly heads: ReadonlyArray<string>
  readonly drained: () => Promise<void>
  readonly close: () => Promise<void>
}

export interface ProxyOptions {
  readonly tls?: TlsOptions
  /** What to answer instead of connecting; `stall` answers nothing, `reset` breaks off, `drip` never ends a head. */
  readonly refuse?: string
  /** A port of this machine that every tunnel leads to, whatever was asked for. */
  readonly leadsTo?: number
}

/** A CONNECT proxy on loopback. */
export async function startProxy({ tls, refuse, leadsTo }: ProxyOptions = {}): Promise<ProxyServer> {
  const heads: Array<string> = []
  const sockets = new Set<Socket>()
  const waiters: Array<() => void> = []
  const track = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    socket.on('close', () => {
      sockets.delete(socket)
      if (sockets.size === 0) for (const done of waiters.splice(0)) done()
    })
  }
  const serve = (socket: Socket): void => {
    let head = ''
    socket.on('error', () => undefined)
    const read = (chunk: Buffer): void => {
      head += chunk.toString('latin1')
      if (!head.includes('\r\n\r\n')) return
      socket.off('data', read)
      heads.push(head)
      if (refuse === 'stall') return void socket.resume()
      if (refuse === 'drip') {
        const dripping = setInterval(() => socket.write('x'), 5)
        socket.write('HTTP/1.1 200 OK\r\nx-drip: ')
        socket.on('close', () => clearInterval(dripping))
        return void socket.resume()
      }
      if (refuse === 'reset') return void socket.resetAndDestroy()
      if (refuse !== undefined) return void socket.end(`HTTP/1.1 ${refuse}\r\ncontent-length: 0\r\n\r\n`)
      const [, host = '', port] = /^CONNECT \[?(.+?)\]?:(\d+) /.exec(head) ?? []
      const target = connect(leadsTo ?? Number(port), leadsTo === undefined ? host : '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
        socket.pipe(target).pipe(socket)
      })
      track(target)
      target.on('close', () => socket.destroy())
      socket.on('close', () => target.destroy())
    }
    socket.on('data', read)
  }
  const server: Server = tls ? createTlsServer(tls, serve) : createServer(serve)
  server.on('connection', track)
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    heads,
    drained: () => (sockets.size === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}
