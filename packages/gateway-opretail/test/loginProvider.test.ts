import { createHash } from 'node:crypto'
import { inspect } from 'node:util'
import {
  loginProvider,
  type LoginProviderOptions,
  type OpretailClientOptions,
} from '@paifang/gateway-opretail'
import { readPage, writePage } from './support/operations'
import { referenceSign } from './support/referenceSign'
import { envelope, startServer, success, type Received, type Reply, type Server } from './support/startServer'
import { accessSecret, noon, testClient } from './support/testClient'

let server: Server
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const input = { enterpriseId: '1' }
const password = 'Pass-word-1'
const md5 = createHash('md5').update(password).digest('hex')
const methodOf = ({ form }: Received): string => form.get('_mt') ?? ''
const logins = (): ReadonlyArray<Received> =>
  server.received.filter((one) => methodOf(one).includes('.security.'))
const pages = (): ReadonlyArray<Received> =>
  server.received.filter((one) => !methodOf(one).includes('.security.'))

/** Gives out `tok-1`, `tok-2` … and accepts what `valid` says. */
const platform = (
  { data = {}, valid = () => true }: { data?: object; valid?: (token: string) => boolean } = {},
  login?: (count: number) => Reply | Promise<Reply>,
): void => {
  let count = 0
  server.answer = (received) => {
    if (methodOf(received).includes('.security.')) {
      count++
      return login?.(count) ?? { body: success({ token: `tok-${count}`, enterpriseId: 7, ...data }) }
    }
    const token = String(received.headers['authenticator'])
    return { body: valid(token) ? success() : envelope(9990001) }
  }
}
const client = (
  login: Partial<LoginProviderOptions> = {},
  options: Partial<OpretailClientOptions> = {},
): ReturnType<typeof testClient> =>
  testClient({
    endpoint: server.url,
    session: loginProvider({ account: 'shop-boss', password, ...login }),
    ...options,
  })

describe('loginProvider', () => {
  it.each<[Partial<LoginProviderOptions>, string, string]>([
    [{}, 'open.shopweb.security.mobileLogin', password],
    [{ via: 'mobileLogin', passwordForm: 'md5' }, 'open.shopweb.security.mobileLogin', md5],
    [{ via: 'ssoLogin' }, 'open.shopweb.security.ssoLogin', md5],
    [{ via: 'ssoLogin', passwordForm: 'plain' }, 'open.shopweb.security.ssoLogin', password],
  ])('logs in by a signed call of its own: %j', async (login, method, sent) => {
    platform()
    const one = client(login)
    expect(await one.call(readPage, input)()).toMatchObject({ _tag: 'Right' })
    const [request] = logins()
    expect(Object.fromEntries(request!.form)).toMatchObject({
      _mt: method,
      _requestMode: 'POST',
      _version: 'v1',
      userName: 'shop-boss',
      password: sent,
      _sig: referenceSign(request!.form, accessSecret),
    })
    expect(request!.headers).not.toHaveProperty('authenticator')
    expect(pages()[0]!.headers['authenticator']).toBe('tok-1')
    await one.close()
  })

  it('reads account and password anew for each login', async () => {
    platform({ valid: (token) => token === 'tok-2' })
    const words = ['old', 'new']
    const one = client({ account: async () => 'me', password: () => words.shift()! })
    expect(await one.call(readPage, input)()).toMatchObject({ _tag: 'Right' })
    expect(logins().map(({ form }) => `${form.get('userName')}:${form.get('password')}`)).toEqual([
      'me:old',
      'me:new',
    ])
    await one.close()
  })

  it.each(['', ' '])('says that a login gave no token, and sends no call without: %j', async (token) => {
    platform({ data: { token } })
    const one = client()
    expect(await one.call(readPage, input)()).toMatchObject({
      left: {
        _tag: 'OutputError',
        method: 'open.shopweb.security.mobileLogin',
        issues: [{ path: 'token', expected: expect.stringContaining('not empty') as unknown }],
      },
    })
    expect(pages()).toHaveLength(0)
    await one.close()
  })

  it('logs in once for a hundred calls, and keeps the token', async () => {
    platform()
    const one = client()
    await Promise.all(Array.from({ length: 100 }, () => one.call(readPage, input)()))
    await one.call(readPage, input)()
    expect(logins()).toHaveLength(1)
    expect(pages()).toHaveLength(101)
    await one.close()
  })

  it('keeps tokens apart by account', async () => {
    platform()
    const one = client()
    await one.call(readPage, input)()
    await one.call(readPage, input, { session: loginProvider({ account: 'other', password }) })()
    expect(pages().map(({ headers }) => headers['authenticator'])).toEqual(['tok-1', 'tok-2'])
    await one.close()
  })

  it('does not wait behind the calls that wait for it', async () => {
    platform()
    const one = client({}, { concurrency: { maxRunning: 1 } })
    const results = await Promise.all([one.call(readPage, input)(), one.call(readPage, input)()])
    expect(results.map(({ _tag }) => _tag)).toEqual(['Right', 'Right'])
    await one.close()
  })

  it('logs in as a form where the client sends JSON bodies', async () => {
    platform()
    const one = client({}, { carriage: 'json' })
    await one.call(readPage, input)()
    expect(logins()[0]!.form.get('userName')).toBe('shop-boss')
    await one.close()
  })

  it('renews a token that the gateway refuses, once in a call', async () => {
    platform({ valid: (token) => token === 'tok-2' })
    const one = client()
    expect(await one.call(writePage, input)()).toMatchObject({ _tag: 'Right' })
    expect(pages().map(({ headers }) => headers['authenticator'])).toEqual(['tok-1', 'tok-2'])
    platform({ valid: () => false })
    expect(await one.call(writePage, input)()).toMatchObject({ left: { kind: 'session' } })
    expect(logins()).toHaveLength(3)
    await one.close()
  })

  it('logs in once for all calls whose token was refused', async () => {
    platform({ valid: (token) => token === 'tok-2' })
    const one = client()
    const results = await Promise.all(Array.from({ length: 30 }, () => one.call(readPage, input)()))
    expect(results.every(({ _tag }) => _tag === 'Right')).toBe(true)
    expect(logins()).toHaveLength(2)
    await one.close()
  })

  it.each([
    ['milliseconds', noon + 600_000, 600_000 - 60_000],
    ['seconds', (noon + 600_000) / 1000, 600_000 - 60_000],
    ['milliseconds, of a short life', noon + 60_000, 30_000],
  ])('renews before a stamp in %s', async (_unit, tokenExpirationTimestamp, freshMs) => {
    platform({ data: { tokenExpirationTimestamp } })
    let now = noon
    const one = client({ via: 'ssoLogin' }, { clock: () => now })
    await one.call(readPage, input)()
    now = noon + freshMs - 1
    await one.call(readPage, input)()
    expect(logins()).toHaveLength(1)
    now = noon + freshMs
    await one.call(readPage, input)()
    // The old one still works: the call does not wait for the new one. Closing does.
    await one.close()
    expect(logins()).toHaveLength(2)
    expect(pages().map(({ headers }) => headers['authenticator'])).toEqual(['tok-1', 'tok-1', 'tok-1'])
  })

  it('renews without a stamp after a day, or as the option says', async () => {
    platform()
    let now = noon
    const one = client({}, { clock: () => now })
    const two = client({ maxAgeMs: 1000 }, { clock: () => now })
    await one.call(readPage, input)()
    await two.call(readPage, input)()
    now += 86_400_000 - 1
    await one.call(readPage, input)()
    await two.call(readPage, input)()
    expect(logins()).toHaveLength(3)
    now += 1
    await one.call(readPage, input)()
    expect(logins()).toHaveLength(4)
    await one.close()
    await two.close()
  })

  it('takes the same token again where an account has one: each day one login, and no call without', async () => {
    platform({}, () => ({ body: success({ token: 'tok-of-account' }) }))
    let now = noon
    const one = client({}, { clock: () => now })
    for (let days = 1; days <= 3; days++) {
      for (let calls = 0; calls < 2; calls++)
        expect(await one.call(readPage, input)()).toMatchObject({ _tag: 'Right' })
      expect(logins()).toHaveLength(days)
      now += 86_400_000
    }
    await one.close()
  })

  it.each<[string, Reply, object]>([
    [
      'a wrong password',
      { body: envelope(103095, {}, { codename: 'PASSWORD_ERROE' }) },
      { _tag: 'BusinessError', code: '103095' },
    ],
    ['a wrong account', { body: envelope(103094) }, { _tag: 'BusinessError', code: '103094' }],
    ['an outage', { status: 500, body: 'x' }, { _tag: 'ProtocolError', status: 500 }],
    ['an answer without a token', { body: success({ enterpriseId: 1 }) }, { _tag: 'OutputError' }],
    ['a wrong signature', { body: envelope(7) }, { _tag: 'GatewayError', kind: 'signature' }],
  ])('ends the call in the error of the login: %s', async (_what, reply, error) => {
    platform({}, () => reply)
    const one = client()
    const result = await one.call(writePage, input)()
    expect(result).toMatchObject({ left: { ...error, method: 'open.shopweb.security.mobileLogin' } })
    expect(pages()).toEqual([])
    await one.close()
  })

  it('is not repeated by the call that waits for it, beyond its own attempts', async () => {
    platform({}, () => ({ status: 503, body: '' }))
    const one = client()
    await one.call(readPage, input)()
    expect(logins()).toHaveLength(3)
    await one.close()
  })

  it('keeps no failure', async () => {
    platform({}, (count) => ({ body: count === 1 ? envelope(103095) : success({ token: 'tok' }) }))
    const one = client()
    expect(await one.call(readPage, input)()).toMatchObject({ _tag: 'Left' })
    expect(await one.call(readPage, input)()).toMatchObject({ _tag: 'Right' })
    await one.close()
  })

  it('ends at the deadline and at an abort of the call that waits for it', async () => {
    const release: Array<() => void> = []
    platform(
      {},
      () => new Promise((resolve) => release.push(() => resolve({ body: success({ token: 'late' }) }))),
    )
    const one = client()
    expect(await one.call(readPage, input, { deadlineMs: 50 })()).toMatchObject({
      left: { _tag: 'TransportError', reason: 'deadline', sent: 'no' },
    })
    const controller = new AbortController()
    const running = one.call(readPage, input, { signal: controller.signal })()
    controller.abort()
    expect(await running).toMatchObject({ left: { _tag: 'TransportError', reason: 'aborted', sent: 'no' } })
    expect(pages()).toEqual([])
    release.forEach((answer) => answer())
    await one.close()
  })

  it.each([
    [{ account: '' }, 'account'],
    [{ password: () => '' }, 'password'],
    [{ password: () => undefined as unknown as string }, 'password'],
  ])('names what is missing: %j', async (login, path) => {
    const one = client(login)
    expect(await one.call(readPage, input)()).toMatchObject({
      left: { _tag: 'InputError', subject: 'credentials', issues: [{ path }] },
    })
    expect(server.received).toEqual([])
    await one.close()
  })

  it('refuses an unknown way at once', () => {
    expect(() => loginProvider({ account: 'a', password: 'b', via: 'x' as never })).toThrow(/^via: /)
    expect(() => loginProvider({ account: 'a', password: 'b', passwordForm: 'sha' as never })).toThrow(
      /^passwordForm: /,
    )
  })

  it('shows neither account nor password', async () => {
    platform()
    const provider = loginProvider({ account: 'shop-boss', password })
    const one = testClient({ endpoint: server.url, session: provider })
    await one.call(readPage, input)()
    const shown =
      inspect([provider, one], { depth: null, showHidden: true }) + JSON.stringify([provider, one])
    expect(shown).not.toMatch(/shop-boss|Pass-word|tok-1|SECRET/)
    await one.close()
  })
})
