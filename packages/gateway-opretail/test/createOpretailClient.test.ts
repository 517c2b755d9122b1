import { createOpretailClient, type OpretailClientOptions } from '@paifang/gateway-opretail'
import { generateKeyPairSync, verify } from 'node:crypto'
import { anything, readPage, writePage } from './support/operations'
import { referenceSign } from './support/referenceSign'
import { startServer, success, type Server } from './support/startServer'
import { accessKey, accessSecret, noon, testClient } from './support/testClient'

let server: Server
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const last = (): Server['received'][number] => server.received.at(-1)!

describe('createOpretailClient', () => {
  it('sends a signed form, byte for byte as the sources describe it', async () => {
    const client = testClient({ endpoint: server.url })
    const result = await client.call(readPage, {
      enterpriseId: 9007199254740993n,
      startTime: '2021-01-03 你',
    })()
    expect(result).toEqual({ _tag: 'Right', right: { total: '1' } })
    const { verb, path, headers, form, query } = last()
    expect([verb, path, [...query]]).toEqual(['POST', '/cloud.api', []])
    expect(headers['content-type']).toBe('application/x-www-form-urlencoded;charset=utf-8')
    expect(headers).not.toHaveProperty('authenticator')
    expect(Object.fromEntries(form)).toEqual({
      _aid: 'S107',
      _akey: accessKey,
      _mt: 'open.test.page.read',
      _requestMode: 'POST',
      _sm: 'md5',
      _timestamp: '20240310183000',
      _version: 'v1',
      enterpriseId: '9007199254740993',
      startTime: '2021-01-03 你',
      _sig: referenceSign(form, accessSecret),
    })
    await client.close()
  })

  it.each(['GET', 'POST', 'PUT', 'DELETE'] as const)('carries a %s where it belongs', async (verb) => {
    const client = testClient({ endpoint: server.url })
    await client.call({ ...readPage, verb, version: 'v4' }, { enterpriseId: '1' })()
    const received = verb === 'GET' ? last().query : last().form
    expect(last().verb).toBe(verb)
    expect(last().body === '').toBe(verb === 'GET')
    expect(received.get('_requestMode')).toBe(verb)
    expect(received.get('_version')).toBe('v4')
    expect(received.get('_sig')).toBe(referenceSign(received, accessSecret))
    await client.close()
  })

  it('lets a call choose its verb', async () => {
    const client = testClient({ endpoint: server.url })
    await client.call(readPage, { enterpriseId: '1' }, { verb: 'GET' })()
    expect([last().verb, last().query.get('_requestMode')]).toEqual(['GET', 'GET'])
    await client.close()
  })

  it('sends JSON bodies by client and by call', async () => {
    const client = testClient({ endpoint: server.url, carriage: 'json' })
    await client.call(readPage, { enterpriseId: 12n, filter: [{ a: null }] })()
    expect(last().headers['content-type']).toBe('application/json;charset=utf-8')
    expect(last().body).toBe('{"enterpriseId":12,"filter":[{"a":null}]}')
    expect([...last().query.keys()]).not.toContain('enterpriseId')
    expect(last().query.get('_sig')).toBe(referenceSign(last().query, accessSecret))
    await client.call(readPage, { enterpriseId: '1' }, { carriage: 'form' })()
    expect(last().form.get('enterpriseId')).toBe('1')
    await client.close()
  })

  it('refuses JSON bodies where only forms are taken, before anything is sent', async () => {
    const endpoint = server.url.replace('cloud.api', 'm.api')
    expect(() => testClient({ endpoint, carriage: 'json' })).toThrow(TypeError)
    const client = testClient({ endpoint })
    expect(await client.call(readPage, { enterpriseId: '1' }, { carriage: 'json' })()).toMatchObject({
      left: {
        _tag: 'InputError',
        subject: 'input',
        issues: [{ expected: expect.stringContaining('/cloud.api') }],
      },
    })
    expect(server.received).toEqual([])
    await client.close()
  })

  it.each([['sha1'], ['sha256']] as const)('signs with %s on explicit choice', async (signMethod) => {
    const client = testClient({ endpoint: server.url, signMethod })
    await client.call(readPage, { enterpriseId: '1' })()
    expect(last().form.get('_sm')).toBe(signMethod)
    expect(last().form.get('_sig')).toBe(referenceSign(last().form, accessSecret, signMethod))
    await client.close()
  })

  it('stamps in the chosen zone, and sends and signs _format and _nonce by option', async () => {
    const client = testClient({
      endpoint: server.url,
      utcOffsetMinutes: 0,
      format: 'json',
      nonce: () => 'n-1',
      applicationId: 'DC-00000001',
      headers: { environment: 'formal' },
    })
    await client.call(readPage, { enterpriseId: '1' })()
    expect(Object.fromEntries(last().form)).toMatchObject({
      _aid: 'DC-00000001',
      _timestamp: '20240310103000',
      _format: 'json',
      _nonce: 'n-1',
      _sig: referenceSign(last().form, accessSecret),
    })
    expect(last().headers['environment']).toBe('formal')
    await client.close()
  })

  it('draws a fresh UUID as nonce for each attempt', async () => {
    const client = testClient({ endpoint: server.url, nonce: true })
    await client.call(readPage, { enterpriseId: '1' })()
    await client.call(readPage, { enterpriseId: '1' })()
    const nonces = server.received.map(({ form }) => form.get('_nonce') ?? '')
    expect(new Set(nonces).size).toBe(2)
    expect(nonces[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/)
    await client.close()
  })

  it('omits null and undefined, or sends them as empty text', async () => {
    const client = testClient({ endpoint: server.url })
    await client.call(anything, { a: null, b: undefined, c: '' })()
    expect([...last().form.keys()].filter((name) => !name.startsWith('_'))).toEqual(['c'])
    await client.call(anything, { a: null, c: '' }, { nullish: 'empty' })()
    expect(Object.fromEntries(last().form)).toMatchObject({
      a: '',
      c: '',
      _sig: referenceSign(last().form, accessSecret),
    })
    await client.close()
  })

  it.each(['_mt', '_akey', '_sig', '_anything'])('refuses the business parameter %s', async (name) => {
    const client = testClient({ endpoint: server.url })
    expect(await client.call(anything, { [name]: 'x' })()).toMatchObject({
      left: { _tag: 'InputError', subject: 'input', issues: [{ path: name }] },
    })
    expect(server.received).toEqual([])
    await client.close()
  })

  it('reads credentials anew for each attempt', async () => {
    const secrets = ['FIRST-SECRET', 'SECOND-SECRET']
    let reads = 0
    server.answer = (_received, index) => (index === 0 ? { status: 503, body: '' } : { body: success() })
    const client = testClient({
      endpoint: server.url,
      applicationId: () => 'DC-00000009',
      accessKey: async () => accessKey,
      accessSecret: () => Promise.resolve(secrets[reads++]!),
    })
    expect(await client.call(readPage, { enterpriseId: '1' })()).toMatchObject({ _tag: 'Right' })
    expect(server.received.map(({ form }) => form.get('_sig'))).toEqual(
      server.received.map(({ form }, index) => referenceSign(form, secrets[index]!)),
    )
    expect(last().form.get('_aid')).toBe('DC-00000009')
    await client.close()
  })

  it.each<[string, Partial<OpretailClientOptions>, string]>([
    ['an empty key', { accessKey: '' }, 'accessKey'],
    ['no key', { accessKey: undefined as unknown as string }, 'accessKey'],
    ['an empty secret', { accessSecret: '' }, 'accessSecret'],
    ['no secret', { accessSecret: undefined } as unknown as Partial<OpretailClientOptions>, 'accessSecret'],
    ['an empty application id', { applicationId: '' }, 'applicationId'],
    [
      'a key function that throws',
      {
        accessKey: () => {
          throw new Error('vault SECRET-1234567890')
        },
      },
      'accessKey',
    ],
    [
      'a secret function that rejects',
      { accessSecret: () => Promise.reject(new Error('no')) },
      'accessSecret',
    ],
    [
      'a secret function that gives a number',
      { accessSecret: () => 7 } as unknown as Partial<OpretailClientOptions>,
      'accessSecret',
    ],
    ['a private key that is none', { signMethod: 'rsa', privateKey: 'x' }, 'privateKey'],
  ])('names %s and sends nothing', async (_what, options, path) => {
    const client = testClient({ endpoint: server.url, ...options })
    const result = await client.call(writePage, { enterpriseId: '1' })()
    expect(result).toMatchObject({ left: { _tag: 'InputError', subject: 'credentials', issues: [{ path }] } })
    expect(JSON.stringify(result)).not.toContain('SECRET-1234567890')
    expect(server.received).toEqual([])
    await client.close()
  })

  it.each(['a Base64 key', 'a key object'])('signs with %s on explicit choice of rsa', async (form) => {
    const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const text = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64')
    const rsa = { signMethod: 'rsa', privateKey: form === 'a key object' ? privateKey : () => text } as const
    const client = createOpretailClient({ ...rsa, endpoint: server.url, clock: () => noon })
    expect(await client.call(readPage, { enterpriseId: '1' })()).toMatchObject({ _tag: 'Right' })
    expect(last().form.has('_akey')).toBe(false)
    const base = [...last().form]
      .filter(([name]) => name !== '_sig')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flat()
      .join('')
    const signature = Buffer.from(last().form.get('_sig') ?? '', 'base64')
    expect(verify('RSA-SHA1', Buffer.from(base), publicKey, signature)).toBe(true)
    await client.close()
    const named = createOpretailClient({ ...rsa, accessKey, endpoint: server.url })
    await named.call(readPage, { enterpriseId: '1' })()
    expect(last().form.get('_akey')).toBe(accessKey)
    await named.close()
  })

  it('ends at its deadline where a credential never comes', async () => {
    const client = testClient({
      endpoint: server.url,
      accessKey: () => new Promise(() => undefined),
      deadlineMs: 30,
    })
    expect(await client.call(readPage, { enterpriseId: '1' })()).toMatchObject({
      left: { _tag: 'TransportError', reason: 'deadline', sent: 'no' },
    })
    await client.close()
  })

  it('ends in an error where a nonce function throws', async () => {
    const client = testClient({
      endpoint: server.url,
      nonce: () => {
        throw new Error('no entropy')
      },
    })
    expect(await client.call(writePage, { enterpriseId: '1' })()).toMatchObject({
      left: { _tag: 'TransportError', reason: 'unknown', sent: 'no' },
    })
    expect(server.received).toEqual([])
    await client.close()
  })

  it('says that a clock out of range cannot be stamped', async () => {
    const client = testClient({ endpoint: server.url, clock: () => Number.NaN })
    expect(await client.call(readPage, { enterpriseId: '1' })()).toMatchObject({
      left: { _tag: 'InputError', issues: [{ path: 'clock' }] },
    })
    await client.close()
  })

  it.each<[string, object]>([
    ['endpoint', { endpoint: 'http://openapi.opretail.com/cloud.api' }],
    ['signMethod', { signMethod: 'sha512' }],
    ['signMethod', { signMethod: 'MD5' }],
    ['carriage', { carriage: 'multipart' }],
    ['nullish', { nullish: 'null' }],
    ['format', { format: 'xml' }],
    ['utcOffsetMinutes', { utcOffsetMinutes: 0.5 }],
    ['utcOffsetMinutes', { utcOffsetMinutes: 100_000 }],
    ['tokenHeader', { tokenHeader: [] }],
    ['tokenHeader', { tokenHeader: 'content-type' }],
    ['tokenHeader', { tokenHeader: ['a b'] }],
    ['headers', { headers: { host: 'x' } }],
    ['headers', { headers: { x: 'a\r\nb' } }],
  ])('refuses a wrong %s at once', (name, options) => {
    const given = { accessKey, accessSecret, ...options } as unknown as OpretailClientOptions
    expect(() => createOpretailClient(given)).toThrow(new RegExp(`^${name}: `))
  })

  it('sends nothing for an input that is wrong, a signal that is aborted, or after close', async () => {
    const client = testClient({ endpoint: server.url })
    expect(await client.call(readPage, { enterpriseId: 1e21 })()).toMatchObject({
      left: { _tag: 'InputError' },
    })
    const signal = AbortSignal.abort()
    expect(await client.call(readPage, { enterpriseId: '1' }, { signal })()).toMatchObject({
      left: { _tag: 'TransportError', reason: 'aborted', sent: 'no' },
    })
    await client.close()
    expect(await client.call(readPage, { enterpriseId: '1' })()).toMatchObject({
      left: { _tag: 'TransportError' },
    })
    expect(server.received).toEqual([])
  })

  it('gives the default endpoint and application id of the platform’s pages', async () => {
    const urls: string[] = []
    const client = createOpretailClient({
      accessKey,
      accessSecret,
      clock: () => noon,
      transport: (request) => async () => {
        urls.push(request.url)
        return {
          _tag: 'Right',
          right: { status: 200, headers: {}, body: Buffer.from(success()), truncated: false },
        }
      },
    })
    await client.call(readPage, { enterpriseId: '1' })()
    expect(urls).toEqual(['https://openapi.opretail.com/cloud.api'])
    await client.close()
  })
})
