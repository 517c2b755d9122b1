import type { Socket } from 'node:net'
import { axiosTransport, fetchTransport, undiciTransport, type HttpRequest } from '@paifang/transport'
import { answerOf, errorOf } from '../server/expect'
import { startFaultServer, type FaultServer } from '../../../../.dev/test/server/faultServer'
import { testData } from '../server/testData'
import { ownSubjects, subjects } from '../server/transports'

const ca = testData('ca.cert.pem')
const get = (url: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  verb: 'GET',
  url,
  headers: {},
  timeoutMs: 60_000,
  ...more,
})
const served = (name: string): { cert: Buffer; key: Buffer } => ({
  cert: testData(`${name}.cert.pem`),
  key: testData(`${name}.key.pem`),
})

const withCertificates = subjects.filter(({ overFetch }) => overFetch !== true)

describe.each(withCertificates)('$name over TLS', ({ create }) => {
  let server: FaultServer | undefined
  afterEach(() => server?.close())

  it('trusts a custom authority, given as bytes, text or a list', async () => {
    server = await startFaultServer({ tls: served('localhost') })
    for (const trusted of [ca, ca.toString(), [ca.toString()]]) {
      const transport = create({ ca: trusted })
      expect((await answerOf(transport(get(`${server.url}/echo`)))).status).toBe(200)
      await transport.close()
    }
  })

  it('refuses an unknown authority, nothing sent', async () => {
    server = await startFaultServer({ tls: served('localhost') })
    const transport = create()
    expect(await errorOf(transport(get(`${server.url}/echo`)))).toMatchObject({ reason: 'tls', sent: 'no' })
    expect(server.requests).toHaveLength(0)
    await transport.close()
  })

  it('refuses a certificate of another host, nothing sent', async () => {
    server = await startFaultServer({ tls: served('other-host') })
    const transport = create({ ca })
    const error = await errorOf(transport(get(`${server.url}/echo`)))
    expect(error).toMatchObject({ reason: 'tls', sent: 'no', code: 'ERR_TLS_CERT_ALTNAME_INVALID' })
    expect(server.requests).toHaveLength(0)
    await transport.close()
  })

  it('shows a client certificate', async () => {
    server = await startFaultServer({ tls: { ...served('localhost'), ca, requestCert: true } })
    const transport = create({ ca, ...served('client') })
    expect((await answerOf(transport(get(`${server.url}/echo`)))).status).toBe(200)
    await transport.close()
  })

  it('names the refusal of a client without a certificate', async () => {
    server = await startFaultServer({
      tls: { ...served('localhost'), ca, requestCert: true, maxVersion: 'TLSv1.2' },
    })
    const transport = create({ ca })
    const error = await errorOf(transport(get(`${server.url}/echo`)))
    expect(['tls', 'reset']).toContain(error.reason)
    expect(server.requests).toHaveLength(0)
    await transport.close()
  })
})

describe.each(ownSubjects)('$name over TLS of its own', ({ create }) => {
  let server: FaultServer | undefined
  afterEach(() => server?.close())

  it('knows that a handshake that hangs has sent nothing', async () => {
    server = await startFaultServer({ onConnection: (socket) => socket.resume() })
    const transport = create({ ca })
    const url = server.url.replace('http', 'https')
    expect(await errorOf(transport(get(url, { timeoutMs: 60 })))).toMatchObject({
      reason: 'timeout',
      sent: 'no',
    })
    await transport.close()
    await server.drained()
  })

  it('gives up on a connection before the exchange, when told so', async () => {
    server = await startFaultServer({ onConnection: (socket) => socket.resume() })
    const transport = create({ ca, connectTimeoutMs: 50 })
    const url = server.url.replace('http', 'https')
    const error = await errorOf(transport(get(url)))
    expect(error).toMatchObject({ reason: 'connect', sent: 'no', code: 'ETIMEDOUT' })
    await transport.close()
  })

  it('knows that a handshake that breaks off has sent nothing', async () => {
    server = await startFaultServer({ onConnection: (socket: Socket) => void socket.resetAndDestroy() })
    const transport = create({ ca })
    const url = server.url.replace('http', 'https')
    expect(await errorOf(transport(get(url)))).toMatchObject({ reason: 'reset', sent: 'no' })
    await transport.close()
  })

  it('keeps checking certificates when the environment says not to', async () => {
    server = await startFaultServer({ tls: served('localhost') })
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    const transport = create()
    try {
      expect(await errorOf(transport(get(`${server.url}/echo`)))).toMatchObject({ reason: 'tls', sent: 'no' })
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before
      await transport.close()
    }
  })
})

describe('fetchTransport over TLS', () => {
  it('refuses an unknown authority, nothing sent', async () => {
    const server = await startFaultServer({ tls: served('localhost') })
    const transport = fetchTransport()
    expect(await errorOf(transport(get(`${server.url}/echo`)))).toMatchObject({ reason: 'tls', sent: 'no' })
    expect(server.requests).toHaveLength(0)
    await transport.close()
    await server.close()
  })

  it('refuses every server where the process is told to trust any', async () => {
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED']
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0'
    try {
      const error = await errorOf(fetchTransport()(get('https://127.0.0.1:1/')))
      expect(error).toMatchObject({ reason: 'tls', sent: 'no', code: 'TLS_UNCHECKED' })
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED']
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before
    }
  })
})

describe.each([
  ['undiciTransport', undiciTransport],
  ['axiosTransport', axiosTransport],
])('%s, when it is made', (_name, create) => {
  const key = testData('client.key.pem')
  it.each<readonly [string, Uint8Array | string | ReadonlyArray<Uint8Array | string>]>([
    ['the path of a file', '/etc/ssl/ca.pem'],
    ['nothing', ''],
    ['white space', ' \n'],
    ['no authorities', []],
    ['a key', key],
    ['a list with a path in it', [ca, '/etc/ssl/ca.pem']],
  ])('refuses authorities that are none: %s', (_what, given) => {
    expect(() => create({ ca: given })).toThrow(/^ca: expected PEM certificates/)
  })

  it('takes authorities of which one was left blank, and those that OpenSSL calls trusted', async () => {
    const trusted = ca.toString().replaceAll(' CERTIFICATE-', ' TRUSTED CERTIFICATE-')
    await Promise.all([create({ ca: [ca, ''] }), create({ ca: trusted })].map(async (one) => one.close()))
  })
})
