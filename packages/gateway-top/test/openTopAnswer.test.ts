import { parseJson, struct, text, unknownStruct } from '@paifang/contract'
import fc from 'fast-check'
import { isRight } from 'fp-ts/Either'
import { openTopEnvelope, topResponseRoot } from '@paifang/gateway-top'
import { blacklistSync, tradeGet } from './support/operations'
import { json, scriptedClient, type Reply } from './support/scripted'

const call = async (reply: Reply) => {
  const { client } = scriptedClient([reply], { retry: false })
  return client.call(tradeGet, { tid: 1 })()
}

const utf8 = { 'content-type': 'application/json;charset=utf-8' }
const trade = { tid: '7091800003790954036', num: 2 }

describe('an answer', () => {
  it.each([
    ['simplified', '{"trade":{"tid":7091800003790954036,"num":2},"orders":[{"oid":1}],"request_id":"r"}'],
    [
      'full',
      '{"trade_get_response":{"trade":{"tid":7091800003790954036,"num":2},"orders":{"order":[{"oid":1}]},"request_id":"r"}}',
    ],
    [
      'full under another root that holds what the document names',
      '{"other_response":{"trade":{"tid":7091800003790954036,"num":2},"orders":{"order":[{"oid":1}]}}}',
    ],
    ['with a byte order mark', '\uFEFF{"trade":{"tid":7091800003790954036,"num":2},"orders":[{"oid":1}]}'],
    [
      'in XML',
      '<?xml version="1.0" encoding="utf-8" ?><trade_get_response><trade><tid>7091800003790954036</tid><num>2</num></trade>' +
        '<orders list="true"><order><oid>1</oid></order></orders><request_id>r</request_id></trade_get_response><!--top011-->',
    ],
  ])('%s decodes to the same output', async (_title, body) => {
    const result = await call({ headers: utf8, body })
    expect(result).toMatchObject({ right: { trade, orders: [{ oid: '1' }] } })
  })

  it('in GBK is read by its charset', async () => {
    const body = Buffer.concat([Buffer.from('{"request_id":"'), Buffer.from([0xd6, 0xd0]), Buffer.from('"}')])
    const result = await call({ headers: { 'content-type': 'application/json;charset=GBK' }, body })
    expect(result).toMatchObject({ right: { request_id: '中' } })
  })

  it.each([
    [{ 'content-type': 'application/json;charset=utf-8' }],
    [{}],
    [{ 'content-type': 'text/plain;charset=klingon' }],
  ])('in a charset it does not declare is not guessed at', async (headers) => {
    const body = Buffer.concat([Buffer.from('{"request_id":"'), Buffer.from([0xd6, 0xd0]), Buffer.from('"}')])
    expect(await call({ headers, body })).toMatchObject({
      left: { _tag: 'ProtocolError', reason: 'unparsable' },
    })
  })

  it('without anything in it is a success of an operation that promises nothing', async () => {
    expect((await call(json({ trade_get_response: {} })))._tag).toBe('Right')
    expect((await call({ body: '<trade_get_response/>' }))._tag).toBe('Right')
    expect((await call(json({ request_id: 'r' })))._tag).toBe('Right')
  })
})

describe('what is no answer', () => {
  it.each<readonly [string, Reply, string]>([
    ['an empty body', {}, 'empty'],
    ['white space', { body: ' \n' }, 'empty'],
    ['HTML with 200', { body: '<!DOCTYPE html><html><body>login</body></html>' }, 'unparsable'],
    ['null', { body: 'null' }, 'envelope'],
    ['a list', { body: '[]' }, 'envelope'],
    ['a number', { body: '5' }, 'envelope'],
    ['text', { body: '"ok"' }, 'envelope'],
    ['an empty object', { body: '{}' }, 'envelope'],
    ['a wrong root', { body: '{"other_get_response":{"x":1}}' }, 'envelope'],
    ['a wrong root in XML', { body: '<?xml version="1.0"?><other><x>1</x></other>' }, 'envelope'],
    ['a root that is null', { body: '{"trade_get_response":null}' }, 'envelope'],
    ['a root that is a list', { body: '{"trade_get_response":[1]}' }, 'envelope'],
    ['an error without a code', { body: '{"error_response":{}}' }, 'envelope'],
    ['an answer cut at the limit', { body: '{"trade":', truncated: true }, 'too-large'],
    ['500 with a page', { status: 500, body: 'oops' }, 'status'],
    ['500 without a body', { status: 500 }, 'status'],
    ['500 with what looks like a success', { status: 500, body: '{"request_id":"r"}' }, 'status'],
    ['502 in HTML', { status: 502, body: '<html>Bad Gateway</html>' }, 'status'],
    ['a redirect', { status: 302, headers: { location: 'http://x/' } }, 'status'],
    ['deep nesting', { body: '['.repeat(100_000) }, 'unparsable'],
    ['deeply nested JSON', { body: '{"a":'.repeat(2_000) + '1' + '}'.repeat(2_000) }, 'unparsable'],
    ['numbers run together', { body: '{"trade":1}{"trade":2}' }, 'unparsable'],
  ])('%s is a ProtocolError', async (_title, reply, reason) => {
    const status = reply.status ?? 200
    expect(await call(reply)).toMatchObject({ left: { _tag: 'ProtocolError', reason, status } })
  })

  it('keeps an excerpt for a person: the words of a page, of data only the structure', async () => {
    const page = await call({ status: 502, body: '<html>502 Bad Gateway\n nginx</html>' })
    expect(page).toMatchObject({ left: { excerpt: '<html>502 Bad Gateway nginx</html>' } })
    const typed = { 'content-type': 'text/html' }
    const portal = await call({ headers: typed, body: '<html>Log in' })
    const from = expect.stringMatching(/^[\w.:-]+\/router\/rest$/) as string
    expect(portal).toMatchObject({ left: { from, contentType: 'text/html', excerpt: '<html>Log in' } })
    const data = await call({ body: '{"mobile":"13800138000","n":13800138000,"a":[1,"x"' })
    expect(data).toMatchObject({ left: { excerpt: '{"mobile":***,"n":***,"a":[1,***' } })
  })

  it('is an error also when the status is not: error_response decides, whatever the status', async () => {
    const error_response = { code: 25, msg: 'Invalid signature', request_id: 'r' }
    for (const status of [200, 400, 500])
      expect(await call({ status, body: JSON.stringify({ error_response, trade }) })).toMatchObject({
        left: { _tag: 'GatewayError', kind: 'signature', code: '25', requestId: 'r' },
      })
  })

  it('is read in XML as in JSON, whatever was asked for', async () => {
    const body =
      '<?xml version="1.0" encoding="utf-8" ?><error_response><code>25</code><msg>Invalid signature</msg>' +
      '<sub_code>isv.x</sub_code><sub_msg>a &amp;amp; b</sub_msg><request_id>r</request_id></error_response><!--top-->'
    for (const format of ['json', 'xml'] as const) {
      const { client } = scriptedClient([{ body }], { format })
      expect(await client.call(tradeGet, { tid: 1 })()).toMatchObject({
        left: { _tag: 'GatewayError', kind: 'signature', code: '25', message: 'a & b', requestId: 'r' },
      })
    }
  })

  it('in XML of another charset is read by its declaration', async () => {
    const body = Buffer.concat([
      Buffer.from('<?xml version="1.0" encoding="GBK"?><trade_get_response><request_id>'),
      Buffer.from([0xd6, 0xd0]),
      Buffer.from('</request_id></trade_get_response>'),
    ])
    expect(await call({ body })).toMatchObject({ right: { request_id: '中' } })
  })

  it('is found at every byte at which an answer can be cut', async () => {
    const whole = Buffer.from(
      '{"trade":{"tid":7091800003790954036,"title":"中文 \\"x\\" \\u4e2d"},"orders":[{"oid":1},{"oid":2}],"request_id":"r"}',
    )
    for (let length = 0; length < whole.length; length++) {
      const result = await call({ headers: utf8, body: whole.subarray(0, length) })
      expect(result).toMatchObject({
        left: { _tag: 'ProtocolError', reason: length === 0 ? 'empty' : 'unparsable' },
      })
    }
    const xml = Buffer.from(
      '<?xml version="1.0"?><trade_get_response><trade><tid>1</tid></trade></trade_get_response>',
    )
    for (let length = 0; length < xml.length; length++)
      expect(await call({ body: xml.subarray(0, length) })).toMatchObject({ left: { _tag: 'ProtocolError' } })
  })
})

describe('prototype names', () => {
  it('are members like any other', async () => {
    const result = await call({
      body: '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"trade":{"tid":1},"request_id":"r"}',
    })
    expect(result._tag).toBe('Right')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    const errorOfPrototype = await call({
      body: '{"__proto__":{"error_response":{"code":25}},"trade":{"tid":1},"request_id":"r"}',
    })
    expect(errorOfPrototype._tag).toBe('Right')
  })
})

describe('any bytes at all', () => {
  const jsonish = fc.oneof(
    fc.json().map((text) => Buffer.from(text)),
    fc.json().map((text) => Buffer.from(`{"trade_get_response":${text}}`)),
    fc.json().map((text) => Buffer.from(`{"error_response":${text}}`)),
    fc.json().map((text) => Buffer.from(`{"trade":${text},"request_id":${text}}`)),
    fc
      .json()
      .map((text) => Buffer.from(`{"error_response":{"code":${text},"sub_code":${text},"sub_msg":${text}}}`)),
    fc.uint8Array({ maxLength: 64 }).map((bytes) => Buffer.from(bytes)),
    fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
    fc
      .string()
      .map((text) => Buffer.from(`<?xml version="1.0"?><trade_get_response>${text}</trade_get_response>`)),
  )
  const tags = ['TransportError', 'ProtocolError', 'GatewayError', 'BusinessError', 'OutputError']

  it('end in one result of the closed union', async () => {
    let body: Uint8Array = Buffer.from('')
    let status = 200
    let contentType = ''
    const { client } = scriptedClient([() => ({ status, body, headers: { 'content-type': contentType } })], {
      retry: false,
    })
    await fc.assert(
      fc.asyncProperty(
        jsonish,
        fc.constantFrom(200, 200, 200, 400, 500, 503, 302),
        fc.constantFrom('', 'application/json', 'text/xml;charset=gbk', 'text/html;charset=utf-16le'),
        fc.constantFrom(tradeGet, blacklistSync),
        async (bytes, code, type, operation) => {
          body = bytes
          status = code
          contentType = type
          const input = operation === tradeGet ? { tid: 1 } : { mobile: '13800138000' }
          const result = await client.call(operation as typeof tradeGet, input as { tid: number })()
          expect(result._tag === 'Right' || tags.includes(result.left._tag)).toBe(true)
          JSON.stringify(result)
        },
      ),
      { numRuns: Number(process.env['PAIFANG_FUZZ'] ?? 10_000) },
    )
  })
})

describe('openTopEnvelope', () => {
  it('tells five operations’ own code from an error', () => {
    const owner = { ...tradeGet, output: struct('Owner', { optional: { code: text, msg: text } }) }
    const opened = openTopEnvelope(owner, { code: 25, msg: 'mine', request_id: 'r' })
    expect(isRight(opened)).toBe(true)
    expect(isRight(openTopEnvelope(tradeGet, { code: 25, msg: 'mine', request_id: 'r' }))).toBe(false)
  })

  it('reads the request id wherever it stands', () => {
    expect(openTopEnvelope(tradeGet, { trade_get_response: { request_id: 'in' } })).toMatchObject({
      right: { requestId: 'in' },
    })
    expect(openTopEnvelope(tradeGet, { request_id: 'top' }, { simplify: true })).toMatchObject({
      right: { requestId: 'top' },
    })
    expect(openTopEnvelope(tradeGet, { error_response: { code: 1, request_id: 'err' } })).toMatchObject({
      left: { requestId: 'err' },
    })
  })

  it('knows a document’s own member from a root, though its name ends like one', () => {
    const parsed = parseJson('{"result_response":{"x":1}}')
    const owner = { ...tradeGet, output: struct('Owner', { optional: { result_response: unknownStruct } }) }
    expect(openTopEnvelope(owner, isRight(parsed) ? parsed.right : undefined)).toMatchObject({
      right: { output: { result_response: { x: 1 } } },
    })
  })
})

describe('topResponseRoot', () => {
  it.each([
    ['taobao.trade.fullinfo.get', 'trade_fullinfo_get_response'],
    ['alibaba.aliqin.fc.sms.num.send', 'alibaba_aliqin_fc_sms_num_send_response'],
    ['tmall.item.schema.add', 'tmall_item_schema_add_response'],
  ])('of %s is %s', (method, root) => expect(topResponseRoot(method)).toBe(root))
})
