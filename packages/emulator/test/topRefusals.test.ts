import { startEmulator, type Emulator } from '../src'
import { operations, save, trade } from './operations'
import { now, postForm, signedTop, topParams, type Answer } from './peers'

describe('what TOP refuses', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ operations, clock: () => now })
  })
  afterAll(() => emulator.close())

  const call = (
    change: Readonly<Record<string, string | undefined>> = {},
    { secret = 'helloworld', method = trade.method } = {},
  ): Promise<Answer> => {
    const params = { ...topParams(method, { tid: '1' }), ...change }
    const kept = Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined))
    return postForm(emulator.top.endpoint, signedTop(kept as Record<string, string>, secret))
  }

  it('answers a right call in the envelope of its method', async () => {
    const { status, json, headers } = await call()
    expect(status).toBe(200)
    expect(json.demo_trade_get_response).toMatchObject({ paid: true, payment: '200.07' })
    expect(headers.get('date')).toBe(new Date(now).toUTCString())
  })

  it.each([
    ['method', 21],
    ['app_key', 28],
    ['timestamp', 30],
    ['v', 32],
  ])('names a missing %s with code %i', async (name, code) => {
    const { json, status } = await call({ [name]: undefined })
    expect(status).toBe(200)
    expect(json.error_response).toMatchObject({ code, request_id: expect.stringMatching(/^[0-9a-z]{13}$/) })
  })

  it.each([
    [{ method: 'taobao.not.there' }, 22, undefined],
    [{ app_key: '999' }, 29, 'isv.appkey-not-exists'],
    [{ v: '3.0' }, 34, undefined],
    [{ v: 'two' }, 33, undefined],
    [{ timestamp: '2024-01-01 00:00:00' }, 31, undefined],
    [{ timestamp: '2024-01-01 08:10:01' }, 31, undefined],
    [{ timestamp: 'yesterday' }, 31, undefined],
    [{ session: 'nobody' }, 27, 'invalid-sessionkey'],
    [{ tid: undefined }, 40, 'isv.missing-parameter:tid'],
    [{ tid: '' }, 40, 'isv.missing-parameter:tid'],
    [{ tid: 'one' }, 41, 'isv.invalid-parameter:tid'],
    [{ title: 'x'.repeat(21) }, 41, 'isv.invalid-parameter:title'],
    [{ lines: '[{"sku":"a"}]' }, 40, 'isv.missing-parameter:lines[0].count'],
    [{ lines: '[{"sku":"a","count":"many"}]' }, 41, 'isv.invalid-parameter:lines[0].count'],
    [{ lines: JSON.stringify(Array(4).fill({ sku: 'a', count: 1 })) }, 41, 'isv.invalid-parameter:lines'],
  ])('refuses %j with %i %s', async (change, code, subCode) => {
    const { json } = await call(change)
    expect(json.error_response.code).toBe(code)
    expect(json.error_response.sub_code).toBe(subCode)
  })

  it('says that an operation was not given to it', async () => {
    const { json } = await call({ method: 'taobao.not.there' })
    expect(json.error_response.sub_msg).toContain('this emulator was not given the operation: add it to')
  })

  it('takes a timestamp that is off by exactly the window, on either side', async () => {
    for (const timestamp of ['2024-01-01 08:10:00', '2024-01-01 07:50:00'])
      expect((await call({ timestamp })).json).toHaveProperty('demo_trade_get_response')
    for (const timestamp of ['2024-01-01 08:10:01', '2024-01-01 07:49:59'])
      expect((await call({ timestamp })).json.error_response.code).toBe(31)
  })

  it('refuses an unknown format with 23, in XML, its default', async () => {
    const { text } = await call({ format: 'yaml' })
    expect(text).toContain('<error_response><code>23</code>')
  })

  it('asks for a signature with 24 and for a right one with 25', async () => {
    const missing = await postForm(emulator.top.endpoint, topParams(trade.method, { tid: '1' }))
    expect(missing.json.error_response.code).toBe(24)
    const wrong = await call({}, { secret: 'another secret' })
    expect(wrong.json.error_response).toMatchObject({ code: 25, msg: 'Invalid Signature' })
  })

  it('asks for a session with 26 and says which kind of dead session it got with 27', async () => {
    const request = '{"mobile":"13000000000","request_id":"1"}'
    const without = await call({ request }, { method: save.method })
    expect(without.json.error_response.code).toBe(26)
    const session = emulator.state.top.sessions.issue({ expiresInMs: 1000 })
    const alive = await call({ request, session }, { method: save.method })
    expect(alive.json.alibaba_demo_customer_save_response.result.success).toBe(true)
    emulator.state.top.sessions.expire(session)
    const expired = await call({ request, session }, { method: save.method })
    expect(expired.json.error_response).toMatchObject({ code: 27, sub_code: 'session-expired' })
    emulator.state.top.sessions.revoke(session)
    const revoked = await call({ request, session }, { method: save.method })
    expect(revoked.json.error_response).toMatchObject({ code: 27, sub_code: 'invalid-sessionkey' })
  })
})
