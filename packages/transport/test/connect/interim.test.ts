import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { axiosTransport, undiciTransport, type ClosableTransport, type HttpRequest } from '@paifang/transport'
import { left, right } from 'fp-ts/Either'
import { freePort } from '../../../../.dev/test/freePort'
import { transportOf } from '../../src/transportOf'
import type { Settle } from '../../src/Exchanger'
import { answerOf, errorOf, textOf } from '../server/expect'

const go = 'HTTP/1.1 100 Continue\r\n\r\n'
const body = `${go}HTTP/1.1 100 in a body`
const final = `HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n${body}`

/** Ways in which a server may send 100 before its answer, each as the chunks it writes. */
const ways: ReadonlyArray<readonly [string, ReadonlyArray<string>]> = [
  ['none', [final]],
  ['one', [go, final]],
  ['one, with the answer', [go + final]],
  ['many', [go + go + go, go + final]],
  ['one with headers', ['HTTP/1.1 100 Continue\r\nx: y\r\n\r\n', final]],
  ['103 and 100', ['HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n' + go, final]],
  ['one, its head in two pieces', ['HTTP/1.1 100 Cont', 'inue\r\n\r\n', final]],
  ['the body in a piece of its own', [go, final.slice(0, final.indexOf(body)), body]],
]

const transports: ReadonlyArray<readonly [string, () => ClosableTransport]> = [
  ['axiosTransport', () => axiosTransport()],
  [
    'axiosTransport with interceptors',
    () => axiosTransport({ configure: ({ interceptors }) => void interceptors.request.use() }),
  ],
  ['undiciTransport', () => undiciTransport()],
]

describe.each(transports)('%s passes over a 100 that nobody asked for:', (_name, create) => {
  let server: Server
  let chunks: ReadonlyArray<string> = []
  let connections = 0
  const sockets = new Set<Socket>()
  beforeAll(async () => {
    server = createServer((socket) => {
      connections += 1
      sockets.add(socket)
      socket.on('error', () => undefined)
      socket.on('data', () => {
        void (async () => {
          for (const chunk of chunks) {
            socket.write(chunk)
            await new Promise((resolve) => setTimeout(resolve, 5))
          }
        })()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })

  it.each(ways)('%s', async (_way, given) => {
    chunks = given
    connections = 0
    const transport = create()
    const request: HttpRequest = {
      verb: 'GET',
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
      headers: {},
      timeoutMs: 50_000,
    }
    for (let i = 0; i < 3; i++) {
      const answer = await answerOf(transport(request))
      expect([answer.status, textOf(answer)]).toEqual([200, body])
    }
    // A pool takes up to two where one answer has hardly ended; a connection that had to be given up for each would be three.
    expect(connections).toBeLessThan(3)
    await transport.close()
  })
})

describe('a transport', () => {
  it.each(transports)('%s names host, port and the code of the system', async (_name, create) => {
    const transport = create()
    const port = await freePort()
    const request: HttpRequest = { verb: 'GET', url: `http://127.0.0.1:${port}/a?session=s`, headers: {} }
    expect(await errorOf(transport(request))).toMatchObject({
      reason: 'connect',
      sent: 'no',
      code: 'ECONNREFUSED',
      host: `127.0.0.1:${port}`,
    })
    await transport.close()
  })

  it.each(transports)(
    '%s refuses a signal that is none, first and later, and sends nothing',
    async (_name, create) => {
      const transport = create()
      const request = { verb: 'GET', url: 'http://127.0.0.1:9/', headers: {} } as const
      for (const signal of [new AbortController(), 5, null])
        expect(
          await errorOf(transport({ ...request, signal: signal as unknown as AbortSignal })),
        ).toMatchObject({
          reason: 'request',
          sent: 'no',
        })
      await transport.close()
    },
  )

  it('waits for every running exchange before it closes', async () => {
    const running: Settle[] = []
    let isClosed = false
    const transport = transportOf({
      send: (_request, settle) => void running.push(settle),
      close: () => {
        isClosed = true
        return Promise.resolve()
      },
    })
    const request: HttpRequest = { verb: 'GET', url: 'https://a.example/', headers: {} }
    const both = [transport(request)(), transport(request)()]
    const closing = transport.close()
    running[0]?.(right({ status: 200, headers: {}, body: Buffer.alloc(0), truncated: false }))
    await both[0]
    expect(isClosed).toBe(false)
    running[1]?.(left({ _tag: 'TransportError', reason: 'reset', sent: 'maybe', message: '' }))
    await closing
    expect(isClosed).toBe(true)
  })
})
