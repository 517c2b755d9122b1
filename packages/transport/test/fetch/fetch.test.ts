import * as forBundles from '../../src/fetch'
import * as forNode from '../../src/index'
import { fetchExchanger } from '../../src/fetch/fetchExchanger'
import { fetchFailure } from '../../src/fetch/fetchFailure'
import type { FetchAnswer } from '../../src/fetch/FetchTransportOptions'
import { runtimeRefusal } from '../../src/fetch/runtimeRefusal'
import { answerOf, errorOf, textOf } from '../server/expect'

const request = { verb: 'GET', url: 'https://gw.api.taobao.com/router/rest', headers: {} } as const

const answer = (body: string): FetchAnswer => {
  const chunks = [Buffer.from(body)]
  return {
    status: 200,
    headers: new Map([['x-a', '1']]),
    body: {
      getReader: () => ({
        read: () => Promise.resolve({ done: chunks.length === 0, value: chunks.shift() }),
        cancel: () => Promise.resolve(),
      }),
    },
  }
}

describe('the entry for bundles', () => {
  it('has the names of the entry for Node, with the same types', () => {
    const same: typeof forNode = forBundles
    const back: typeof forBundles = forNode
    expect(Object.keys(same).sort()).toEqual(Object.keys(back).sort())
  })

  it('sends what clients send over fetch, also through axios where it is configured', async () => {
    const seen: Array<unknown> = []
    const original = globalThis.fetch
    globalThis.fetch = ((url: string, { headers }: { headers: Record<string, string> }) => {
      seen.push([url, headers])
      return Promise.resolve(answer('ok'))
    }) as unknown as typeof fetch
    try {
      const configured = forBundles.axiosTransport({
        configure: ({ interceptors }) =>
          interceptors.request.use((config) => {
            config.headers.set('x-by', 'axios')
            return config
          }),
      })
      for (const transport of [forBundles.defaultTransport(), forBundles.axiosTransport(), configured])
        expect(textOf(await answerOf(transport(request)))).toBe('ok')
    } finally {
      globalThis.fetch = original
    }
    expect(seen).toHaveLength(3)
    expect(seen[2]).toMatchObject([request.url, { 'x-by': 'axios' }])
  })
})

describe('fetchTransport', () => {
  it.each([
    ['a proxy', { proxy: 'http://proxy:3128' }],
    ['authorities of its own', { ca: 'PEM' }],
    ['a client certificate', { cert: 'PEM' }],
    ['its key', { key: 'PEM' }],
    ['the password of the key', { passphrase: 'x' }],
  ])('takes no %s, which fetch would not keep', (_, options) => {
    expect(() => fetchExchanger(options)).toThrow(/fetch has no place for it; give undiciTransport/)
    expect(() => forBundles.axiosTransport(options)).toThrow(TypeError)
  })

  it('does not compile with them either', () => {
    // @ts-expect-error a proxy by name
    expect(() => forNode.fetchTransport({ proxy: 'http://proxy:3128' })).toThrow(TypeError)
    // @ts-expect-error certificates
    expect(() => forNode.fetchTransport({ ca: 'PEM' })).toThrow(TypeError)
  })

  it("takes every runtime's own fetch, by its type", () => {
    expect(() => forNode.fetchTransport({ fetch: globalThis.fetch })).not.toThrow()
  })

  it('uses the fetch that it is given, whatever the environment says, and asks that no redirect be followed', async () => {
    const seen: Array<unknown> = []
    const transport = forNode.fetchTransport({
      fetch: (url, init) => {
        seen.push([url, { ...init, signal: undefined }])
        return Promise.resolve(answer('given'))
      },
    })
    const before = process.env['HTTPS_PROXY']
    process.env['HTTPS_PROXY'] = 'http://proxy:3128'
    try {
      const sent = { ...request, verb: 'POST', body: 'a=1', headers: { 'x-b': '2' } } as const
      const { status, headers, body } = await answerOf(transport(sent))
      expect([status, headers, Buffer.from(body).toString()]).toEqual([200, { 'x-a': '1' }, 'given'])
    } finally {
      if (before === undefined) delete process.env['HTTPS_PROXY']
      else process.env['HTTPS_PROXY'] = before
    }
    expect(seen).toEqual([
      [
        request.url,
        {
          method: 'POST',
          body: 'a=1',
          redirect: 'manual',
          headers: { 'x-b': '2', 'user-agent': 'paifang' },
        },
      ],
    ])
  })

  it('sends nothing where the environment means a proxy that fetch would pass by', async () => {
    const before = process.env['HTTPS_PROXY']
    process.env['HTTPS_PROXY'] = 'http://user:secret@127.0.0.1:1'
    try {
      const error = await errorOf(forNode.fetchTransport()(request))
      expect(error).toMatchObject({ reason: 'proxy', sent: 'no', code: 'PROXY_UNSUPPORTED' })
      expect(error.host).toBe('gw.api.taobao.com:443')
      expect(JSON.stringify(error)).not.toContain('secret')
    } finally {
      if (before === undefined) delete process.env['HTTPS_PROXY']
      else process.env['HTTPS_PROXY'] = before
    }
  })

  it('ends by its limit where fetch heeds no signal', async () => {
    const transport = forNode.fetchTransport({ fetch: () => new Promise(() => undefined), timeoutMs: 20 })
    expect(await errorOf(transport(request))).toMatchObject({ reason: 'timeout', sent: 'maybe' })
  })
})

describe('runtimeRefusal', () => {
  const origin = 'https://gw.api.taobao.com'
  const HTTPS_PROXY = 'http://proxy:3128'
  it.each([
    ['no proxy', {}, {}, false, undefined],
    ['a proxy that is passed by', { HTTPS_PROXY }, {}, false, 'PROXY_UNSUPPORTED'],
    ['a proxy that is kept', { HTTPS_PROXY }, {}, true, undefined],
    ['a proxy for others', { HTTPS_PROXY, NO_PROXY: '.taobao.com' }, {}, false, undefined],
    ['a proxy that is not for it', { HTTPS_PROXY }, { proxy: false }, false, undefined],
    ['a proxy that cannot be avoided', { HTTPS_PROXY }, { proxy: false }, true, 'PROXY_UNAVOIDABLE'],
    ['hosts of its own', { HTTPS_PROXY }, { noProxy: 'gw.api.taobao.com' }, true, 'PROXY_UNAVOIDABLE'],
    ['hosts that the proxy is not for', { HTTPS_PROXY, NO_PROXY: '.taobao.com' }, {}, true, undefined],
    ['something that is no proxy', { HTTPS_PROXY: 'socks5://x' }, {}, true, 'PROXY_ADDRESS'],
    ['certificates unchecked', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, {}, true, 'TLS_UNCHECKED'],
  ] as const)('of %s', (_, env, options, keepsProxies, code) => {
    const refusal = runtimeRefusal(origin, options, { env, keepsProxies })
    expect(refusal?.code).toBe(code)
    if (refusal !== undefined) expect(refusal.sent).toBe('no')
  })

  it.each([
    ['the environment says so', { NO_PROXY: '127.0.0.1' }, undefined],
    ['it would go in the clear to another machine', {}, 'PROXY_UNAVOIDABLE'],
  ] as const)('of this machine goes straight: %s', (_, more, code) => {
    const env = { HTTP_PROXY: HTTPS_PROXY, ...more }
    const refusal = runtimeRefusal('http://127.0.0.1:8099', {}, { env, keepsProxies: true })
    expect(refusal?.code).toBe(code)
    expect(runtimeRefusal('http://127.0.0.1:8099', {}, { env, keepsProxies: false })).toBeUndefined()
  })
})

describe('fetchFailure', () => {
  const failed = (cause: unknown): TypeError => Object.assign(new TypeError('fetch failed'), { cause })
  const denos = (words: string): TypeError =>
    new TypeError(`error sending request for url (https://h/?session=6100): ${words}`)
  it.each([
    ['Node, refused', failed({ code: 'ECONNREFUSED' }), 'connect', 'no'],
    ['Node, several addresses', failed({ errors: [{ code: 'ECONNREFUSED' }] }), 'connect', 'no'],
    ['Node, no name', failed({ code: 'ENOTFOUND' }), 'dns', 'no'],
    ['Node, certificate', failed({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'tls', 'no'],
    ['Node, no connection in time', failed({ code: 'UND_ERR_CONNECT_TIMEOUT' }), 'connect', 'no'],
    ['Node, silence', failed({ code: 'ETIMEDOUT' }), 'timeout', 'maybe'],
    ['Node, reset', failed({ code: 'ECONNRESET' }), 'reset', 'maybe'],
    [
      'Node, a body cut',
      Object.assign(new TypeError('terminated'), { cause: { code: 'UND_ERR_SOCKET' } }),
      'reset',
      'maybe',
    ],
    ['Bun, refused', Object.assign(new Error('x'), { code: 'ConnectionRefused' }), 'connect', 'no'],
    ['Bun, reset', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'reset', 'maybe'],
    [
      'Deno, refused',
      denos('client error (Connect): tcp connect error: Connection refused (os error 111)'),
      'connect',
      'no',
    ],
    ['Deno, no name', denos('client error (Connect): dns error: failed to lookup address'), 'dns', 'no'],
    ['Deno, reset', denos('connection error: Connection reset by peer'), 'reset', 'maybe'],
    ['what nobody knows', new TypeError('fetch failed'), 'unknown', 'maybe'],
    ['no error at all', 'x', 'unknown', 'maybe'],
  ] as const)('of %s', (_, thrown, reason, sent) => {
    const error = fetchFailure(thrown, 'maybe')
    expect(error).toMatchObject({ reason, sent })
    expect(JSON.stringify(error)).not.toContain('6100')
  })
})
