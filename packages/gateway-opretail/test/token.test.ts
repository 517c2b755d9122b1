import { CallFailure } from '@paifang/result'
import type { SessionProvider, SessionSource } from '@paifang/gateway'
import type { OpretailClientOptions } from '@paifang/gateway-opretail'
import { readPage, writePage } from './support/operations'
import { envelope, startServer, success, type Server } from './support/startServer'
import { testClient } from './support/testClient'

let server: Server
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const input = { enterpriseId: '1' }
const tokens = (): ReadonlyArray<unknown> => server.received.map(({ headers }) => headers['authenticator'])
const client = (options: Partial<OpretailClientOptions> = {}): ReturnType<typeof testClient> =>
  testClient({ endpoint: server.url, ...options })

/** Accepts one token and refuses the others. */
const accept = (token: string): void => {
  server.answer = ({ headers }) => ({
    body:
      headers['authenticator'] === token ? success() : envelope(9990001, {}, { codename: 'TOKEN_NOT_EXIST' }),
  })
}

describe('the token of a call', () => {
  it.each<[OpretailClientOptions['tokenHeader'], object]>([
    [undefined, { authenticator: 'tok-1' }],
    ['authenticator', { authenticator: 'tok-1' }],
    ['Ovo-Authorization', { 'ovo-authorization': 'tok-1' }],
    ['both', { authenticator: 'tok-1', 'ovo-authorization': 'tok-1' }],
    [['x-token'], { 'x-token': 'tok-1' }],
  ])('stands in the header that the option names: %j', async (tokenHeader, headers) => {
    const one = client({ session: 'tok-1', ...(tokenHeader === undefined ? {} : { tokenHeader }) })
    await one.call(readPage, input)()
    const { authenticator, 'ovo-authorization': ovo, 'x-token': own } = server.received[0]!.headers
    expect(JSON.parse(JSON.stringify({ authenticator, 'ovo-authorization': ovo, 'x-token': own }))).toEqual(
      headers,
    )
    expect([...server.received[0]!.form.values()]).not.toContain('tok-1')
    await one.close()
  })

  it.each<[string, SessionSource]>([
    ['a text', 'tok-1'],
    ['a function', () => 'tok-1'],
    ['an asynchronous function', async () => 'tok-1'],
    ['a provider', { get: () => 'tok-1' }],
  ])('comes from %s', async (_what, token) => {
    const one = client({ session: token })
    await one.call(readPage, input)()
    expect(tokens()).toEqual(['tok-1'])
    await one.close()
  })

  it('is the call’s own before the client’s', async () => {
    const one = client({ session: 'of-client' })
    await one.call(readPage, input, { session: 'of-call' })()
    await one.call(readPage, input, { session: () => 'of-call-2' })()
    await one.call({ ...readPage, session: 'none' }, input)()
    await one.call({ ...readPage, session: 'none' }, input, { session: 'of-call-3' })()
    expect(tokens()).toEqual(['of-call', 'of-call-2', undefined, 'of-call-3'])
    await one.close()
  })

  it.each<[string, SessionSource | undefined]>([
    ['none', undefined],
    ['an empty text', ''],
    ['a function that gives nothing', () => undefined],
    ['a provider that gives nothing', { get: async () => undefined }],
  ])('may be missing unless the operation requires one: %s', async (_what, token) => {
    const one = client({ session: token })
    expect(await one.call(readPage, input)()).toMatchObject({ _tag: 'Right' })
    expect(tokens()).toEqual([undefined])
    expect(await one.call({ ...readPage, session: 'required' }, input)()).toMatchObject({
      left: { _tag: 'InputError', subject: 'session', issues: [{ path: 'session' }] },
    })
    expect(server.received).toHaveLength(1)
    await one.close()
  })

  it.each(['a\r\nb: c', 'tök', ' tok', 'tok\n', 7 as unknown as string])(
    'is refused when it is no header text: %j',
    async (token) => {
      const one = client({ session: () => token })
      const result = await one.call(readPage, input)()
      expect(result).toMatchObject({ left: { _tag: 'InputError', subject: 'session' } })
      expect(JSON.stringify(result)).not.toContain(JSON.stringify(token))
      expect(server.received).toEqual([])
      await one.close()
    },
  )

  it('ends the call in an InputError with the words that were thrown, keys in them hidden', async () => {
    const one = client({ session: () => Promise.reject(new Error('vault sealed, key s.9f8e7d6c5b4a3210')) })
    const result = await one.call(readPage, input)()
    expect(result).toMatchObject({
      left: {
        _tag: 'InputError',
        subject: 'session',
        cause: { name: 'Error', message: 'vault sealed, key s.***' },
      },
    })
    await one.close()
  })

  it('ends the call in the tagged error of a CallFailure, as not sent', async () => {
    const provider: SessionProvider = {
      get: () => {
        throw new CallFailure({ _tag: 'TransportError', reason: 'reset', sent: 'maybe', message: 'm' })
      },
    }
    const one = client({ session: provider })
    expect(await one.call(readPage, input)()).toEqual({
      _tag: 'Left',
      left: { _tag: 'TransportError', reason: 'reset', sent: 'no', message: 'm' },
    })
    expect(server.received).toEqual([])
    await one.close()
  })
})

describe('a refused token', () => {
  it('is an error of kind session where nothing can renew it', async () => {
    accept('other')
    const one = client({ session: 'stale' })
    expect(await one.call(readPage, input)()).toMatchObject({
      left: { _tag: 'GatewayError', kind: 'session', code: '9990001', name: 'TOKEN_NOT_EXIST' },
    })
    expect(server.received).toHaveLength(1)
    await one.close()
  })

  it('is renewed once and the call repeated, a write as well', async () => {
    accept('fresh')
    const refused: unknown[] = []
    const provider: SessionProvider = {
      get: () => 'stale',
      refresh: (token) => {
        refused.push(token)
        return 'fresh'
      },
    }
    const one = client({ session: provider })
    expect(await one.call(writePage, input)()).toMatchObject({ _tag: 'Right' })
    expect(tokens()).toEqual(['stale', 'fresh'])
    expect(refused).toEqual(['stale'])
    await one.close()
  })

  it('is renewed for the call’s own provider too, and where none was sent', async () => {
    accept('fresh')
    const one = client()
    const provider: SessionProvider = { get: () => undefined, refresh: async () => 'fresh' }
    expect(await one.call(readPage, input, { session: provider })()).toMatchObject({ _tag: 'Right' })
    expect(tokens()).toEqual([undefined, 'fresh'])
    await one.close()
  })

  it('is not renewed twice in one call', async () => {
    accept('never')
    let refreshes = 0
    const one = client({ session: { get: () => 'a', refresh: () => `b${++refreshes}` } })
    expect(await one.call(readPage, input)()).toMatchObject({ left: { kind: 'session' } })
    expect(tokens()).toEqual(['a', 'b1'])
    expect(refreshes).toBe(1)
    await one.close()
  })

  it('is read again from a function, and repeated only if it changed', async () => {
    accept('fresh')
    const given = ['stale', 'fresh', 'fresh']
    const one = client({ session: () => given.shift() })
    expect(await one.call(readPage, input)()).toMatchObject({ _tag: 'Right' })
    expect(tokens()).toEqual(['stale', 'fresh'])
    const constant = client({ session: () => 'stale' })
    expect(await constant.call(readPage, input)()).toMatchObject({ left: { kind: 'session' } })
    expect(server.received).toHaveLength(3)
    await one.close()
    await constant.close()
  })

  it.each<[string, SessionProvider['refresh']]>([
    ['gives nothing', () => undefined],
    ['gives empty text', async () => ''],
    [
      'throws',
      () => {
        throw new Error('not stale but tok-9-2026-11')
      },
    ],
    ['is missing', undefined],
  ])('stays refused when refresh %s', async (_what, refresh) => {
    accept('never')
    const one = client({ session: { get: () => 'stale', ...(refresh === undefined ? {} : { refresh }) } })
    const result = await one.call(readPage, input)()
    expect(result).toMatchObject({ left: { kind: 'session', code: '9990001' } })
    expect(JSON.stringify(result)).not.toMatch(/tok-9|stale/)
    expect(server.received).toHaveLength(1)
    await one.close()
  })

  it('ends the call in the CallFailure of its renewal', async () => {
    accept('never')
    const error = { _tag: 'InputError', method: 'login', subject: 'credentials', issues: [] } as const
    const one = client({
      session: { get: () => 'stale', refresh: () => Promise.reject(new CallFailure(error)) },
    })
    expect(await one.call(readPage, input)()).toEqual({ _tag: 'Left', left: error })
    await one.close()
  })

  it('shares one renewal among all calls that were refused it', async () => {
    accept('fresh')
    let current = 'stale'
    let refreshes = 0
    const provider: SessionProvider = {
      get: () => current,
      refresh: async () => {
        refreshes++
        await new Promise((resolve) => setImmediate(resolve))
        return (current = 'fresh')
      },
    }
    const one = client({ session: provider })
    const results = await Promise.all(Array.from({ length: 20 }, () => one.call(readPage, input)()))
    expect(results.every(({ _tag }) => _tag === 'Right')).toBe(true)
    expect(refreshes).toBe(1)
    await one.close()
  })

  it('is renewed once although its provider still hands out the old one', async () => {
    accept('fresh')
    let refreshes = 0
    const one = client({ session: { get: () => 'stale', refresh: () => (++refreshes, 'fresh') } })
    expect(await one.call(readPage, input)()).toMatchObject({ _tag: 'Right' })
    expect(await one.call(readPage, input)()).toMatchObject({ _tag: 'Right' })
    expect(refreshes).toBe(1)
    expect(tokens()).toEqual(['stale', 'fresh', 'fresh'])
    await one.close()
  })

  it.each([['40100'], ['TOKEN_OLD']])('is told by the codes of the option: %s', async (code) => {
    server.answer = ({ headers }) => ({
      body: headers['authenticator'] === 'fresh' ? success() : envelope(code, {}, { codename: '' }),
    })
    const one = client({
      session: { get: () => 'stale', refresh: () => 'fresh' },
      tokenErrorCodes: ['9990001', code],
    })
    expect(await one.call(readPage, input)()).toMatchObject({ _tag: 'Right' })
    const fixed = client({ session: 'stale', tokenErrorCodes: [code] })
    expect(await fixed.call(readPage, input)()).toMatchObject({
      left: { _tag: 'GatewayError', kind: 'session', code },
    })
    await one.close()
    await fixed.close()
  })

  it('can be taken out of the session handling', async () => {
    accept('never')
    const one = client({ session: { get: () => 'stale', refresh: () => 'fresh' }, tokenErrorCodes: [] })
    expect(await one.call({ ...readPage, codes: ['9990001'] }, input)()).toMatchObject({
      left: { _tag: 'BusinessError', code: '9990001' },
    })
    expect(server.received).toHaveLength(1)
    await one.close()
  })
})
