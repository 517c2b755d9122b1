import { startEmulator, type Emulator } from '../src'
import { operations, trade, upload } from './operations'
import { get, now, post, postForm, signedTop, topParams, type Answer, type Params } from './peers'

const lines = '[{"sku":"中 文&+%","count":2}]'
const business = { tid: '9007199254740993', title: 'a b+c 中文*~', lines }

const split = (params: Params): { readonly system: Params; readonly own: Params } => ({
  system: Object.fromEntries(Object.entries(params).filter(([name]) => !(name in business))),
  own: Object.fromEntries(Object.entries(params).filter(([name]) => name in business)),
})

const query = (url: string, params: Params): string => `${url}?${new URLSearchParams(params).toString()}`

const multipart = (params: Params): FormData => {
  const form = new FormData()
  for (const [name, value] of Object.entries(params)) form.append(name, value)
  return form
}

describe('where TOP parameters may stand', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ operations, clock: () => now })
  })
  afterAll(() => emulator.close())
  beforeEach(() => emulator.journal.clear())

  const placements: Readonly<Record<string, (url: string, signed: Params) => Promise<Answer>>> = {
    'all in one form': postForm,
    'system in the query, business in a form': (url, signed) => {
      const { system, own } = split(signed)
      return postForm(query(url, system), own)
    },
    'all in the query of a GET': (url, signed) => get(query(url, signed)),
    'all in the query of a POST': (url, signed) => post(query(url, signed), ''),
    'all as text parts': (url, signed) => post(url, multipart(signed)),
    'system in the query, business as text parts': (url, signed) => {
      const { system, own } = split(signed)
      return post(query(url, system), multipart(own))
    },
    'the signature alone in the query': (url, { sign = '', ...signed }) =>
      postForm(query(url, { sign }), signed),
  }

  describe.each(['md5', 'hmac', 'hmac-sha256'])('signed with %s', (sign_method) => {
    it.each(Object.keys(placements))('accepts %s', async (name) => {
      const signed = signedTop(topParams(trade.method, { ...business, sign_method }))
      const { json } = await placements[name]!(emulator.top.endpoint, signed)
      expect(json).toHaveProperty('demo_trade_get_response')
      expect(emulator.expectCalled(trade, { times: 1 })[0]?.input).toEqual({
        tid: '9007199254740993',
        title: 'a b+c 中文*~',
        lines: [{ sku: '中 文&+%', count: 2 }],
      })
    })

    it('accepts a raw JSON body, signed with the query', async () => {
      const body = `{"tid":9007199254740993,"lines":${lines}}`
      const signed = signedTop(topParams(trade.method, { sign_method }), 'helloworld', body)
      const { json } = await post(query(emulator.top.endpoint, signed), body, {
        'content-type': 'application/json;charset=utf-8',
      })
      expect(json).toHaveProperty('demo_trade_get_response')
      expect(emulator.calls(trade)[0]?.input).toMatchObject({ tid: '9007199254740993' })
      const changed = await post(query(emulator.top.endpoint, signed), `${body} `, {
        'content-type': 'application/json',
      })
      expect(changed.json.error_response.code).toBe(25)
    })

    it('accepts a raw XML body, signed with the query', async () => {
      const body =
        '<?xml version="1.0"?><request><tid>9007199254740993</tid><title>&lt;中&gt;</title>' +
        '<lines><line><sku>a</sku><count>1</count></line><line><sku>b</sku><count>2</count></line></lines></request>'
      const signed = signedTop(topParams(trade.method, { sign_method }), 'helloworld', body)
      const { json } = await post(query(emulator.top.endpoint, signed), body, {
        'content-type': 'text/xml;charset=utf-8',
      })
      expect(json).toHaveProperty('demo_trade_get_response')
      expect(emulator.calls(trade)[0]?.input).toEqual({
        tid: '9007199254740993',
        title: '<中>',
        lines: [
          { sku: 'a', count: 1 },
          { sku: 'b', count: 2 },
        ],
      })
    })
  })

  it('takes business parameters of the query together with a raw body', async () => {
    const body = '{"title":"t"}'
    const signed = signedTop(topParams(trade.method, { tid: '1' }), 'helloworld', body)
    await post(query(emulator.top.endpoint, signed), body, { 'content-type': 'application/json' })
    expect(emulator.calls(trade)[0]?.input).toEqual({ tid: '1', title: 't' })
  })

  it.each(['not json', '[1]', '<broken', '<a/>', ''])(
    'misses what a raw body does not hold: %j',
    async (body) => {
      const type = body.startsWith('<') ? 'text/xml' : 'application/json'
      const signed = signedTop(topParams(trade.method), 'helloworld', body)
      const { json } = await post(query(emulator.top.endpoint, signed), body, { 'content-type': type })
      expect(json.error_response).toMatchObject({ code: 40, sub_code: 'isv.missing-parameter:tid' })
    },
  )

  it('receives files, which are not signed', async () => {
    const form = multipart(signedTop(topParams(upload.method, { title: '图片' })))
    form.append('img', new Blob([Uint8Array.of(0, 255, 13, 10)], { type: 'image/png' }), 'a b.png')
    const { json } = await post(emulator.top.endpoint, form)
    expect(json).toHaveProperty('picture_upload_response.url')
    const [call] = emulator.calls(upload)
    expect(call?.input).toMatchObject({ title: '图片', img: { name: 'a b.png', type: 'image/png' } })
    expect(call?.input?.img).toHaveProperty('bytes', Buffer.from([0, 255, 13, 10]))
  })

  it('asks for a file with 40', async () => {
    const { json } = await post(emulator.top.endpoint, multipart(signedTop(topParams(upload.method))))
    expect(json.error_response).toMatchObject({ code: 40, sub_code: 'isv.missing-parameter:img' })
  })

  it('refuses a parameter that came twice', async () => {
    const signed = signedTop(topParams(trade.method, business))
    const { json } = await postForm(query(emulator.top.endpoint, { tid: '2' }), signed)
    expect(json.error_response).toMatchObject({ code: 41, sub_code: 'isv.invalid-parameter:tid' })
  })

  it('refuses bytes that are no UTF-8 with 47, and other verbs with 9', async () => {
    const form = new URLSearchParams(signedTop(topParams(trade.method, business))).toString()
    const type = { 'content-type': 'application/x-www-form-urlencoded' }
    const broken = await post(emulator.top.endpoint, `${form}&title2=%ff`, type)
    expect(broken.json.error_response).toMatchObject({ code: 47, sub_msg: 'title2 is not UTF-8' })
    const gbk = 'title2 is not UTF-8: its bytes can be read as GBK'
    for (const piece of [Buffer.from('%D6%D0%ce%c4'), Buffer.from('D6D0CEC4', 'hex')]) {
      const { json } = await post(
        emulator.top.endpoint,
        Buffer.concat([Buffer.from(`${form}&title2=`), piece, Buffer.from('&a=%E4%B8%AD')]),
        type,
      )
      expect(json.error_response).toMatchObject({ code: 47, sub_msg: gbk })
    }
    const inQuery = await post(`${emulator.top.endpoint}?title2=%D6%D0`, form, type)
    expect(inQuery.json.error_response).toMatchObject({ code: 47, sub_msg: gbk })
    const percent = await post(emulator.top.endpoint, `${form}&title2=10%`, type)
    expect(percent.json.error_response).toMatchObject({
      code: 47,
      sub_msg: 'title2 has a % without two hex digits',
    })
    const raw = await post(
      emulator.top.endpoint,
      Buffer.concat([Buffer.from(`${form}&title2=`), Buffer.of(0xff)]),
      type,
    )
    expect(raw.json.error_response.code).toBe(47)
    const put = await fetch(query(emulator.top.endpoint, topParams(trade.method)), { method: 'PUT' })
    expect(await put.json()).toMatchObject({ error_response: { code: 9 } })
  })
})
