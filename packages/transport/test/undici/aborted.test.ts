import { Readable } from 'node:stream'
import type { HttpRequest } from '@paifang/transport'
import { startFaultServer, type FaultServer } from '../../../../.dev/test/server/faultServer'
import { answerOf, errorOf } from '../server/expect'
import { ownSubjects } from '../server/transports'

describe.each(ownSubjects)('$name', ({ create }) => {
  let server: FaultServer
  beforeEach(async () => {
    server = await startFaultServer()
  })
  afterEach(() => server.close())

  const post = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
    verb: 'POST',
    url: server.url + path,
    headers: { 'content-type': 'x/y' },
    body: 'x',
    ...more,
  })

  it('opens no body of an exchange that is aborted while undici loads', async () => {
    const transport = create()
    const controller = new AbortController()
    let opened = 0
    const body = (): AsyncIterable<Uint8Array> => {
      opened += 1
      return Readable.from(['late'])
    }
    const ending = errorOf(transport(post('/echo', { body, signal: controller.signal })))
    controller.abort()
    expect(await ending).toMatchObject({ reason: 'aborted', sent: 'no' })
    await answerOf(transport(post('/echo')))
    expect(opened).toBe(0)
    await transport.close()
  })

  it('sends nothing of an exchange that is aborted in line for a connection', async () => {
    const transport = create({ connections: 1 })
    const [first, second] = [new AbortController(), new AbortController()]
    const arrived = server.nextRequest()
    const running = errorOf(transport(post('/stall-before-headers', { signal: first.signal })))
    await arrived
    const waiting = errorOf(transport(post('/echo', { body: 'aborted', signal: second.signal })))
    second.abort()
    expect(await waiting).toMatchObject({ reason: 'aborted', sent: 'no' })
    first.abort()
    await running
    await answerOf(transport(post('/echo', { body: 'last' })))
    expect(server.requests.map(({ body }) => body)).toEqual(['x', 'last'])
    await transport.close()
  })
})
