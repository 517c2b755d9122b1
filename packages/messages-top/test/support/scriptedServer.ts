import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { decodeFrame, encodeFrame, kindOf, type Frame } from '@paifang/messages-top/frames'
import { WebSocketServer, type WebSocket } from 'ws'

/** One connection, as the server sees it. */
export interface Peer {
  readonly socket: WebSocket
  readonly request: IncomingMessage
  readonly token: string
  /** Every frame that came, in order. */
  readonly frames: Frame[]
  readonly send: (frame: Frame) => void
  /** How the connection was closed; set when it is. */
  closed?: { readonly code: number; readonly reason: string }
}

/** What a server does; each default is what a willing one does. */
export interface Script {
  /** Answers a CONNECT; `undefined`: says nothing. */
  readonly onConnect?: (frame: Frame, peer: Peer) => Frame | undefined
  /** What a TLS server has: then the URL is wss on `localhost`. */
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer }
  /** Refuses the upgrade with 401 and this in the status line. */
  readonly unauthorized?: string
  /** Any frame, CONNECT as well. */
  readonly onFrame?: (frame: Frame, peer: Peer) => void
}

export interface ScriptedServer {
  readonly url: string
  readonly port: number
  readonly peers: Peer[]
  /** All frames of a kind, of all connections, in order. */
  readonly sent: (kind: ReturnType<typeof kindOf>) => ReadonlyArray<Frame>
  /** Ids of the frames of a kind. */
  readonly ids: (kind: 'confirm' | 'failed') => ReadonlyArray<string>
  /** Resolves as soon as something is so; it is looked at after every frame and every end of a connection. */
  readonly until: (isSo: () => boolean) => Promise<void>
  readonly close: () => Promise<void>
}

/** A server of the channel on this machine, over real sockets. */
export const startScriptedServer = async (script: Script = {}): Promise<ScriptedServer> => {
  const peers: Peer[] = []
  const waiting = new Set<{ readonly isSo: () => boolean; readonly resolve: () => void }>()
  const look = (): void => {
    for (const waiter of waiting)
      if (waiter.isSo()) {
        waiting.delete(waiter)
        waiter.resolve()
      }
  }
  const { tls, unauthorized } = script
  const http = tls === undefined ? createServer() : createTlsServer(tls)
  const server = new WebSocketServer({
    perMessageDeflate: true,
    ...(unauthorized === undefined ? { server: http } : { noServer: true }),
  })
  if (unauthorized !== undefined)
    http.on('upgrade', (_request, socket) => {
      socket.end(`HTTP/1.1 401 ${unauthorized}\r\ncontent-length: 0\r\n\r\n`)
    })
  server.on('connection', (socket, request) => {
    const peer: Peer = {
      socket,
      request,
      token: `TOKEN-${peers.length + 1}`,
      frames: [],
      send: (frame) => socket.send(encodeFrame(frame)),
    }
    peers.push(peer)
    socket.on('error', () => undefined)
    socket.on('message', (data: Buffer) => {
      const decoded = decodeFrame(data)
      if (decoded._tag === 'Left') throw new Error(decoded.left.detail)
      const frame = decoded.right
      peer.frames.push(frame)
      if (frame.type === 'connect') {
        const { flag = 0 } = frame
        const answer = script.onConnect
          ? script.onConnect(frame, peer)
          : { type: 'connectAck' as const, flag, token: peer.token, custom: new Map() }
        if (answer !== undefined) peer.send(answer)
      }
      script.onFrame?.(frame, peer)
      look()
    })
    socket.on('close', (code, reason) => {
      peer.closed = { code, reason: reason.toString() }
      look()
    })
    look()
  })
  http.listen(0, '127.0.0.1')
  await once(http, 'listening')
  const { port } = http.address() as AddressInfo
  const sent: ScriptedServer['sent'] = (kind) =>
    peers.flatMap(({ frames }) => frames.filter((frame) => kindOf(frame) === kind))
  return {
    url: tls === undefined ? `ws://127.0.0.1:${port}/` : `wss://localhost:${port}/`,
    port,
    peers,
    sent,
    ids: (kind) =>
      sent(kind).map(({ custom }) => {
        const id = custom.get('id')
        return id?.format === 'int64' ? String(id.value) : `not int64 but ${id?.format ?? 'absent'}`
      }),
    until: (isSo) =>
      isSo() ? Promise.resolve() : new Promise((resolve) => void waiting.add({ isSo, resolve })),
    close: async () => {
      for (const socket of server.clients) socket.terminate()
      server.close()
      http.close()
      http.closeAllConnections()
      await once(http, 'close')
    },
  }
}
