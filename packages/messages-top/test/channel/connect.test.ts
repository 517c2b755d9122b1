import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { textIn, type Frame } from '@paifang/messages-top/frames'
import type { Transport } from '@paifang/transport'
import { right } from 'fp-ts/Either'
import { startProxy } from '../../../transport/test/server/proxyServer'
import { channels, topClient } from '../support/channel'

const { events, serve, messagesOf, opened, closeAll } = channels()
afterEach(closeAll)

const data = (name: string): Buffer => readFileSync(join(__dirname, '../../../transport/test/data', name))
const tls = { key: data('localhost.key.pem'), cert: data('localhost.cert.pem') }
const ca = data('ca.cert.pem')

const said = (frame: Frame | undefined, key: string): string | undefined =>
  frame === undefined ? undefined : textIn(frame, key)

/** A gateway that answers one method. */
const gateway = (answers: Readonly<Record<string, unknown>>): { transport: Transport; asked: string[] } => {
  const asked: string[] = []
  return {
    asked,
    transport: ({ url, body }) => {
      const method =
        new URLSearchParams(`${url.split('?')[1] ?? ''}&${String(body ?? '')}`).get('method') ?? ''
      asked.push(method)
      return () =>
        Promise.resolve(
          right({
            status: 200,
            headers: { 'content-type': 'application/json' },
            body: Buffer.from(JSON.stringify(answers[method])),
            truncated: false,
          }),
        )
    },
  }
}

describe('a connection', () => {
  it('is made over TLS, and only to whom the CA vouches for', async () => {
    const server = await serve({ tls })
    expect(await messagesOf(server).listen()).toMatchObject({ left: { reason: 'unreachable' } })
    expect(server.peers).toEqual([])
    await opened(messagesOf(server, { ca }).listen())
    expect(server.peers).toHaveLength(1)
  })

  it('is not tried with authorities that are none', async () => {
    const server = await serve({ tls })
    expect(() => messagesOf(server, { ca: '/etc/ssl/ca.pem' })).toThrow(/^ca: expected PEM certificates/)
  })

  it.each([
    ['plain', {}],
    ['TLS', { tls }],
  ])('is made through a proxy, %s inside', async (_, script) => {
    const server = await serve(script)
    const proxy = await startProxy()
    try {
      const listening = await opened(messagesOf(server, { ca, proxy: proxy.url }).listen())
      expect(proxy.heads[0]).toContain(`CONNECT ${new URL(server.url).host}`)
      await listening.close()
    } finally {
      await proxy.close()
    }
  })

  it('ends in an error where the proxy refuses', async () => {
    const server = await serve()
    const proxy = await startProxy({ refuse: '407 Proxy Authentication Required' })
    try {
      expect(await messagesOf(server, { proxy: proxy.url }).listen()).toMatchObject({
        left: { reason: 'unreachable', sent: 'no', cause: { code: 'PROXY_407' } },
      })
    } finally {
      await proxy.close()
    }
  })

  it('ends in an error, and leaves no tunnel, where the key of the client is none', async () => {
    const server = await serve({ tls })
    const proxy = await startProxy()
    try {
      const own = { cert: tls.cert, key: 'no key' }
      expect(await messagesOf(server, { ca, proxy: proxy.url, ...own }).listen()).toMatchObject({
        left: { reason: 'unreachable', sent: 'no' },
      })
      expect(proxy.heads).toHaveLength(1)
      await proxy.drained()
    } finally {
      await proxy.close()
    }
  })

  it('ends in status and phrase where the upgrade is refused', async () => {
    const server = await serve({ unauthorized: 'extensions not allowed' })
    expect(await messagesOf(server).listen()).toMatchObject({
      left: { reason: 'refused', status: 401, phrase: 'extensions not allowed' },
    })
  })

  it('ends in an error where nobody listens', async () => {
    const server = await serve()
    await server.close()
    expect(await messagesOf({ ...server, close: () => Promise.resolve() }).listen()).toMatchObject({
      left: { reason: 'unreachable', sent: 'no', cause: { code: 'ECONNREFUSED' } },
    })
  })

  it('carries the token that it is given, and what else is asked for', async () => {
    const server = await serve()
    await opened(
      messagesOf(server, {
        authToken: () => Promise.resolve('the-token'),
        minorGroup: 'default',
        filter: '*',
      }).listen(),
    )
    const connect = server.peers[0]?.frames[0]
    expect(['token', 'minor_group', 'filter_exp'].map((key) => said(connect, key))).toEqual([
      'the-token',
      'default',
      '*',
    ])
    expect(
      await messagesOf(server, { authToken: () => Promise.reject(new Error('sealed')) }).listen(),
    ).toMatchObject({ left: { reason: 'refused', detail: 'authToken', cause: { message: 'sealed' } } })
  })

  it.each([
    ['a token', 'authToken', { authToken: () => new Promise<string>(() => undefined) }],
    [
      'credentials',
      'credentials',
      { client: topClient({ appSecret: () => new Promise<string>(() => undefined) }) },
    ],
  ] as const)('does not wait for ever for %s', async (_, detail, options) => {
    const server = await serve()
    expect(await messagesOf(server, { ...options, connectTimeoutMs: 20 }).listen()).toEqual({
      _tag: 'Left',
      left: {
        _tag: 'MessageError',
        reason: 'timeout',
        sent: 'no',
        detail: `${detail}: gave nothing within 20 ms`,
      },
    })
    expect(server.peers).toEqual([])
  })

  it('takes the time of the gateway where its own was refused', async () => {
    const { transport, asked } = gateway({
      'taobao.time.get': { time_get_response: { time: '2026-01-01 12:00:00' } },
    })
    const server = await serve({
      onConnect: (frame, { token }) => {
        const { flag = 0 } = frame
        return Number(said(frame, 'timestamp')) < 1_767_200_000_000
          ? { type: 'connectAck', flag, status: 401, phrase: 'timestamp expired', custom: new Map() }
          : { type: 'connectAck', flag, token, custom: new Map() }
      },
    })
    await opened(
      messagesOf(server, { client: topClient({ transport }), clock: () => 1_600_000_000_000 }).listen(),
    )
    expect(asked).toEqual(['taobao.time.get'])
    expect(server.peers.map(({ frames }) => said(frames[0], 'timestamp'))).toEqual([
      '1600000000000',
      '1767240000000',
    ])
  })

  it('is opened anew at its age, without a wait', async () => {
    const server = await serve()
    const waits: number[] = []
    await opened(
      messagesOf(server, {
        maxConnectionAgeMs: 30,
        wait: (ms) => Promise.resolve(void waits.push(ms)),
      }).listen(),
    )
    await server.until(() => server.peers.length >= 2)
    expect(server.peers[0]?.closed).toEqual({ code: 1000, reason: '' })
    expect(waits).toEqual([])
    expect(events[1]).toMatchObject({ type: 'message.disconnected', code: '1000' })
  })
})
