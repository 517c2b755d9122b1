import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { paifang } from './paifang'

let server: Server
let endpoint: string
let body = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    request.resume()
    request.on('end', () => response.end(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/router/rest`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

const env = { TOP_APP_KEY: '12345678', TOP_APP_SECRET: 'helloworld' }
const call = (answer: string) => {
  body = answer
  const args = ['call', 'jushuitan.order.list.query', '--gateway', 'top', '--json', '--endpoint', endpoint]
  return paifang(args, { env })
}

describe('paifang call of a method that nobody described', () => {
  it.each([
    [
      'under response',
      '{"response":{"flag":"failure","code":25,"message":"Invalid signature","request_id":"r1"}}',
    ],
    ['without a root', '{"type":"ISV","code":"IllegalTimestamp","message":"invalid","request_id":"r1"}'],
    ['with an errcode', '{"errcode":88,"errmsg":"invalid access_token","request_id":"r2"}'],
    ['that is text', '{"error_response":"isv.permission=no"}'],
    ['that is a list', '{"error_response":[{"code":25}]}'],
    ['of a proxy', '{"message":"no Route matched with those values"}'],
  ])('ends in exit code 1 after a refusal %s', async (_title, answer) => {
    const ended = await call(answer)
    expect(ended.code).toBe(1)
    expect(ended.stdout).not.toContain('"ok":true')
  })

  it('ends in exit code 0 after a success under response', async () => {
    const ended = await call(
      '{"response":{"flag":"success","orders":[{"o_id":7091800003790954036}],"request_id":"r3"}}',
    )
    expect(ended.code).toBe(0)
    expect(ended.stdout).toContain('7091800003790954036')
  })
})
