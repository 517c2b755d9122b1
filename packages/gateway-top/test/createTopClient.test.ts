import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTopClient } from '@paifang/gateway-top'
import { tradeGet } from './support/operations'

describe('createTopClient', () => {
  let server: Server
  let endpoint: string
  let received: URLSearchParams
  let answer: (response: ServerResponse) => void

  beforeAll(async () => {
    server = createServer((request: IncomingMessage, response: ServerResponse) => {
      let body = ''
      request.setEncoding('utf8')
      request.on('data', (chunk: string) => (body += chunk))
      request.on('end', () => {
        received = new URLSearchParams(body)
        answer(response)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/router/rest`
  })

  afterAll(async () => {
    await new Promise((resolve) => server.close(resolve))
  })

  it('signs everything it sends and decodes the answer', async () => {
    answer = (response) =>
      response.end('{"trade":{"tid":7091800003790954036,"num":"2"},"orders":[{"oid":1}],"request_id":"r1"}')
    const client = createTopClient({
      appKey: '12345678',
      appSecret: 'helloworld',
      session: 's1',
      signMethod: 'md5',
      endpoint,
      clock: () => 0,
    })
    const result = await client.call(tradeGet, { tid: 7091800003790954036n, fields: 'a b+c' })()
    await client.close()
    expect(result).toMatchObject({
      right: { trade: { tid: '7091800003790954036', num: 2 }, orders: [{ oid: '1' }] },
    })
    const sent = Object.fromEntries(received)
    const { sign, ...signed } = sent
    const base = Object.keys(signed)
      .sort()
      .map((name) => name + (signed[name] ?? ''))
      .join('')
    expect(sign).toBe(createHash('md5').update(`helloworld${base}helloworld`).digest('hex').toUpperCase())
    expect(signed).toEqual({
      app_key: '12345678',
      fields: 'a b+c',
      format: 'json',
      method: 'taobao.trade.get',
      session: 's1',
      sign_method: 'md5',
      simplify: 'true',
      tid: '7091800003790954036',
      timestamp: '1970-01-01 08:00:00',
      v: '2.0',
    })
  })
})
