import { createServer } from 'node:net'
import { batchAnswer, opretailAnswer, topAnswer } from './answers'
import { serveMessages } from './serveMessages'
import { stayAwake } from './stayAwake'

const http = (body: string): Buffer =>
  Buffer.from(
    `HTTP/1.1 200 OK\r\nContent-Type: application/json;charset=UTF-8\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: keep-alive\r\n\r\n${body}`,
  )
const top = http(topAnswer)
const opretail = http(opretailAnswer)
const batch = http(batchAnswer)

/** Reads as little of a request as keeps requests apart, so that the server is never what is measured. */
const server = createServer((socket) => {
  let pending: Buffer = Buffer.alloc(0)
  socket.on('error', () => socket.destroy())
  socket.on('data', function read(chunk: Buffer) {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    for (;;) {
      const end = pending.indexOf('\r\n\r\n')
      if (end < 0) return
      const head = pending.toString('latin1', 0, end)
      if (/^upgrade: websocket/im.test(head)) {
        socket.off('data', read)
        serveMessages(socket, head)
        return
      }
      const length = Number(/content-length: *(\d+)/i.exec(head)?.[1] ?? 0)
      if (pending.length < end + 4 + length) return
      pending = pending.subarray(end + 4 + length)
      socket.write(head.includes('/router/batch') ? batch : head.includes('/router/') ? top : opretail)
    }
  })
})

// Whoever asked for it may end without a word.
process.once('disconnect', () => process.exit())

server.listen(0, '127.0.0.1', () => {
  stayAwake()
  const address = server.address()
  process.send?.(typeof address === 'object' && address !== null ? address.port : 0)
})
