import { createServer, type AddressInfo, type Socket } from 'node:net'
import { Writable } from 'node:stream'
import axios from 'axios'
import { axiosTransport, fetchTransport, undiciTransport, type HttpRequest } from '@paifang/transport'
import { holdTimers } from '../../../../.dev/test/holdTimers'
import { startFaultServer, type FaultServer } from '../../../../.dev/test/server/faultServer'
import { answerOf, errorOf } from '../server/expect'
import { testData } from '../server/testData'

const get = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  verb: 'GET',
  url,
  headers: {},
  timeoutMs: 60_000,
  ...more,
})

/** Takes a chunk at a time, after a while; `most`: it fails at so many bytes. */
const collector = (most = Infinity) => {
  const chunks: Buffer[] = []
  let size = 0
  const sink = new Writable({
    highWaterMark: 1,
    write: (chunk: Buffer, _encoding, done) => {
      size += chunk.length
      if (size > most) done(new Error('full'))
      else {
        chunks.push(chunk)
        setImmediate(done)
      }
    },
  })
  return { sink, text: () => Buffer.concat(chunks).toString(), bytes: () => size }
}

let server: FaultServer
afterEach(() => server.close())

describe('receive', () => {
  const transport = undiciTransport()
  afterAll(() => transport.close())
  beforeEach(async () => {
    server = await startFaultServer()
  })

  it('writes an answer of any length where its caller wants it, no faster than that takes it', async () => {
    const { sink, bytes } = collector()
    const heads: unknown[] = []
    const lean = undiciTransport({ maxResponseBytes: 10 })
    const answer = await answerOf(
      lean(
        get(`${server.url}/50mb`, {
          receive: ({ status }) => {
            heads.push(status)
            return sink
          },
        }),
      ),
    )
    expect(bytes()).toBe(50 * 1024 * 1024)
    expect(answer).toMatchObject({ status: 200, truncated: false })
    expect(answer.body).toHaveLength(0)
    expect(heads).toEqual([200])
    expect(sink.writableFinished).toBe(true)
    await lean.close()
  })

  it('collects the answers that its caller does not want', async () => {
    const answer = await answerOf(transport(get(`${server.url}/status/500`, { receive: () => undefined })))
    expect(Buffer.from(answer.body).toString()).toBe('{"error":1}')
  })

  it.each([
    ['/close-in-body', 'reset'],
    ['/close-in-chunk', 'reset'],
    ['/reset-in-body', 'reset'],
    ['/stall-in-body', 'timeout'],
  ])('destroys what it wrote to when the answer ends at %s', async (path, reason) => {
    const { sink } = collector()
    let hasBegun: () => void = () => undefined
    const begun = new Promise<void>((resolve) => (hasBegun = resolve))
    const receive = (): Writable => {
      hasBegun()
      return sink
    }
    const pass = holdTimers()
    const own = undiciTransport()
    const ended = errorOf(own(get(server.url + path, { timeoutMs: 300, receive })))
    await begun
    pass(reason === 'timeout' ? 300 : 0)
    const error = await ended
    await own.close()
    expect(error).toMatchObject({ reason, sent: 'maybe' })
    expect(sink.destroyed).toBe(true)
  })

  it.each<readonly [string, (connection: Socket | undefined) => unknown, string]>([
    ['a reset', (connection) => connection?.resetAndDestroy(), 'reset'],
    ['the end of the connection', (connection) => connection?.end(), 'whole'],
  ])('takes an answer without a length for whole at its end, and not after: %s', async (_how, stop, said) => {
    let connection: Socket | undefined
    const raw = createServer((socket) => {
      connection = socket.on('error', () => undefined)
      socket.once('data', () => socket.write('HTTP/1.1 200 OK\r\nConnection: close\r\n\r\npart'))
    })
    await new Promise<void>((resolve) => raw.listen(0, '127.0.0.1', resolve))
    const sink = new Writable({
      write: (_chunk, _encoding, done) => {
        done()
        stop(connection)
      },
    })
    const url = `http://127.0.0.1:${(raw.address() as AddressInfo).port}/`
    const result = await transport(get(url, { receive: () => sink }))()
    connection?.destroy()
    await new Promise((resolve) => raw.close(resolve))
    expect(result._tag === 'Left' ? result.left.reason : 'whole').toBe(said)
    expect(sink.writableFinished).toBe(said === 'whole')
  })

  it.each([
    ['before', (sink: Writable) => sink.destroy()],
    ['meanwhile', (sink: Writable) => void sink.once('drain', () => sink.destroy())],
  ])('ends the exchange where its caller lets go of it %s', async (_when, letGo) => {
    const { sink } = collector()
    const receive = (): Writable => {
      letGo(sink)
      return sink
    }
    const error = await errorOf(transport(get(`${server.url}/50mb`, { receive })))
    expect(error).toMatchObject({ reason: 'unknown', sent: 'maybe', code: 'ERR_STREAM_PREMATURE_CLOSE' })
  })

  it('ends the exchange where nothing more can be written', async () => {
    const { sink } = collector(100_000)
    const error = await errorOf(transport(get(`${server.url}/50mb`, { receive: () => sink })))
    expect(error).toMatchObject({ _tag: 'TransportError', sent: 'maybe' })
    expect(sink.destroyed).toBe(true)
  })
})

describe('address', () => {
  const ca = testData('ca.cert.pem')
  const served = (name: string) => ({ cert: testData(`${name}.cert.pem`), key: testData(`${name}.key.pem`) })
  const transport = undiciTransport({ ca, proxy: false })
  afterAll(() => transport.close())

  it('is connected to for the host of the URL: its certificate, its SNI, its Host', async () => {
    const names: unknown[] = []
    server = await startFaultServer({
      tls: {
        ...served('other-host'),
        SNICallback: (name, done) => {
          names.push(name)
          done(null)
        },
      },
    })
    const url = `https://other.test:${server.port}/echo`
    const answer = await answerOf(transport(get(url, { address: '127.0.0.1' })))
    expect(JSON.parse(Buffer.from(answer.body).toString())).toMatchObject({
      headers: { host: `other.test:${server.port}` },
    })
    expect(names).toEqual(['other.test'])
  })

  it('is refused where its certificate is not that of the host of the URL, nothing sent', async () => {
    server = await startFaultServer({ tls: served('localhost') })
    const url = `https://other.test:${server.port}/echo`
    expect(await errorOf(transport(get(url, { address: '127.0.0.1' })))).toMatchObject({
      reason: 'tls',
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
      sent: 'no',
    })
    expect(server.requests).toHaveLength(0)
  })

  it('has connections of its own', async () => {
    server = await startFaultServer()
    const url = `http://localhost:${server.port}/echo`
    await answerOf(transport(get(url, { address: '127.0.0.1' })))
    // Until its connection is free again.
    await new Promise(setImmediate)
    await answerOf(transport(get(url, { address: '127.0.0.1' })))
    await new Promise(setImmediate)
    expect(server.connections()).toBe(1)
    await answerOf(transport(get(url)))
    expect(server.connections()).toBe(2)
  })

  it.each([
    ['https://other.test/', 'example.com', 'IP address'],
    ['https://192.0.2.1/', '192.0.2.2', 'name a host'],
    ['http://localhost/', '192.0.2.2', 'https'],
  ])('of %s is not %s', async (url, address, message) => {
    server = await startFaultServer()
    expect(await errorOf(transport(get(url, { address })))).toMatchObject({
      reason: 'request',
      sent: 'no',
      message: expect.stringContaining(message),
    })
  })

  it.each([
    ['fetch', () => fetchTransport()],
    ['an instance of axios', () => axiosTransport(axios.create({ proxy: false }))],
    [
      'an instance that was configured',
      () => axiosTransport({ configure: ({ interceptors }) => interceptors.request.use((config) => config) }),
    ],
  ])('and receive are refused over %s', async (_what, create) => {
    server = await startFaultServer()
    const over = create()
    const url = `http://localhost:${server.port}/echo`
    for (const more of [{ address: '127.0.0.1' }, { receive: () => undefined }])
      expect(await errorOf(over(get(url, more)))).toMatchObject({ reason: 'request', sent: 'no' })
    expect(server.requests).toHaveLength(0)
    await over.close()
  })
})
