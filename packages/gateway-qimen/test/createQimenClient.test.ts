import { list, struct, text, type AnyCodec } from '@paifang/contract'
import type { HttpRequest, HttpResponse } from '@paifang/transport'
import { right } from 'fp-ts/Either'
import { inspect } from 'node:util'
import { anyOperation } from '../../../.dev/test/anyOperation'
import {
  createQimenClient,
  qimenEndpoints,
  qimenMethod,
  shortQimenMethod,
  type QimenClientOptions,
} from '../src'

const operation = anyOperation('qimen', 'taobao.qimen.inventory.query')

const respond = (body: string, status = 200): HttpResponse => ({
  status,
  headers: {},
  body: Buffer.from(body),
  truncated: false,
})
const fine = '<response><flag>success</flag></response>'

const clientFor = (options: Partial<QimenClientOptions> = {}, answers: ReadonlyArray<string> = [fine]) => {
  const sent: HttpRequest[] = []
  const left = [...answers]
  const client = createQimenClient({
    appKey: 'key',
    appSecret: 'secret-of-the-app',
    customerId: 'stub',
    clock: () => 1_700_000_000_000,
    wait: () => Promise.resolve(),
    transport: (request) => async () => {
      sent.push(request)
      return right(respond(left.shift() ?? fine))
    },
    ...options,
  })
  const queries = (): ReadonlyArray<Record<string, string>> =>
    sent.map(({ url }) => Object.fromEntries(new URL(url).searchParams))
  return { client, sent, queries }
}

describe('createQimenClient', () => {
  it('sends a call with its own partner, version and parameters, and signs what it sends', async () => {
    const { client, queries } = clientFor({ params: { a: '1' } })
    await client.run(operation, {}, { customerId: '货主 一', version: '1.0', params: { b: 'x=y' } })
    await client.run(operation, {})
    expect(queries()).toMatchObject([
      { customerId: '货主 一', v: '1.0', a: '1', b: 'x=y' },
      { customerId: 'stub', v: '2.0', a: '1' },
    ])
    expect(queries()[0]?.['sign']).toMatch(/^[0-9A-F]{32}$/)
  })

  it('names methods of the standard scenes whole, and those of custom scenes as they are', async () => {
    const short = { ...operation, method: 'inventory.query' }
    const { client, queries } = clientFor()
    await client.run(short, {})
    await client.run(short, {}, { targetAppKey: '23000009' })
    expect(queries()).toMatchObject([
      { method: 'taobao.qimen.inventory.query' },
      { method: 'inventory.query', target_app_key: '23000009' },
    ])
    expect(qimenMethod(shortQimenMethod(operation.method))).toBe(operation.method)
  })

  it('signs each attempt afresh, over the same body', async () => {
    let nowMs = 1_700_000_000_000
    const refusal =
      '<response><flag>failure</flag><code>15</code><sub_code>isp.service-unavailable</sub_code></response>'
    const { client, sent, queries } = clientFor({ clock: () => (nowMs += 1000) }, [refusal, fine])
    expect(await client.run(operation, { a: '1' })).toMatchObject({ _tag: 'Right' })
    expect(new Set(queries().map(({ sign }) => sign)).size).toBe(2)
    expect(sent.map(({ body }) => body)).toEqual([
      '<request><a>1</a></request>',
      '<request><a>1</a></request>',
    ])
  })

  it('does not repeat what may have been carried out', async () => {
    const { client, sent } = clientFor({}, ['<html><body>502</body></html>'])
    expect(await client.run({ ...operation, idempotent: false }, {})).toMatchObject({
      left: { _tag: 'ProtocolError' },
    })
    expect(sent).toHaveLength(1)
  })

  it('renews a session that is over, once', async () => {
    const over =
      '<error_response><code>27</code><msg>Invalid session</msg><request_id>r</request_id></error_response>'
    const { client, queries } = clientFor({ session: { get: () => 'old', refresh: () => 'new' } }, [
      over,
      fine,
    ])
    expect(await client.run(operation, {})).toMatchObject({ _tag: 'Right' })
    expect(queries().map(({ session }) => session)).toEqual(['old', 'new'])
  })

  it('sends XML of your own as it is, and gives the bytes of a reply', async () => {
    const rawXml = '\ufeff<request>\r\n <a/></request>\n'
    const { client, sent } = clientFor()
    const result = await client.run(operation, {}, { rawXml, response: true })
    expect(sent[0]?.body).toBe(rawXml)
    expect(Buffer.from(result.response.body ?? []).toString()).toBe(fine)
  })

  it.each([
    ['rawXml', { rawXml: '' }],
    ['rawXml', { rawXml: '\ud800' }],
    ['customerId', { customerId: ' ' }],
    ['params.sign', { params: { sign: 'x' } }],
    ['params.customerId', { params: { customerId: 'x' } }],
    ['params.a', { params: { a: '' } }],
    ['params.a', { params: { a: undefined as unknown as string } }],
    ['params.\ud800', { params: { '\ud800': 'x' } }],
  ])('refuses %s that no call could be sent with: %j', async (path, options) => {
    const { client, sent } = clientFor()
    expect(await client.run(operation, {}, options)).toMatchObject({
      left: { _tag: 'InputError', issues: [{ path }] },
    })
    expect(sent).toEqual([])
  })

  it('keeps no name for itself that it does not send', async () => {
    const { client, queries } = clientFor()
    // TOP's client sends this one itself.
    expect(await client.run(operation, {}, { params: { simplify: 'x' } })).toMatchObject({ _tag: 'Right' })
    expect(queries()).toMatchObject([{ simplify: 'x' }])
  })

  it('sends nothing that XML cannot hold, and says where it stands', async () => {
    const { client, sent } = clientFor()
    const lines = struct('Input', {
      required: { orderLines: list(struct('Line', { optional: { itemName: text } }), 'orderLine') },
    })
    const result = await client.run(
      { ...operation, input: lines as AnyCodec },
      {
        orderLines: [{ itemName: 'ok' }, { itemName: 'bell\u0007' }],
      },
    )
    expect(result).toMatchObject({
      left: { _tag: 'InputError', issues: [{ path: 'orderLines.orderLine[1].itemName' }] },
    })
    expect(JSON.stringify(result)).not.toContain('bell')
    expect(sent).toEqual([])
  })

  it.each([
    ['appKey', { appKey: '' }],
    ['appSecret', { appSecret: '' }],
    ['signMethod', { signMethod: 'MD5' }],
    ['version', { version: '' }],
    ['customerId', { customerId: '' }],
    ['params.method', { params: { method: 'x' } }],
    ['endpoint', { endpoint: 'http://qimen.api.taobao.com/router/qm' }],
    ['endpoint', { endpoint: 'nowhere' }],
    ['customerID', { customerID: 'x' }],
  ])('refuses options that no call could work with: %s', (name, options) => {
    expect(() => clientFor(options as never)).toThrow(name)
  })

  it('shows no credentials', async () => {
    const { client } = clientFor({ session: 'session-of-the-user' }, [
      '<response><flag>failure</flag><code>secret-of-the-app</code><message>session-of-the-user</message></response>',
    ])
    const shown = inspect([client, await client.run(operation, {})], { depth: 9 })
    expect(shown).not.toMatch(/secret-of-the-app|session-of-the-user/)
  })

  it('takes replies that say they succeeded for nothing else where a member says that they failed', async () => {
    const { client } = clientFor({}, [
      '<response><flag>success</flag><sub_code>isv.x</sub_code></response>',
      '<response><flag>success</flag><isError>1</isError></response>',
      '<response><flag>success</flag><error_response><code>25</code></error_response></response>',
      '<response><flag>success</flag><result><success>false</success></result></response>',
      '{"response":{"flag":"success"},"success":false}',
    ])
    expect(await client.run(operation, {})).toMatchObject({
      left: { _tag: 'GatewayError', subCode: 'isv.x' },
    })
    for (let rest = 4; rest > 0; rest--) expect((await client.run(operation, {}))._tag).toBe('Left')
  })

  it.each([
    '<sub_code> </sub_code>',
    '<sub_code>null</sub_code><sub_message>null</sub_message>',
    '<sub_code/>',
    '<errors/>',
    '<isError>N</isError>',
  ])(
    'takes a reply for a success whose failure is absent, however its writer puts that: %s',
    async (members) => {
      const { client } = clientFor({}, [`<response>\n<flag>success</flag>\n${members}\n</response>`])
      expect(await client.run(operation, {})).toMatchObject({ _tag: 'Right' })
    },
  )

  it('takes a partner’s failure for one where its sub-code is absent in words', async () => {
    const { client } = clientFor({}, [
      '<response><flag>failure</flag><code>S1</code><message>m</message><sub_code>null</sub_code></response>',
    ])
    expect(await client.run(operation, {})).toMatchObject({ left: { _tag: 'BusinessError', rawCode: 'S1' } })
  })

  it('asks again for a reply that is a page', async () => {
    const { client, sent } = clientFor({}, ['<!DOCTYPE html><html><hr></html>', '<html><hr></html>', fine])
    expect(await client.run({ ...operation, idempotent: true }, {})).toMatchObject({ _tag: 'Right' })
    expect(sent).toHaveLength(3)
  })

  it.each([
    ['an empty flag', '', { _tag: 'ProtocolError', reason: 'envelope' }],
    ['a flag in other words', 'SUCCESS', { _tag: 'BusinessError', rawCode: '0' }],
    ['a flag with blanks', ' success ', { _tag: 'BusinessError', rawCode: '0' }],
    ['a failure', 'failure', { _tag: 'BusinessError', rawCode: '0' }],
  ])('takes %s for no success, whatever the operation says of itself', async (_title, flag, left) => {
    const reply = `<response><flag>${flag}</flag><code>0</code><key>x</key></response>`
    const silent = struct('Output', { optional: { key: text } }) as AnyCodec
    const outcome = { code: { path: ['code'], accepts: ['0'] } }
    const { client } = clientFor({}, [reply, reply, reply])
    expect(await client.run(operation, {})).toMatchObject({ left })
    expect(await client.run({ ...operation, output: silent }, {})).toMatchObject({ left })
    expect(await client.run({ ...operation, outcome }, {})).toMatchObject({ left })
  })

  it.each(['sign-check-failure', 'isv.x', 'isp.x', 'x'])(
    'takes a failure with the sub-code %s for a refusal of the platform',
    async (subCode) => {
      const reply = `<response><flag>failure</flag><sub_code>${subCode}</sub_code><sub_message>m</sub_message></response>`
      const outcome = { success: { path: ['flag'], accepts: ['success'] } }
      const { client } = clientFor({ retry: false }, [reply, reply])
      const left = { _tag: 'GatewayError', gateway: 'qimen', subCode, message: 'm' }
      expect(await client.run(operation, {})).toMatchObject({ left })
      expect(await client.run({ ...operation, outcome }, {})).toMatchObject({ left })
    },
  )

  it('knows its addresses by name', async () => {
    const { client, sent } = clientFor({ endpoint: 'custom', targetAppKey: '23000009' })
    await client.run(operation, {})
    expect(sent[0]?.url.startsWith(`${qimenEndpoints.custom}?`)).toBe(true)
  })
})
