import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { signMethods, sign as signTop } from '@paifang/signer-top'
import { startEmulator, type Emulator } from '../src'
import { now, opretailParams, postForm, signedOpretail, signedTop, topParams, type Json } from './peers'

describe('signatures over the control API', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startEmulator({ operations: [sync], clock: () => now })
  })
  afterEach(() => emulator.close())

  const ask = async (
    what: string,
    body: object,
  ): Promise<{ readonly status: number; readonly json: Json }> => {
    const answer = await fetch(`${emulator.controlUrl}/${what}`, {
      method: 'POST',
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    for (const secret of [emulator.top.appSecret, emulator.opretail.accessSecret, 'typed once'])
      expect(text).not.toContain(secret)
    return { status: answer.status, json: JSON.parse(text) }
  }
  const top = (): Readonly<Record<string, string>> =>
    topParams(sync.method, { timestamp: emulator.clock.text() })

  it.each(signMethods)(
    'are made with %s as the gateway takes them, without telling the secret',
    async (method) => {
      const params = { ...top(), app_key: emulator.top.appKey, sign_method: method }
      const { json } = await ask('sign', { params })
      expect(json).toEqual({
        gateway: 'top',
        method,
        signature: signTop({ params, secret: emulator.top.appSecret, method }),
      })
      const answer = await postForm(emulator.top.endpoint, { ...params, sign: String(json.signature) })
      expect(answer.text).not.toContain('"code":25')
    },
  )

  it('are told right from wrong, for parameters and for a query, of an application or with a secret', async () => {
    const signed = signedTop(top())
    expect((await ask('verify', { params: signed })).json).toEqual({
      gateway: 'top',
      method: signed['sign_method'],
      right: true,
    })
    const query = `http://example.com/router/rest?${new URLSearchParams({ ...signed, v: '1.0' }).toString()}`
    expect((await ask('verify', { from: query })).json).toMatchObject({ right: false })
    expect((await ask('verify', { params: signed, secret: 'typed once' })).json).toMatchObject({
      right: false,
    })
    const params = signedOpretail(opretailParams('open.shopweb.x', {}))
    expect((await ask('verify', { params })).json).toMatchObject({ gateway: 'opretail', right: true })
    emulator.state.qimen.addApp({ appKey: 'of qimen alone', appSecret: 'typed once' })
    const ofQimen = { ...signed, app_key: 'of qimen alone' }
    expect((await ask('verify', { params: ofQimen })).json).toMatchObject({ gateway: 'qimen', right: false })
  })

  it('are explained with the one difference, and the clock where it is asked for', async () => {
    const params = { ...top(), user_blacklist_request: '{"mobile":"131 1"}' }
    const encoded = { ...params, user_blacklist_request: encodeURIComponent(params.user_blacklist_request) }
    const wrong = { ...params, sign: String(signedTop(encoded)['sign']) }
    const { json } = await ask('explain', { params: wrong })
    expect(json).toMatchObject({ matched: true, name: 'url-encoded-values', zh: expect.any(String) })
    const old = signedTop({ ...params, timestamp: '2020-01-01 00:00:00' })
    expect((await ask('explain', { params: old })).json).toMatchObject({ name: 'right' })
    expect((await ask('explain', { params: old, now: true })).json.name).not.toBe('right')
    // Nothing was received: it is no exchange, and no replay.
    expect(emulator.journal.seen()).toBe(0)
  })

  it.each<readonly [string, object]>([
    ['params, from: expected one of them', {}],
    ['params, from: expected one of them', { params: { a: '1' }, from: 'a=1' }],
    ['params, from: expected one of them', { params: { a: 1 } }],
    ['gateway: expected one of top, opretail, qimen', { params: { a: '1' } }],
    ['gateway: expected one of top, opretail, qimen', { params: { app_key: '1' }, gateway: 'nobody' }],
    ['sign_method: expected one of', { params: { app_key: '12345678', sign_method: 'crc' } }],
    ['app, secret: expected an application', { params: { app_key: 'stranger' } }],
    ['sign: expected the signature', { params: { app_key: '12345678' } }],
    ['\ud800', { params: { app_key: '12345678', sign: 'x', a: '\ud800' } }],
  ])('are refused with a reason: %s', async (problem, body) => {
    const { status, json } = await ask('verify', body)
    expect(status).toBe(400)
    expect(json.error).toContain(problem === '\ud800' ? 'a: expected' : problem)
  })
})
