import type { HttpRequest } from '@paifang/transport'
import { answerOf, errorOf } from '../server/expect'
import { freePort } from '../../../../.dev/test/freePort'
import { holdTimers } from '../../../../.dev/test/holdTimers'
import { startFaultServer, type FaultServer } from '../../../../.dev/test/server/faultServer'
import { testData } from '../server/testData'
import { startProxy, type ProxyServer } from '../server/proxyServer'
import { ownSubjects } from '../server/transports'

const ca = testData('ca.cert.pem')
const tls = { cert: testData('localhost.cert.pem'), key: testData('localhost.key.pem') }
const names = ['http_proxy', 'HTTP_PROXY', 'https_proxy', 'HTTPS_PROXY', 'no_proxy', 'NO_PROXY']

describe.each(ownSubjects)('$name through a proxy', ({ create }) => {
  let server: FaultServer
  let secure: FaultServer
  let proxy: ProxyServer
  const saved = new Map(names.map((name) => [name, process.env[name]]))
  beforeEach(async () => {
    for (const name of names) Reflect.deleteProperty(process.env, name)
    server = await startFaultServer()
    secure = await startFaultServer({ tls })
    proxy = await startProxy()
  })
  afterEach(async () => {
    await Promise.all([server.close(), secure.close(), proxy.close()])
    for (const [name, value] of saved) {
      if (value === undefined) Reflect.deleteProperty(process.env, name)
      else process.env[name] = value
    }
  })

  const get = (url: string, timeoutMs = 60_000): HttpRequest => ({ verb: 'GET', url, headers: {}, timeoutMs })

  it('asks it for a tunnel, and keeps TLS to the gateway', async () => {
    const transport = create({ proxy: proxy.url, ca })
    expect((await answerOf(transport(get(`${secure.url}/echo`)))).status).toBe(200)
    expect(proxy.heads).toHaveLength(1)
    expect(proxy.heads[0]).toMatch(new RegExp(`^CONNECT 127\\.0\\.0\\.1:${secure.port} HTTP/1\\.1\r\n`))
    expect(proxy.heads[0]).not.toMatch(/proxy-authorization/i)
    await transport.close()
    await proxy.drained()
  })

  it('tunnels plain http as well, when the proxy is on this machine', async () => {
    const transport = create({ proxy: proxy.url })
    expect((await answerOf(transport(get(`${server.url}/echo`)))).status).toBe(200)
    expect(proxy.heads).toHaveLength(1)
    await transport.close()
  })

  it('reuses the tunnel', async () => {
    const transport = create({ proxy: proxy.url, ca, connections: 1 })
    for (let i = 0; i < 3; i += 1) await answerOf(transport(get(`${secure.url}/echo`)))
    expect(proxy.heads).toHaveLength(1)
    await transport.close()
  })

  it('shows the proxy its user and password, and nobody else', async () => {
    const transport = create({ proxy: proxy.url.replace('//', '//us%40er:p%3Aw@'), ca })
    const { body } = await answerOf(transport(get(`${secure.url}/echo`)))
    expect(proxy.heads[0]).toContain(
      `proxy-authorization: Basic ${Buffer.from('us@er:p:w').toString('base64')}`,
    )
    expect(Buffer.from(body).toString()).not.toMatch(/proxy-auth/i)
    await transport.close()
  })

  it('speaks TLS to an https proxy', async () => {
    const tlsProxy = await startProxy({ tls })
    const transport = create({ proxy: tlsProxy.url, ca })
    expect((await answerOf(transport(get(`${secure.url}/echo`)))).status).toBe(200)
    expect(tlsProxy.heads).toHaveLength(1)
    await transport.close()
    await tlsProxy.close()
  })

  it.each(['407 Proxy Authentication Required', '403 Forbidden', '502 Bad Gateway', 'reset'])(
    'names its refusal (%s); the gateway saw nothing',
    async (refuse) => {
      const refusing = await startProxy({ refuse })
      const transport = create({ proxy: refusing.url.replace('//', '//user:sesame@'), ca })
      const error = await errorOf(transport(get(`${secure.url}/echo`)))
      expect(error).toMatchObject({ reason: 'proxy', sent: 'no' })
      expect(error.code).toBe(refuse === 'reset' ? 'PROXY_ECONNRESET' : `PROXY_${refuse.slice(0, 3)}`)
      expect(JSON.stringify(error)).not.toContain('sesame')
      await transport.close()
      await refusing.close()
    },
  )

  it('names a proxy that is not there', async () => {
    const transport = create({ proxy: `http://127.0.0.1:${await freePort()}`, ca })
    const error = await errorOf(transport(get(`${secure.url}/echo`)))
    expect(error).toMatchObject({ reason: 'proxy', sent: 'no', code: 'PROXY_ECONNREFUSED' })
    await transport.close()
  })

  it('gives up on one that hangs, and leaves no connection to it', async () => {
    const stalled = await startProxy({ refuse: 'stall' })
    const transport = create({ proxy: stalled.url, ca })
    expect(await errorOf(transport(get(secure.url, 60)))).toMatchObject({ reason: 'timeout', sent: 'no' })
    await transport.close()
    await stalled.drained()
    const impatient = create({ proxy: stalled.url, ca, connectTimeoutMs: 40 })
    expect(await errorOf(impatient(get(secure.url)))).toMatchObject({
      reason: 'proxy',
      sent: 'no',
      code: 'PROXY_ETIMEDOUT',
    })
    await impatient.close()
    await stalled.close()
  })

  it('gives up on one that never comes to an end, in the time for a connection', async () => {
    const dripping = await startProxy({ refuse: 'drip' })
    const transport = create({ proxy: dripping.url, ca, connectTimeoutMs: 60 })
    const error = await errorOf(transport(get(secure.url)))
    expect(error).toMatchObject({ reason: 'proxy', sent: 'no', code: 'PROXY_ETIMEDOUT' })
    await dripping.drained()
    await transport.close()
    await dripping.close()
  })

  it('gives up on a handshake through it in the same time', async () => {
    let hasBegun: () => void = () => undefined
    const begun = new Promise<void>((resolve) => (hasBegun = resolve))
    const silent = await startFaultServer({ onConnection: (socket) => void socket.once('data', hasBegun) })
    const pass = holdTimers()
    const transport = create({ proxy: proxy.url, ca, connectTimeoutMs: 60 })
    const ended = errorOf(transport(get(silent.url.replace('http', 'https'))))
    await begun
    pass(60)
    const error = await ended
    expect(error).toMatchObject({ reason: 'connect', sent: 'no', code: 'ETIMEDOUT' })
    await proxy.drained()
    await transport.close()
    await silent.close()
  })

  it.each([
    ['is none', { cert: testData('client.cert.pem'), key: 'no key' }],
    ['is of another certificate', { cert: testData('client.cert.pem'), key: tls.key }],
  ])('names a key that %s, and leaves no connection', async (_what, own) => {
    const transport = create({ proxy: proxy.url, ca, ...own })
    expect(await errorOf(transport(get(secure.url)))).toMatchObject({ reason: 'tls', sent: 'no' })
    await proxy.drained()
    await transport.close()
  })

  it('still checks the certificate of the gateway', async () => {
    const transport = create({ proxy: proxy.url })
    expect(await errorOf(transport(get(secure.url)))).toMatchObject({ reason: 'tls', sent: 'no' })
    await transport.close()
  })

  it.each(['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'])('finds it in %s', async (name) => {
    process.env[name] = proxy.url
    const transport = create({ ca })
    await answerOf(transport(get(`${secure.url}/echo`)))
    expect(proxy.heads).toHaveLength(1)
    await transport.close()
  })

  it.each(['no_proxy', 'NO_PROXY'])('goes past it for hosts in %s', async (name) => {
    process.env['HTTPS_PROXY'] = proxy.url
    process.env[name] = 'other.test, 127.0.0.1'
    const transport = create({ ca })
    await answerOf(transport(get(`${secure.url}/echo`)))
    expect(proxy.heads).toHaveLength(0)
    await transport.close()
  })

  it('goes past the one of the environment when told to use none', async () => {
    process.env['HTTPS_PROXY'] = proxy.url
    const transport = create({ ca, proxy: false })
    await answerOf(transport(get(`${secure.url}/echo`)))
    expect(proxy.heads).toHaveLength(0)
    await transport.close()
  })

  it('names one in the environment that cannot be used', async () => {
    process.env['HTTPS_PROXY'] = 'socks5://user:sesame@127.0.0.1:1'
    const transport = create({ ca })
    const error = await errorOf(transport(get(secure.url)))
    expect(error).toMatchObject({ reason: 'proxy', sent: 'no' })
    expect(JSON.stringify(error)).not.toContain('sesame')
    await transport.close()
  })

  it.each(['socks5://127.0.0.1:1', 'http://', ''])('refuses %p at construction', (text) => {
    expect(() => create({ proxy: text })).toThrow(TypeError)
  })
})
