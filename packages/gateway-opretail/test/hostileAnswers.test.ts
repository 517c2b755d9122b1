import { createServer, type Server as TcpServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { axiosTransport } from '@paifang/transport'
import { holdTimers } from '../../../.dev/test/holdTimers'
import { anything, readPage, writePage } from './support/operations'
import { envelope, startServer, success, type Reply, type Server } from './support/startServer'
import { testClient } from './support/testClient'

let server: Server
beforeEach(async () => {
  server = await startServer()
})
afterEach(() => server.close())

const input = { enterpriseId: '1' }
const html = '<!DOCTYPE html><html><body><h1>502 Bad Gateway</h1></body></html>'
const deep = (levels: number): string =>
  `{"stat":{"code":0},"data":${'['.repeat(levels)}${']'.repeat(levels)}}`
/** 门店 in GBK. */
const gbkShop = Buffer.from([0xc3, 0xc5, 0xb5, 0xea])
const gbkAnswer = Buffer.concat([
  Buffer.from('{"stat":{"code":0},"data":{"name":"'),
  gbkShop,
  Buffer.from('"}}'),
])

const protocol = (reason: string, status = 200): object => ({ _tag: 'ProtocolError', reason, status })

describe('an answer that is not the gateway’s', () => {
  it.each<[string, Reply, object]>([
    ['an empty body', { body: '' }, protocol('empty')],
    ['white space', { body: ' \r\n\t' }, protocol('empty')],
    ['a byte order mark alone', { body: '\uFEFF' }, protocol('empty')],
    ['zero bytes', { body: Buffer.alloc(8) }, protocol('empty')],
    ['no content', { status: 204, body: '' }, protocol('empty', 204)],
    ['HTML under 200', { body: html }, protocol('unparsable')],
    ['HTML under 502', { status: 502, body: html }, protocol('status', 502)],
    ['an empty 503', { status: 503, body: '' }, protocol('status', 503)],
    ['JSON without stat under 500', { status: 500, body: '{"message":"x"}' }, protocol('status', 500)],
    ['a success under 500', { status: 500, body: success() }, protocol('status', 500)],
    ['a redirect', { status: 302, headers: { location: '/elsewhere' }, body: '' }, protocol('status', 302)],
    ['not modified', { status: 304, body: '' }, protocol('status', 304)],
    ['not found', { status: 404, body: '404 page not found' }, protocol('status', 404)],
    ['null', { body: 'null' }, protocol('envelope')],
    ['a number', { body: '0' }, protocol('envelope')],
    ['a text', { body: '"SUCCESS"' }, protocol('envelope')],
    ['true', { body: 'true' }, protocol('envelope')],
    ['a list', { body: `[${success()}]` }, protocol('envelope')],
    ['an empty object', { body: '{}' }, protocol('envelope')],
    ['data alone', { body: '{"data":{"total":1}}' }, protocol('envelope')],
    ['a top-level code alone', { body: '{"code":0,"data":{}}' }, protocol('envelope')],
    ['a stat that is text', { body: '{"stat":"{\\"code\\":0}"}' }, protocol('envelope')],
    ['a stat that is null', { body: '{"stat":null}' }, protocol('envelope')],
    ['a stat that is a list', { body: '{"stat":[{"code":0}]}' }, protocol('envelope')],
    ['an empty code', { body: '{"stat":{"code":""}}' }, protocol('envelope')],
    ['a null code', { body: '{"stat":{"code":null}}' }, protocol('envelope')],
    ['a false code', { body: '{"stat":{"code":false}}' }, protocol('envelope')],
    ['a stat behind __proto__', { body: '{"__proto__":{"stat":{"code":0}}}' }, protocol('envelope')],
    ['a code behind __proto__', { body: '{"stat":{"__proto__":{"code":0}}}' }, protocol('envelope')],
    ['undeclared GBK', { body: gbkAnswer }, protocol('unparsable')],
    [
      'declared but broken GBK',
      { headers: { 'content-type': 'text/plain;charset=GBK' }, body: Buffer.from([0x7b, 0xff, 0xff]) },
      protocol('unparsable'),
    ],
    [
      'UTF-16 that is cut',
      { body: Buffer.from(success(), 'utf16le').subarray(0, 31) },
      protocol('unparsable'),
    ],
    ['binary', { body: Buffer.from([0x1f, 0x8b, 0x00, 0xff, 0xfe]) }, protocol('unparsable')],
    ['two answers', { body: success() + success() }, protocol('unparsable')],
    ['JSONP', { body: `callback(${success()})` }, protocol('unparsable')],
    ['an XML answer', { body: '<?xml version="1.0"?><stat><code>0</code></stat>' }, protocol('unparsable')],
    ['a hundred thousand levels', { body: deep(100_000) }, protocol('unparsable')],
  ])('is a ProtocolError: %s', async (_what, reply, error) => {
    server.answer = () => reply
    const client = testClient({ endpoint: server.url })
    expect(await client.call(writePage, input)()).toMatchObject({ _tag: 'Left', left: error })
    expect(server.received).toHaveLength(1)
    await client.close()
  })

  it('is one at whatever byte the answer is cut', async () => {
    const whole = Buffer.from(envelope(0, { data: { total: 12, name: '门店' } }))
    const client = testClient({ endpoint: server.url })
    for (let length = 0; length < whole.length; length++) {
      server.answer = () => ({ body: whole.subarray(0, length) })
      expect(await client.call(writePage, input)()).toMatchObject({
        left: protocol(length === 0 ? 'empty' : 'unparsable'),
      })
    }
    await client.close()
  })

  it('shows its status and a short excerpt of an outage page', async () => {
    server.answer = () => ({ status: 502, body: html })
    const client = testClient({ endpoint: server.url, retry: false })
    const result = await client.call(readPage, input)()
    expect(result).toMatchObject({ left: { excerpt: expect.stringContaining('502 Bad Gateway') } })
    await client.close()
  })

  it('follows no redirect', async () => {
    server.answer = () => ({ status: 307, headers: { location: server.url }, body: '' })
    const client = testClient({ endpoint: server.url })
    await client.call(readPage, input)()
    expect(server.received).toHaveLength(1)
    await client.close()
  })

  it('is too large beyond the limit of the transport', async () => {
    server.answer = () => ({ body: success('x'.repeat(100_000)) })
    const transport = axiosTransport({ maxResponseBytes: 10_000 })
    const client = testClient({ endpoint: server.url, transport })
    expect(await client.call(writePage, input)()).toMatchObject({
      left: { _tag: 'ProtocolError', reason: 'too-large' },
    })
    await client.close()
    await transport.close()
  })
})

describe('an answer that arrived whole and cannot be read', () => {
  it.each<[string, Reply, object]>([
    [
      'a byte that is no UTF-8',
      { body: Buffer.from([0x7b, 0x22, 0xd6, 0x22, 0x7d]) },
      { kind: 'charset', offset: 2 },
    ],
    ['a wrong character', { body: '{"stat":{"code":0,}}' }, { kind: 'syntax', offset: 18 }],
    ['too many levels', { body: deep(600) }, { kind: 'too-deep' }],
    [
      'too many values',
      { body: `{"stat":{"code":0},"data":[${'1,'.repeat(2_000_000)}1]}` },
      { kind: 'too-many-values' },
    ],
  ])('because of %s is not asked for again, and says where', async (_what, reply, flaw) => {
    server.answer = () => reply
    const client = testClient({ endpoint: server.url })
    expect(await client.call(readPage, input)()).toMatchObject({
      left: { _tag: 'ProtocolError', reason: 'unparsable', flaw },
    })
    expect(server.received).toHaveLength(1)
    await client.close()
  })

  it('is read where it holds raw control characters, as fastjson writes them', async () => {
    server.answer = () => ({ body: '{"stat":{"code":0},"data":{"total":1,"remark":"a\tb\u000bc\\\'d"}}' })
    const client = testClient({ endpoint: server.url })
    expect(await client.call(anything, {})()).toMatchObject({ right: { remark: "a\tb\u000bc'd" } })
    await client.close()
  })

  it('is bounded by the options of the client', async () => {
    server.answer = () => ({ body: success({ total: 1, rows: [[1]] }) })
    const client = testClient({ endpoint: server.url, answers: { maxDepth: 2 } })
    expect(await client.call(readPage, input)()).toMatchObject({ left: { flaw: { kind: 'too-deep' } } })
    await client.close()
    expect(() => testClient({ endpoint: server.url, answers: { maxValues: -1 } })).toThrow(
      'answers.maxValues',
    )
  })
})

describe('an answer in an unusual form', () => {
  it.each<[string, Reply, unknown]>([
    ['a byte order mark', { body: `\uFEFF${success({ name: '门店' })}` }, { name: '门店' }],
    [
      'declared GBK',
      { headers: { 'content-type': 'application/json;charset=GBK' }, body: gbkAnswer },
      { name: '门店' },
    ],
    [
      'a charset nobody knows',
      { headers: { 'content-type': 'application/json;charset=klingon' }, body: success({ name: '门店' }) },
      { name: '门店' },
    ],
    [
      'a content type that lies',
      { headers: { 'content-type': 'text/html' }, body: success({ name: 'x' }) },
      { name: 'x' },
    ],
    ['another success status', { status: 201, body: success({ name: 'x' }) }, { name: 'x' }],
    ['a code as text', { body: envelope('0', { data: { name: 'x' } }) }, { name: 'x' }],
    [
      'duplicate keys',
      { body: '{"stat":{"code":7},"stat":{"code":0},"data":{"name":"a","name":"b"}}' },
      { name: 'b' },
    ],
    [
      'members that only prototypes have',
      { body: '{"stat":{"code":0},"data":{"__proto__":{"x":1},"constructor":"c"}}' },
      { constructor: 'c' },
    ],
    [
      'JSON text in place of a struct',
      { body: success('{"total":7091800003790954036}') },
      { total: '7091800003790954036' },
    ],
    ['null in place of a struct', { body: success(null) }, {}],
    ['nothing in place of a struct', { body: '{"stat":{"code":0}}' }, {}],
    ['many levels', { body: success(JSON.parse('['.repeat(200) + ']'.repeat(200))) }, undefined],
  ])('is understood: %s', async (_what, reply, output) => {
    server.answer = () => reply
    const client = testClient({ endpoint: server.url })
    const result =
      output === undefined ? await client.call(anything, {})() : await client.call(readPage, input)()
    expect(result).toMatchObject({ _tag: 'Right', ...(output === undefined ? {} : { right: output }) })
    expect(({} as Record<string, unknown>)['x']).toBeUndefined()
    await client.close()
  })

  it.each([[null], [true], [0], ['text'], ['{"a":1}'], [[1, 2]], [{ a: [] }]])(
    'is handed on as it is where no structure is described: %j',
    async (data) => {
      server.answer = () => ({ body: success(data) })
      const client = testClient({ endpoint: server.url })
      expect(await client.call(anything, {})()).toEqual({ _tag: 'Right', right: data })
      await client.close()
    },
  )

  it.each([[true], [7], ['text'], ['[1]'], [[{ total: 1 }]], [{ total: {} }]])(
    'is an OutputError where a struct is described and %j comes',
    async (data) => {
      server.answer = () => ({ body: success(data) })
      const client = testClient({ endpoint: server.url })
      const result = await client.call(readPage, input)()
      expect(result).toMatchObject({ left: { _tag: 'OutputError', raw: data } })
      expect(JSON.stringify(result)).not.toContain('raw')
      await client.close()
    },
  )

  it.each([
    [500, -500, { _tag: 'GatewayError', kind: 'unavailable' }],
    [403, 2, { _tag: 'GatewayError', kind: 'credentials' }],
    [400, 77, { _tag: 'BusinessError', rawCode: '77' }],
  ])('is believed under the status %p when it names the error %p', async (status, code, error) => {
    server.answer = () => ({ status, body: envelope(code) })
    const client = testClient({ endpoint: server.url })
    expect(await client.call(writePage, input)()).toMatchObject({ left: error })
    await client.close()
  })
})

describe('a connection that fails', () => {
  const scripted = async (
    script: (write: (text: string) => void, end: () => void) => void,
  ): Promise<TcpServer> => {
    const tcp = createServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => {
        script(
          (text) => void socket.write(text),
          () => void socket.destroy(),
        )
      })
    })
    await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve))
    return tcp
  }
  const urlOf = (tcp: TcpServer): string =>
    `http://127.0.0.1:${(tcp.address() as AddressInfo).port}/cloud.api`
  const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n'

  it.each<[string, (write: (text: string) => void, end: () => void) => void, object]>([
    ['reset after the request', (_write, end) => end(), { _tag: 'TransportError', sent: 'maybe' }],
    [
      'reset inside the headers',
      (write, end) => {
        write('HTTP/1.1 200')
        end()
      },
      { _tag: 'TransportError', sent: 'maybe' },
    ],
    [
      'cut inside the body',
      (write, end) => {
        write(`${head}Content-Length: 999\r\n\r\n{"stat":`)
        end()
      },
      { _tag: 'TransportError', sent: 'maybe' },
    ],
    [
      'garbage in place of HTTP',
      (write, end) => {
        write('SSH-2.0-x\r\n\r\n')
        end()
      },
      { _tag: 'TransportError', sent: 'maybe' },
    ],
    [
      'a stall before the headers',
      () => undefined,
      { _tag: 'TransportError', reason: 'deadline', sent: 'maybe' },
    ],
    [
      'a stall inside the body',
      (write) => write(`${head}Content-Length: 999\r\n\r\n{`),
      { _tag: 'TransportError', reason: 'deadline', sent: 'maybe' },
    ],
  ])('is a TransportError and no repeat of a write: %s', async (_what, script, error) => {
    let connections = 0
    let isAsked: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (isAsked = resolve))
    const tcp = await scripted((write, end) => {
      connections++
      script(write, end)
      isAsked()
    })
    const client = testClient({ endpoint: urlOf(tcp), deadlineMs: 2_000 })
    const pass = holdTimers()
    const ended = client.call(writePage, input)()
    await asked
    pass('reason' in error ? 2_000 : 0)
    expect(await ended).toMatchObject({ left: error })
    expect(connections).toBe(1)
    await client.close()
    await new Promise((resolve) => tcp.close(resolve))
  })

  it('repeats even a write where nothing can have been sent', async () => {
    const tcp = await scripted(() => undefined)
    const url = urlOf(tcp)
    await new Promise((resolve) => tcp.close(resolve))
    let repeats = 0
    const client = testClient({ endpoint: url, onRetry: () => (repeats += 1) })
    expect(await client.call(writePage, input)()).toMatchObject({
      left: { _tag: 'TransportError', reason: 'connect', sent: 'no' },
    })
    expect(repeats).toBe(2)
    await client.close()
  })
})

describe('a failure that data tells in members which nobody described', () => {
  it.each<readonly [unknown, string, string]>([
    [{ success: false, msg: 'no' }, '', 'no'],
    [{ success: false }, '', 'words of the gateway'],
    [{ total: 1, isError: 'true', errorCode: 'E1', errorMsg: 'no' }, 'E1', 'no'],
    [{ result: { success: 'fail' } }, '', 'words of the gateway'],
    [{ code: 500, message: 'no' }, '500', 'no'],
    ['{"isError":true,"message":"no"}', '', 'no'],
  ])('is a failure of the call, whether the rest is described or not: %j', async (data, rawCode, message) => {
    server.answer = () => ({ body: envelope(0, { data }) })
    const client = testClient({ endpoint: server.url })
    const error = { _tag: 'BusinessError', code: 'unlisted', rawCode, message, retryable: false }
    expect(await client.run(readPage, input)).toMatchObject({ left: error })
    expect(await client.run(anything, {})).toMatchObject({ left: error })
    await client.close()
  })

  it('says by which member, and not in the words of a success', async () => {
    server.answer = () => ({
      body: envelope(0, { result: '操作成功', data: { result: { success: false } } }),
    })
    const client = testClient({ endpoint: server.url })
    const result = await client.run(readPage, input)
    expect(result).toMatchObject({ left: { rawCode: '', mark: 'data.result.success', message: '' } })
    await client.close()
  })

  it.each([
    [{ success: false }, '', 'success'],
    [{ isError: true, code: 0 }, '0', 'isError'],
    [{ isError: true, code: 'E1' }, 'E1', undefined],
  ])('says by which member beside the data where no code does: %j', async (rest, rawCode, mark) => {
    server.answer = () => ({ body: JSON.stringify({ stat: { code: 0 }, data: { total: 1 }, ...rest }) })
    const client = testClient({ endpoint: server.url })
    const result = await client.run(readPage, input)
    expect(result).toMatchObject({ left: { _tag: 'BusinessError', rawCode } })
    expect(result._tag === 'Left' && 'mark' in result.left ? result.left.mark : undefined).toBe(mark)
    await client.close()
  })

  it('is the outcome’s to read where the operation names its place', async () => {
    server.answer = () => ({ body: envelope(0, { data: { success: false, why: 'no' } }) })
    const client = testClient({ endpoint: server.url })
    const outcome = { success: { path: ['success'], accepts: ['true'] }, message: ['why'] }
    expect(await client.run({ ...anything, outcome }, {})).toMatchObject({
      left: { _tag: 'BusinessError', message: 'no' },
    })
    await client.close()
  })
})

describe('data that nobody described', () => {
  it.each([
    [{ success: false, message: 'x' }, 'Left'],
    [{ isError: 'true', code: 500 }, 'Left'],
    [{ errorCode: 'E1' }, 'Left'],
    [{ success: true, failed: 3, errorCode: 0 }, 'Right'],
    [[{ success: false }], 'Right'],
  ])('says by itself whether it failed: %j is %s', async (data, tag) => {
    server.answer = () => ({ body: envelope(0, { data }) })
    const client = testClient({ endpoint: server.url })
    const result = await client.run(anything, {})
    expect(result).toMatchObject({
      _tag: tag,
      ...(tag === 'Left' ? { left: { _tag: 'BusinessError' } } : {}),
    })
    await client.close()
  })
})
