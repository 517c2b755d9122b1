import { createTopClient, topEndpointUrl, topEndpoints, type TopClientOptions } from '@paifang/gateway-top'
import { tradeGet } from './support/operations'
import { json, scriptedClient } from './support/scripted'

const app = { appKey: 'k', appSecret: 's' }
const fine = json({ request_id: 'r' })

describe('createTopClient', () => {
  it.each<readonly [string, object]>([
    ['an unknown sign method', { signMethod: 'sha512' }],
    ['an empty secret', { appSecret: '' }],
    ['a secret that is no text', { appSecret: undefined }],
    ['an empty app key', { appKey: '' }],
    ['an unknown format', { format: 'yaml' }],
    ['an unknown endpoint', { endpoint: 'productoin' }],
    ['plain http to a host', { endpoint: 'http://gw.api.taobao.com/router/rest' }],
    ['another scheme', { endpoint: 'ftp://localhost/router/rest' }],
    ['credentials in the URL', { endpoint: 'https://user:pass@gw.api.taobao.com/router/rest' }],
    ['a query in the URL', { endpoint: 'https://gw.api.taobao.com/router/rest?app_key=1' }],
    ['a further parameter of a system name', { params: { sign: 'x' } }],
    ['a target that is empty, as an environment without it gives one', { targetAppKey: '' }],
    ['a target of half a character', { targetAppKey: '\ud800' }],
    ['a partner that is blank', { partnerId: ' ' }],
    ['a partner that is no text', { partnerId: 7 }],
    ['a deadline that is none', { deadlineMs: 0 }],
    ['an attempt timeout that is no number', { attemptTimeoutMs: Number.NaN }],
  ])('refuses %s with a TypeError that names the option and not its value', (_title, options) => {
    const make = (): unknown => createTopClient({ ...app, ...options })
    expect(make).toThrow(TypeError)
    const [name, value] = Object.entries(options)[0] as [string, unknown]
    try {
      make()
    } catch (error) {
      expect((error as Error).message).toContain(name)
      if (typeof value === 'string' && value.includes('pass'))
        expect((error as Error).message).not.toContain('pass')
    }
  })

  it.each(['http://localhost:1/router/rest', 'http://127.0.0.1:1/x', 'http://[::1]:1/x'])(
    'takes plain http of a loopback host: %s',
    (endpoint) => expect(topEndpointUrl(endpoint)).toBe(endpoint),
  )

  it('takes plain http of another host only where it is allowed by its whole name', () => {
    const endpoint = 'http://emulator:8099/router/rest'
    const make = (allowInsecureHosts?: ReadonlyArray<string>): unknown =>
      createTopClient({ ...app, endpoint, ...(allowInsecureHosts && { allowInsecureHosts }) })
    expect(() => make()).toThrow(/^endpoint: expected https/)
    expect(() => make(['emulato', 'mulator', 'other'])).toThrow(/^endpoint: expected https/)
    expect(() => make(['*'])).toThrow(/^allowInsecureHosts: /)
    expect(() => make(['emulator'])).not.toThrow()
  })

  it.each(Object.entries(topEndpoints))('knows the endpoint %s', (name, url) => {
    expect(topEndpointUrl(name)).toBe(url)
    expect(url).toMatch(/^https:.*\/router\/rest$/)
  })
})

describe('system parameters', () => {
  it('of the options are sent and signed', async () => {
    const { client, transport } = scriptedClient([fine], {
      partnerId: 'partner',
      targetAppKey: 'target',
      params: { tb_eagleeyex_t: '1' },
      simplify: false,
      signMethod: 'md5',
    })
    await client.call(tradeGet, { tid: 1 }, { params: { customerId: 'c' } })()
    expect(transport.forms()[0]).toMatchObject({
      partner_id: 'partner',
      target_app_key: 'target',
      tb_eagleeyex_t: '1',
      customerId: 'c',
      sign_method: 'md5',
      v: '2.0',
    })
    expect(transport.forms()[0]).not.toHaveProperty('simplify')
  })

  it('ask for XML without simplify', async () => {
    const { client, transport } = scriptedClient([{ body: '<trade_get_response/>' }], { format: 'xml' })
    expect((await client.call(tradeGet, { tid: 1 })())._tag).toBe('Right')
    expect(transport.forms()[0]).toMatchObject({ format: 'xml' })
    expect(transport.forms()[0]).not.toHaveProperty('simplify')
  })

  it.each(['', ' ', '\ud800', 7, null])('name no target that cannot be signed: %j', async (target) => {
    const { client, transport } = scriptedClient([fine])
    const options = { targetAppKey: target as string }
    expect(await client.run(tradeGet, { tid: 1 }, options)).toMatchObject({
      left: { _tag: 'InputError', subject: 'options', issues: [{ path: 'targetAppKey' }] },
    })
    expect(transport.requests).toHaveLength(0)
  })

  it('cannot be overwritten by a call', async () => {
    const { client, transport } = scriptedClient([fine])
    const result = await client.call(tradeGet, { tid: 1 }, { params: { method: 'taobao.other' } })()
    expect(result).toMatchObject({ left: { _tag: 'InputError', issues: [{ path: 'params.method' }] } })
    const taken = await client.call(tradeGet, { tid: 1 }, { params: { tid: '2' } })()
    expect(taken).toMatchObject({ left: { _tag: 'InputError', issues: [{ path: 'tid' }] } })
    expect(transport.requests).toHaveLength(0)
  })

  it('move to the query, with the business ones, where a raw body is signed', async () => {
    const { client, transport } = scriptedClient([fine])
    const rawBody = { text: '{"a":1}', contentType: 'application/json;charset=utf-8' }
    await client.call(tradeGet, { tid: 1 }, { rawBody })()
    const [request] = transport.requests
    const query = new URL(request?.url ?? '').searchParams
    expect(request?.body).toBe(rawBody.text)
    expect(request?.headers['content-type']).toBe(rawBody.contentType)
    expect([query.get('tid'), query.get('app_key')]).toEqual(['1', '12345678'])
    expect(query.get('sign')).toMatch(/^[0-9A-F]{64}$/)
  })
})

describe('credentials', () => {
  it('that are functions are asked for each attempt', async () => {
    const secrets = ['one', 'two']
    let asked = 0
    const { client, transport } = scriptedClient([{ status: 503 }, fine], {
      appSecret: async () => secrets[asked++] ?? '',
      appKey: () => `key-${asked}`,
    })
    expect((await client.call(tradeGet, { tid: 1 })())._tag).toBe('Right')
    const [first, second] = transport.forms()
    expect([first?.['app_key'], second?.['app_key']]).toEqual(['key-0', 'key-1'])
    expect(first?.['sign']).not.toBe(second?.['sign'])
  })

  it.each<readonly [string, Partial<TopClientOptions>, string]>([
    [
      'throw',
      {
        appSecret: () => {
          throw new Error('vault: helloworld-2026')
        },
      },
      'credentials',
    ],
    ['reject', { appSecret: () => Promise.reject(new Error('vault: helloworld-2026')) }, 'credentials'],
    ['give nothing', { appKey: () => '' }, 'credentials'],
    ['give white space', { appKey: () => ' ' }, 'credentials'],
    ['give no text', { appKey: (() => 5) as unknown as () => string }, 'credentials'],
    ['cannot sign', { appSecret: () => '\uD800' }, 'credentials'],
    [
      'throw for a session',
      {
        session: {
          get: () => {
            throw new Error('helloworld')
          },
        },
      },
      'session',
    ],
    ['reject for a session', { session: async () => Promise.reject(new Error('helloworld')) }, 'session'],
  ])('that %s are an InputError, and nothing is sent', async (title, options, subject) => {
    const { client, transport } = scriptedClient([fine], options)
    const result = await client.call(tradeGet, { tid: 1 })()
    expect(result).toMatchObject({ left: { _tag: 'InputError', subject } })
    if (/throw|reject/.test(title))
      expect(result).toMatchObject({
        left: { cause: { name: 'Error', message: expect.stringMatching(/^(vault: )?\*\*\*$/) } },
      })
    expect(JSON.stringify(result)).not.toContain('helloworld')
    expect(transport.requests).toHaveLength(0)
  })

  it('that never come end with the deadline', async () => {
    const { client } = scriptedClient([fine], {
      appSecret: () => new Promise(() => undefined),
      deadlineMs: 20,
    })
    expect(await client.call(tradeGet, { tid: 1 })()).toMatchObject({
      left: { reason: 'deadline', sent: 'no' },
    })
  })
})
