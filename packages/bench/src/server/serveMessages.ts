import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import { dataFrame, decodeFrame, encodeFrame, kindOf, textIn } from '@paifang/messages-top/frames'
import { WebSocketServer, type WebSocket } from 'ws'

const token = 'a1b2c3d4e5f6a7b8c9d0'
const marker = 0x7172737475767778n

/** A message as the platform sends them: about 350 bytes. */
const message = encodeFrame(
  dataFrame({
    token,
    id: marker,
    topic: 'taobao_trade_TradeBuyerPay',
    publisher: '12497914',
    time: 1_711_111_111_111,
    userid: 2_000_000_000_001n,
    nick: 'sandbox_seller',
    content:
      '{"buyer_nick":"sandbox_buyer","payment":"44.00","status":"WAIT_SELLER_SEND_GOODS","tid":2001234567890123456,' +
      '"oid":2001234567890123457,"seller_nick":"sandbox_seller","type":"guarantee_trade","post_fee":"0.00"}',
  }),
)
const markerBytes = Buffer.alloc(8)
markerBytes.writeBigInt64LE(marker)
const idAt = message.indexOf(markerBytes)

let lastId = 4_160_600_000_000_000_000n

const next = (): Buffer => {
  const bytes = Buffer.from(message)
  bytes.writeBigInt64LE(++lastId, idAt)
  return bytes
}

/** How many messages are sent before one has to be answered. */
const ahead = 256

/** Sends as many messages as it was asked for, some ahead of the answers. */
const sender = (socket: WebSocket) => {
  let left = 0
  let out = 0
  const fill = (): void => {
    for (; left > 0 && out < ahead; left--, out++) socket.send(next())
  }
  return {
    ask: (count: number): void => {
      left += count
      fill()
    },
    answered: (): void => {
      out--
      fill()
    },
  }
}

/** Whoever gets a message sends anything back; a text asks for as many as it says. */
const serveEcho = (socket: WebSocket): void => {
  const { ask, answered } = sender(socket)
  socket.on('message', (data: Buffer, isBinary) => (isBinary ? answered() : ask(Number(data.toString()))))
}

/** The channel: a publication asks for as many messages as its content says. */
const serveChannel = (socket: WebSocket): void => {
  const { ask, answered } = sender(socket)
  socket.on('message', (data: Buffer) => {
    const decoded = decodeFrame(data)
    if (decoded._tag === 'Left') {
      socket.terminate()
      return
    }
    const frame = decoded.right
    const flag = frame.flag === undefined ? {} : { flag: frame.flag }
    if (frame.type === 'connect') {
      socket.send(encodeFrame({ type: 'connectAck', ...flag, token, custom: new Map() }))
      return
    }
    const kind = kindOf(frame)
    if (kind === 'confirm') {
      answered()
      return
    }
    if (kind !== 'data') return undefined
    socket.send(encodeFrame({ type: 'sendAck', ...flag, token, custom: new Map() }))
    ask(Number(textIn(frame, 'content')))
  })
}

const server = new WebSocketServer({ noServer: true, perMessageDeflate: false })

/** Serves a request to upgrade, read as little as the others are. */
export const serveMessages = (socket: Socket, head: string): void => {
  const [line = '', ...lines] = head.split('\r\n')
  const headers = Object.fromEntries(
    lines.map((each) => {
      const [name = '', ...value] = each.split(':')
      return [name.toLowerCase(), value.join(':').trim()]
    }),
  )
  const request = { method: 'GET', url: line.split(' ')[1], headers } as unknown as IncomingMessage
  server.handleUpgrade(request, socket, Buffer.alloc(0), (accepted) =>
    request.url === '/echo' ? serveEcho(accepted) : serveChannel(accepted),
  )
}
