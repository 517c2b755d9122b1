import { generateKeyPairSync, sign as rsaSign } from 'node:crypto'
import { left, right } from 'fp-ts/Either'
import { createOpretailClient, loginProvider, type LoginProviderOptions } from '@paifang/gateway-opretail'
import { startEmulator, type Emulator } from '../src'
import { guarded, operations, report } from './operations'
import {
  get,
  now,
  opretailParams,
  opretailSign,
  post,
  postForm,
  signedOpretail,
  type Answer,
  type Params,
} from './peers'

const query = (url: string, params: Params): string => `${url}?${new URLSearchParams(params).toString()}`

describe('the opretail gateway', () => {
  let emulator: Emulator
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const apps = [
    { accessKey: 'S107-00000001', accessSecret: 'helloworld', applicationId: 'DC-000001' },
    { accessKey: 'S107-00000002', accessSecret: 'expired', applicationId: 'DC-000002', expired: true },
    {
      accessKey: 'S107-00000003',
      accessSecret: 'rsa',
      applicationId: 'DC-000003',
      publicKey: keys.publicKey.export({ type: 'spki', format: 'pem' }) as string,
    },
    { accessKey: 'S107-00000004', accessSecret: 'poor', applicationId: 'DC-000004', permissions: [] },
  ]
  beforeAll(async () => {
    emulator = await startEmulator({
      operations,
      clock: () => now,
      opretail: { apps, signMethods: ['md5', 'sha1', 'sha256', 'rsa'], replayMs: 0 },
    })
  })
  afterAll(() => emulator.close())

  const params = (more: Params = {}): Record<string, string> =>
    opretailParams(report.method, { pageNumber: '1', ...more })

  const call = (
    change: Readonly<Record<string, string | undefined>> = {},
    secret = 'helloworld',
  ): Promise<Answer> => {
    const kept = Object.fromEntries(
      Object.entries({ ...params(), ...change }).filter(([, value]) => value !== undefined),
    )
    return postForm(emulator.opretail.endpoint, signedOpretail(kept as Record<string, string>, secret))
  }

  it('answers stat, result and data, ids as bare integers', async () => {
    const { text, json, headers, status } = await call()
    expect(status).toBe(200)
    expect(json.stat).toEqual({
      cid: expect.stringMatching(/^a:[0-9a-f]{6}\|t:\d+\|s:\d+$/),
      code: 0,
      codename: 'SUCCESS',
      gatewayParam: { isGatewayReturn: false },
      systime: now,
    })
    expect(json.result).toBe('成功')
    expect(text).toContain('"id":9007199254740993')
    expect(headers.get('date')).toBe(new Date(now).toUTCString())
  })

  it.each(['md5', 'sha1', 'sha256'])('verifies %s', async (_sm) => {
    expect((await call({ _sm })).json.stat.code).toBe(0)
    expect((await call({ _sm }, 'wrong')).json.stat.code).toBe(7)
  })

  it('takes the sign method in any case', async () => {
    const signed = params({ _sm: 'MD5' })
    const _sig = opretailSign(signed, 'helloworld', 'md5')
    expect((await postForm(emulator.opretail.endpoint, { ...signed, _sig })).json.stat.code).toBe(0)
  })

  it('verifies rsa, which sends no key', async () => {
    const { _akey, ...rest } = params({ _sm: 'rsa', _aid: 'DC-000003' })
    const text = Object.keys(rest)
      .sort()
      .map((name) => `${name}${(rest as Params)[name] ?? ''}`)
      .join('')
    const _sig = rsaSign('RSA-SHA1', Buffer.from(text), keys.privateKey).toString('base64')
    const right_ = await postForm(emulator.opretail.endpoint, { ...rest, _sig })
    expect(right_.json.stat.code).toBe(0)
    const wrong = await postForm(emulator.opretail.endpoint, { ...rest, pageNumber: '2', _sig })
    expect(wrong.json.stat.code).toBe(7)
    expect(_akey).toBe('S107-00000001')
  })

  it.each([
    [{ _akey: undefined }, 1, 'KEY_NOTNULL'],
    [{ _akey: 'nobody' }, 2, 'KEY_UNLAWFUL'],
    [{ _akey: 'S107-00000002' }, 3, 'KEY_HAS_EXPIRED'],
    [{ _sm: undefined }, 4, 'SIGN_METHOD_NOTNULL'],
    [{ _mt: undefined }, 8, 'METHOD_NOTNULL'],
    [{ _mt: 'open.not.there' }, 9, 'METHOD_NOTEXIST_CODE'],
    [{ _version: 'v9' }, 9, 'METHOD_NOTEXIST_CODE'],
    [{ _requestMode: undefined }, 10, 'REQUESTMODE_NOTNULL'],
    [{ _aid: undefined }, 11, 'APPLICATIONID_NOTNULL'],
    [{ _aid: 'DC-000002' }, 12, 'APPLICATIONID_NOTSAME'],
    [{ _version: undefined }, 13, 'VERSION_NOTNULL'],
    [{ _timestamp: undefined }, 14, 'TIMESTAMP_NOTNULL'],
    [{ _timestamp: '2024-01-01 08:00:00' }, 15, 'TIMESTAMP_FORMAT_ERROR'],
    [{ _timestamp: '20240101081001' }, 16, 'TIMESTAMP_OVERTIME'],
    [{ _format: 'yaml' }, 17, 'FORMAT_TYPE_NOTEXIST'],
  ])('refuses %j with %i %s', async (change, code, codename) => {
    const { json, status } = await call(change)
    expect(status).toBe(200)
    expect(json.stat).toMatchObject({ code, codename, systime: now })
    expect(typeof json.result).toBe('string')
    expect(json).toMatchObject({ data: null, stat: { gatewayParam: { isGatewayReturn: true } } })
  })

  it('says what it was not given', async () => {
    expect((await call({ _mt: 'open.not.there' })).json.result).toContain('was not given the operation')
    expect((await call({ _version: 'v9' })).json.result).toMatch(
      /was given the operation in version v\d, not in v9$/,
    )
  })

  it('names an unknown sign method with 5, no signature with 6, a wrong one with 7', async () => {
    const unknown = await postForm(emulator.opretail.endpoint, { ...params({ _sm: 'sha512' }), _sig: 'x' })
    expect(unknown.json.stat.code).toBe(5)
    expect((await postForm(emulator.opretail.endpoint, params())).json.stat.code).toBe(6)
    expect((await call({}, 'wrong')).json.stat.code).toBe(7)
  })

  it('judges in the order of the codes', async () => {
    const fix: ReadonlyArray<readonly [Params, number]> = [
      [{}, 1],
      [{ _akey: 'S107-00000001' }, 4],
      [{ _sm: 'md5' }, 8],
      [{ _mt: report.method }, 10],
      [{ _requestMode: 'POST' }, 11],
      [{ _aid: 'S107' }, 13],
      [{ _version: 'v1' }, 14],
      [{ _timestamp: 'soon' }, 15],
      [{ _timestamp: '20200101000000', _format: 'yaml' }, 16],
      [{ _timestamp: '20240101080000' }, 17],
    ]
    let sent: Params = {}
    for (const [next, code] of fix) {
      sent = { ...sent, ...next }
      expect((await postForm(emulator.opretail.endpoint, signedOpretail(sent))).json.stat.code).toBe(code)
    }
  })

  it('accepts the application id of each route', async () => {
    const own = signedOpretail(params({ _aid: 'DC-000001' }))
    expect((await postForm(emulator.opretail.endpoint, own)).json.stat.code).toBe(0)
    expect((await postForm(`${emulator.url}/m.api`, own)).json.stat.code).toBe(12)
    expect((await postForm(`${emulator.url}/m.api`, signedOpretail(params()))).json.stat.code).toBe(0)
  })

  it('accepts every carriage, and keeps empty values', async () => {
    emulator.journal.clear()
    const signed = signedOpretail(params({ keyword: '' }))
    expect((await get(query(emulator.opretail.endpoint, signed))).json.stat.code).toBe(0)
    expect((await post(query(emulator.opretail.endpoint, signed), '')).json.stat.code).toBe(0)
    for (const method of ['PUT', 'DELETE']) {
      const response = await fetch(emulator.opretail.endpoint, { method, body: new URLSearchParams(signed) })
      expect(await response.json()).toHaveProperty('stat.code', 0)
    }
    expect(emulator.calls(report).map(({ input }) => input)).toEqual(
      Array(4).fill({ pageNumber: 1, keyword: '' }),
    )
  })

  it('takes an unsigned JSON document beside a signed query on cloud.api only', async () => {
    const { pageNumber: _moved, ...rest } = params()
    const signed = signedOpretail(rest)
    const body = JSON.stringify({ pageNumber: 3, keyword: 'k' })
    const json = { 'content-type': 'application/json;charset=utf-8' }
    expect((await post(query(emulator.opretail.endpoint, signed), body, json)).json.stat.code).toBe(0)
    expect(emulator.calls(report).at(-1)?.input).toEqual({ pageNumber: 3, keyword: 'k' })
    const old = await post(query(`${emulator.url}/m.api`, signed), body, json)
    expect(old.json).toMatchObject({ stat: { code: 400 }, result: expect.stringContaining('/cloud.api') })
    const list = await post(query(emulator.opretail.endpoint, signed), '[]', json)
    expect(list.json.stat.code).toBe(400)
  })

  it('names a missing and a mistyped parameter', async () => {
    expect((await call({ pageNumber: undefined })).json.result).toMatch(/^pageNumber is required/)
    expect((await call({ pageNumber: 'one' })).json.result).toMatch(/^pageNumber must be integer/)
  })

  it('refuses a method the application may not call', async () => {
    expect((await call({ _akey: 'S107-00000004' }, 'poor')).json.stat.code).toBe(9)
  })

  it('refuses what is not UTF-8 or came twice', async () => {
    const form = new URLSearchParams(signedOpretail(params({ keyword: '\ufffd' }))).toString()
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const broken = await post(emulator.opretail.endpoint, form.replace('%EF%BF%BD', '%FF'), type)
    expect([7, 400]).toContain(broken.json.stat.code)
    // What cannot be decoded is signed as it stands.
    const asItStands = new URLSearchParams(signedOpretail(params({ keyword: '%FF' }))).toString()
    const named = await post(emulator.opretail.endpoint, asItStands.replace('%25FF', '%FF'), type)
    expect(named.json).toMatchObject({ stat: { code: 400 }, result: 'keyword is not UTF-8' })
    const twice = await postForm(query(emulator.opretail.endpoint, { pageNumber: '2' }), {
      ...signedOpretail({ ...params(), pageNumber: '2' }),
      pageNumber: '1',
    })
    expect(twice.json).toMatchObject({ stat: { code: 400 }, result: 'pageNumber was sent more than once' })
  })

  describe('tokens', () => {
    const ask = (headers: Params): Promise<Answer> =>
      postForm(
        emulator.opretail.endpoint,
        signedOpretail(opretailParams(guarded.method, { _version: 'v2', depId: '1' })),
        headers,
      )

    it.each(['authenticator', 'Ovo-Authorization'])('are read from %s', async (name) => {
      expect((await ask({ [name]: emulator.opretail.session })).json.stat.code).toBe(0)
      expect(emulator.calls(guarded).at(-1)?.session).toBe(emulator.opretail.session)
    })

    it('are asked for where the operation needs one, and must be alive', async () => {
      const refused = { code: 9990001, codename: 'TOKEN_NOT_EXIST' }
      expect((await ask({})).json.stat).toMatchObject(refused)
      expect((await ask({ authenticator: 'made up' })).json.stat).toMatchObject(refused)
      const token = emulator.state.opretail.tokens.issue({ app: 'S107-00000001', expiresInMs: 1000 })
      expect((await ask({ authenticator: token })).json.stat.code).toBe(0)
      emulator.clock.advance(1001)
      expect((await ask({ authenticator: token })).json.stat).toMatchObject(refused)
      emulator.clock.reset()
    })
  })

  it('answers what a handler refuses, or that it threw', async () => {
    emulator.on(guarded, ({ depId }) => async () => {
      if (depId === 1) return left({ code: 103094 })
      if (depId === 2) return left({ code: 70001, subCode: 'STORE_NOT_EXIST', message: '门店不存在' })
      if (depId === 3) throw new Error('a defect of the test')
      return right({ depId })
    })
    const ask = async (depId: string): Promise<unknown> => {
      const signed = signedOpretail(opretailParams(guarded.method, { _version: 'v2', depId }))
      return (
        await postForm(emulator.opretail.endpoint, signed, { authenticator: emulator.opretail.session })
      ).json
    }
    expect(await ask('1')).toMatchObject({
      stat: { code: 103094, codename: 'USERNAME_ERROE' },
      result: '账号错误',
    })
    expect(await ask('2')).toMatchObject({
      stat: { code: 70001, codename: 'STORE_NOT_EXIST' },
      result: '门店不存在',
    })
    expect(await ask('3')).toMatchObject({ stat: { code: -999, codename: 'UNKNOWN_ERROR' } })
    expect(await ask('4')).toMatchObject({ stat: { code: 0 }, data: { depId: 4 } })
  })
})

describe('a login', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startEmulator({ operations: [guarded], clock: () => now })
  })
  afterEach(() => emulator.close())

  const client = (login: Partial<LoginProviderOptions> = {}) =>
    createOpretailClient({
      ...emulator.opretail,
      transport: emulator.transport(),
      clock: () => now,
      nonce: true,
      session: loginProvider({ account: 'account', password: 'password', ...login }),
    })
  const tokens = () => emulator.state.opretail.tokens.list().filter(({ user }) => user === 'account')

  it.each(['mobileLogin', 'ssoLogin'] as const)('by %s gives a token that is taken', async (via) => {
    const opretail = client({ via })
    expect(await opretail.call(guarded, { depId: 4 })()).toMatchObject({ _tag: 'Right' })
    expect(emulator.calls(guarded).at(-1)?.session).toBe(tokens()[0]?.text)
    // The same account gets the same token, and another one when it is gone.
    expect(await client({ via }).call(guarded, { depId: 5 })()).toMatchObject({ _tag: 'Right' })
    expect(tokens()).toHaveLength(1)
    emulator.state.opretail.tokens.revoke(tokens()[0]?.text ?? '')
    expect(await opretail.call(guarded, { depId: 6 })()).toMatchObject({ _tag: 'Right' })
    expect(tokens()).toHaveLength(2)
  })

  it.each<readonly [string, Partial<LoginProviderOptions>, string]>([
    ['a name that nobody has', { account: 'nobody' }, '103094'],
    ['another password', { password: 'Password' }, '103095'],
    ['a password as typed, where its md5 is asked for', { via: 'ssoLogin', passwordForm: 'plain' }, '103095'],
  ])('with %s is refused as the gateway does', async (_title, login, rawCode) => {
    const refused = await client(login).call(guarded, { depId: 4 })()
    expect(refused).toMatchObject({ left: { rawCode } })
    expect(tokens()).toEqual([])
  })

  it('takes the md5 of the password by mobileLogin as well, and users of the options', async () => {
    const opretail = { users: [{ userName: 'lin', password: 'geheim' }], tokenMs: 60_000 }
    const other = await startEmulator({ operations: [guarded], clock: () => now, opretail })
    const session = loginProvider({ account: 'lin', password: 'geheim', passwordForm: 'md5' })
    const transport = other.transport()
    const called = await createOpretailClient({
      ...other.opretail,
      transport,
      clock: () => now,
      session,
    }).call(guarded, { depId: 4 })()
    expect(called).toMatchObject({ _tag: 'Right' })
    expect(other.state.opretail.tokens.list().at(-1)).toMatchObject({ user: 'lin', expiresAt: now + 60_000 })
    other.state.restore({ opretailApps: [] })
    expect(other.state.opretail.users.get('lin')).toBeDefined()
    await other.close()
  })
})

describe('an opretail call that comes twice', () => {
  it('is refused with -100 within the window, and only then', async () => {
    const emulator = await startEmulator({ operations, clock: () => now, opretail: { replayMs: 5000 } })
    const signed = signedOpretail(opretailParams(report.method, { pageNumber: '1' }))
    const code = async (): Promise<number> =>
      (await postForm(emulator.opretail.endpoint, signed)).json.stat.code
    expect([await code(), await code()]).toEqual([0, -100])
    emulator.clock.advance(5000)
    expect(await code()).toBe(0)
    const other = signedOpretail(opretailParams(report.method, { pageNumber: '1', _nonce: 'another' }))
    expect((await postForm(emulator.opretail.endpoint, other)).json.stat.code).toBe(0)
    await emulator.close()
  })

  it('may sign with md5 and sha1 only, unless the emulator is told otherwise', async () => {
    const emulator = await startEmulator({ operations, clock: () => now })
    const signed = signedOpretail(opretailParams(report.method, { pageNumber: '1', _sm: 'sha256' }))
    expect((await postForm(emulator.opretail.endpoint, signed)).json.stat.code).toBe(5)
    await emulator.close()
  })
})
