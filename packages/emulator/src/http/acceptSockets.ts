import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocketServer, type RawData, type WebSocket } from 'ws'
import type { EmulatorContext } from '../EmulatorContext'
import type { EmulatedSocket, SocketRoute, UpgradeRefusal } from '../gateway/GatewayEmulation'
import { pathOf, type RawRequest } from './RawRequest'

const bytesOf = (data: RawData): Buffer =>
  Buffer.isBuffer(data) ? data : Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data)

const refuseWith = (socket: Socket, refusal: UpgradeRefusal): void => {
  if (refusal === 'silent') return
  if (refusal === 'cut') {
    socket.destroy()
    return
  }
  const { status, reason } = refusal
  socket.end(
    `HTTP/1.1 ${status} ${reason.replace(/[^ -~]/g, ' ')}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
}

const emulated = (socket: WebSocket, raw: Socket): EmulatedSocket => ({
  send: (data, { fragments = false } = {}) => {
    if (socket.readyState !== socket.OPEN) return
    if (!fragments) {
      socket.send(data)
      return
    }
    const half = data.length >> 1
    socket.send(typeof data === 'string' ? data.slice(0, half) : data.subarray(0, half), { fin: false })
    socket.send(typeof data === 'string' ? data.slice(half) : data.subarray(half), { fin: true })
  },
  write: (bytes) => {
    if (raw.writable) raw.write(bytes)
  },
  close: (code, reason) => socket.close(code, reason),
  cut: () => raw.destroySoon(),
  unsent: () => socket.bufferedAmount,
})

/** Serves the WebSockets of the gateways. */
export const acceptSockets = (
  context: EmulatorContext,
): ((message: IncomingMessage, request: RawRequest, socket: Socket, head: Buffer) => void) => {
  const routes = new Map<string, SocketRoute>(
    [...context.gateways.values()].flatMap(({ sockets = [] }) => sockets.map((route) => [route.path, route])),
  )
  const server = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    autoPong: false,
    maxPayload: context.settings.limits.bodyBytes,
  })
  const open = async (
    route: SocketRoute,
    message: IncomingMessage,
    request: RawRequest,
    socket: Socket,
    head: Buffer,
  ): Promise<void> => {
    const refusal = await route.refuse?.(context, request)
    if (refusal !== undefined) {
      refuseWith(socket, refusal)
      return
    }
    if (socket.destroyed) return
    server.handleUpgrade(message, socket, head, (accepted) => {
      const { onMessage, onClose } = route.serve(context, emulated(accepted, socket))
      accepted.on('message', (data, isBinary) => {
        const bytes = bytesOf(data)
        try {
          onMessage(isBinary ? bytes : bytes.toString('utf8'))
        } catch (thrown) {
          context.journal.note(`${route.path}: ${String(thrown)}`)
          socket.destroy()
        }
      })
      accepted.on('close', onClose)
      // What is wrong with a frame closes the connection: nobody else has to know.
      accepted.on('error', () => undefined)
    })
  }
  return (message, request, socket, head) => {
    const route = routes.get(pathOf(request))
    if (route === undefined) {
      const reason = `no WebSocket here; there are ${[...routes.keys()].join(', ') || 'none'}`
      refuseWith(socket, { status: 404, reason })
      return
    }
    open(route, message, request, socket, head).catch((thrown: unknown) => {
      context.journal.note(`${route.path}: ${String(thrown)}`)
      socket.destroy()
    })
  }
}
