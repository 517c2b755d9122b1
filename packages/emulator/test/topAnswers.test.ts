import { left, right } from 'fp-ts/Either'
import { startEmulator, type Emulator } from '../src'
import { operations, save, trade } from './operations'
import { now, postForm, signedTop, topParams, type Answer, type Params } from './peers'

describe('how TOP answers', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ operations, clock: () => now })
  })
  afterAll(() => emulator.close())

  const call = (more: Params = {}, method = trade.method): Promise<Answer> =>
    postForm(emulator.top.endpoint, signedTop(topParams(method, { tid: '1', ...more })))

  it('wraps lists in the full JSON form and writes long ids as bare integers', async () => {
    const { text, json } = await call()
    expect(text).toContain('"tid":7091800003790954036,')
    expect(text).toContain('"oid":9007199254740993')
    expect(json.demo_trade_get_response).toMatchObject({
      paid: true,
      payment: '200.07',
      at: '2021-01-03 08:00:00',
      orders: { order: [{ oid: 1, tags: { string: ['a', 'b'] } }, {}] },
      request_id: expect.stringMatching(/^[0-9a-z]{13}$/),
    })
  })

  it('leaves out root and wrappers when simplified, but not from an error', async () => {
    const { json } = await call({ simplify: 'true' })
    expect(json).toMatchObject({
      paid: true,
      orders: [{ oid: 1, tags: ['a', 'b'] }, {}],
      request_id: expect.any(String),
    })
    const refused = await call({ simplify: 'true', session: 'nobody' })
    expect(refused.json).toHaveProperty('error_response.code', 27)
  })

  it.each(['xml', ''])('writes XML for format %j', async (format) => {
    const { text, headers } = await call({ format, simplify: 'true' })
    expect(headers.get('content-type')).toBe('text/xml;charset=UTF-8')
    expect(text).toMatch(
      /^<\?xml version="1.0" encoding="utf-8" \?><demo_trade_get_response><tid>7091800003790954036<\/tid>/,
    )
    expect(text).toContain('<title>&lt;标题&gt; &amp; &quot;引号&quot;</title>')
    expect(text).toContain(
      '<orders><order><oid>1</oid><tags><string>a</string><string>b</string></tags></order><order>',
    )
    expect(text).toMatch(/<request_id>[0-9a-z]{13}<\/request_id><\/demo_trade_get_response><!--.*-->$/)
  })

  it('keeps every prefix but taobao. in the root', async () => {
    const session = emulator.top.session
    const { json } = await call({ session, request: '{"mobile":"1","request_id":"a"}' }, save.method)
    expect(Object.keys(json)).toEqual(['alibaba_demo_customer_save_response'])
  })

  it('makes up an answer from the codec and the seed where there is no example', async () => {
    const once = async (seed: number): Promise<unknown> => {
      const other = await startEmulator({ operations: [{ ...trade, example: {} }], clock: () => now, seed })
      const { json } = await postForm(
        other.top.endpoint,
        signedTop(topParams(trade.method, { tid: '1', simplify: 'true' })),
      )
      await other.close()
      const { request_id: _id, ...rest } = json
      return rest
    }
    expect(await once(7)).toEqual(await once(7))
    expect(await once(7)).not.toEqual(await once(8))
  })

  it('answers what a handler says, or refuses as it refuses', async () => {
    const other = await startEmulator({ operations, clock: () => now })
    const ask = (tid: string): Promise<Answer> =>
      postForm(other.top.endpoint, signedTop(topParams(trade.method, { tid, session: other.top.session })))
    other.on(trade, ({ tid }, { method, app, session, now: at, requestId }) => async () => {
      if (tid === '404') return left({ code: 15, subCode: 'isv.trade-not-exist', subMessage: '交易不存在' })
      if (tid === '500') throw new Error('a defect of the test')
      return right({
        tid: `${tid}`,
        paid: false,
        orders: [],
        title: [method, app, session === other.top.session, at].join(' ') + String(requestId.length),
      })
    })
    expect((await ask('7')).json.demo_trade_get_response).toMatchObject({
      tid: 7,
      title: `taobao.demo.trade.get 12345678 true ${now}13`,
      orders: { order: [] },
    })
    expect((await ask('404')).json.error_response).toMatchObject({
      code: 15,
      msg: 'Remote Service Error',
      sub_code: 'isv.trade-not-exist',
      sub_msg: '交易不存在',
    })
    expect((await ask('500')).json.error_response).toMatchObject({ code: 15, sub_code: 'isp.unknown-error' })
    expect(other.journal.notes()).toEqual([
      {
        realMs: expect.any(Number),
        after: expect.any(Number),
        text: expect.stringContaining('a defect of the test'),
      },
    ])
    await other.close()
  })
})
