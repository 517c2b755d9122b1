import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { signInbound, verifyInbound } from '@paifang/signer-top'

const secret = 'helloworld'

/** What a server with this middleware answers to a right call. */
const answerWith = async (middleware: express.RequestHandler, handIn: (body: unknown) => unknown) => {
  const app = express()
  app.post('/spi', middleware, (request, response) => {
    const rawBody = handIn(request.body) as Buffer | undefined
    const { originalUrl: query, headers } = request
    response.json(verifyInbound({ query, headers, rawBody, secret, toleranceMs: Infinity }))
  })
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const body = '{"a": "中"}'
    const query = new URLSearchParams({
      app_key: '1',
      sign: signInbound({ params: { app_key: '1' }, secret, body }),
    })
    const { port } = server.address() as AddressInfo
    const response = await fetch(`http://127.0.0.1:${port}/spi?${query.toString()}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
    })
    return await response.json()
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const named = { ok: false, advice: { en: expect.stringContaining('express.json()') as string } }

describe('a body that Express parsed before', () => {
  it.each<[how: string, handIn: (body: unknown) => unknown]>([
    ['is left out', (body) => (Buffer.isBuffer(body) ? body : undefined)],
    ['is handed in as an object', (body) => body],
    ['is written anew', (body) => JSON.stringify(body)],
  ])('is named when it %s', async (_how, handIn) => {
    expect(await answerWith(express.json(), handIn)).toMatchObject(named)
  })

  it('is none where the raw bytes are handed in', async () => {
    expect(await answerWith(express.raw({ type: () => true }), (body) => body)).toMatchObject({ ok: true })
  })
})
