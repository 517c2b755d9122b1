import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { axiosTransport } from '@paifang/transport'
import { createTopClient } from '@paifang/gateway-top'
import { ticketSave, tradeGet } from './support/operations'

const fine = '{"request_id":"r"}'

describe('over HTTP, a server that', () => {
  let server: Server
  let endpoint: string
  let answer: (response: ServerResponse) => void
  let requests = 0

  beforeAll(async () => {
    server = createServer((request, response) => {
      requests += 1
      request.resume()
      request.on('end', () => answer(response))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/router/rest`
  })

  afterAll(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  const call = async (how: (response: ServerResponse) => void, deadlineMs = 5_000) => {
    answer = how
    requests = 0
    const transport = axiosTransport({ proxy: false, maxResponseBytes: 1_000_000 })
    const client = createTopClient({
      appKey: '12345678',
      appSecret: 'helloworld',
      session: 's',
      endpoint,
      transport,
      deadlineMs,
    })
    const result = await client.call(ticketSave, { title: 't' })()
    await transport.close()
    expect(requests).toBe(1)
    return result
  }

  it('sends a gzip bomb is cut off', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000, 0x20))
    const result = await call((response) => response.setHeader('content-encoding', 'gzip').end(bomb))
    expect(result).toMatchObject({ left: { _tag: 'ProtocolError', reason: 'too-large', status: 200 } })
  })

  it('sends 50 MB is cut off', async () => {
    const result = await call((response) => response.end(Buffer.alloc(50_000_000, 0x20)))
    expect(result).toMatchObject({ left: { _tag: 'ProtocolError', reason: 'too-large' } })
  })

  it('zips an honest answer is understood', async () => {
    const result = await call((response) =>
      response.setHeader('content-encoding', 'gzip').end(gzipSync(fine)),
    )
    expect(result).toMatchObject({ right: { request_id: 'r' } })
  })

  it('drips ends with the deadline', async () => {
    let dripping: NodeJS.Timeout | undefined
    const result = await call((response) => {
      response.write('{')
      dripping = setInterval(() => response.write(' '), 10)
    }, 200)
    clearInterval(dripping)
    expect(result).toMatchObject({ left: { _tag: 'TransportError', reason: 'deadline', sent: 'maybe' } })
  })

  it('promises more than it sends is an error', async () => {
    const result = await call((response) => {
      response.setHeader('content-length', 1_000)
      response.write(fine, () => response.socket?.end())
    })
    expect(result._tag).toBe('Left')
  })

  it('redirects is not followed', async () => {
    const result = await call((response) =>
      response.writeHead(307, { location: endpoint.replace('rest', 'elsewhere') }).end(),
    )
    expect(result).toMatchObject({ left: { _tag: 'ProtocolError', reason: 'status', status: 307 } })
  })

  it('is not there is a TransportError, and nothing was sent', async () => {
    const client = createTopClient({
      appKey: '1',
      appSecret: 's',
      endpoint: 'http://127.0.0.1:1/',
      retry: false,
    })
    const result = await client.call(tradeGet, { tid: 1 })()
    await client.close()
    expect(result).toMatchObject({ left: { _tag: 'TransportError', reason: 'connect', sent: 'no' } })
  })
})
