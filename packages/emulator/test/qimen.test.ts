import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { right } from 'fp-ts/Either'
import { integer, list, struct, text, unknownStruct, type Operation } from '@paifang/contract'
import { createQimenClient, qimenInbound } from '@paifang/gateway-qimen'
import { createTopClient } from '@paifang/gateway-top'
import { createInbound } from '@paifang/inbound'
import { ok } from '@paifang/result'
import { qimenEmulation, startEmulator, trigger, triggerFaults, type Emulator } from '../src'
import { now, post, topSign, type Params } from './peers'

interface Input {
  readonly ownerCode: string
  readonly orderLines?: ReadonlyArray<{ readonly itemCode?: string; readonly planQty?: number }>
  readonly extendProps?: Readonly<Record<string, unknown>>
}
interface Output {
  readonly flag?: string
  readonly code?: string
  readonly message?: string
  readonly id?: string
}
const create: Operation<'qimen', Input, Output> = {
  gateway: 'qimen',
  method: 'taobao.qimen.demo.create',
  input: struct<Input>('Input', {
    required: { ownerCode: text },
    optional: {
      orderLines: list(
        struct<{ itemCode?: string; planQty?: number }>('Line', {
          optional: { itemCode: text, planQty: integer },
        }),
        'orderLine',
      ),
      extendProps: unknownStruct,
    },
  }),
  output: struct<Output>('Output', { optional: { flag: text, code: text, message: text, id: text } }),
  outcome: {
    success: { path: ['flag'], accepts: ['success'] },
    code: { path: ['code'] },
    message: ['message'],
  },
  codes: [],
  session: 'optional',
  idempotent: false,
  sensitive: [['ownerCode']],
}

interface Found {
  readonly page?: number
  readonly rows?: ReadonlyArray<{ readonly id?: string }>
}
const custom: Operation<'top', { readonly page: number }, Found> = {
  gateway: 'top',
  method: 'partner.order.list.query',
  input: struct<{ readonly page: number }>('In', { required: { page: integer } }),
  output: struct<Found>('Out', {
    optional: {
      page: integer,
      rows: list(struct<{ readonly id?: string }>('Row', { optional: { id: text } })),
    },
  }),
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
}

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({
    operations: [create, custom],
    clock: () => now,
    qimen: { apps: [{ appKey: '12345678', appSecret: 'helloworld', customerIds: ['c1', 'c2'] }] },
  })
})
afterEach(() => emulator.reset())
afterAll(() => emulator.close())

const body = '<request><ownerCode>O 😀</ownerCode></request>'

/** A request made by nothing of ours. */
const send = async (params: Params = {}, xml = body, type = 'text/xml;charset=utf-8'): Promise<string> => {
  const all: Record<string, string> = {
    method: 'demo.create',
    app_key: '12345678',
    timestamp: '2024-01-01 08:00:00',
    v: '2.0',
    format: 'xml',
    sign_method: 'md5',
    customerId: 'c1',
    ...params,
  }
  const query = new URLSearchParams({ sign: topSign(all, 'helloworld', 'md5', xml), ...all })
  const { text: answer, status } = await post(`${emulator.qimen.endpoint}?${query.toString()}`, xml, {
    'content-type': type,
  })
  expect(status).toBe(200)
  return answer
}

describe('Qimen, as it is emulated', () => {
  it.each(['demo.create', 'taobao.qimen.demo.create'])(
    'answers %s, and keeps every character',
    async (method) => {
      emulator.on(create, () => async () => right<never, Output>({ message: '<好> 😀' }))
      expect(await send({ method })).toBe(
        '<?xml version="1.0" encoding="utf-8"?><response><flag>success</flag><message>&lt;好&gt; 😀</message></response>',
      )
      expect(emulator.calls(create).at(-1)?.input).toEqual({ ownerCode: 'O 😀' })
      expect(emulator.journal.entries().at(-1)?.request.params).toMatchObject({
        sign: '***',
        customerId: 'c1',
      })
    },
  )

  it.each<[what: string, code: string, subCode: string, params: Params, xml?: string, type?: string]>([
    ['another signature', '25', 'isv.', { sign: 'X' }],
    ['no signature', '24', 'isv.', { sign: '' }],
    ['an unknown application', '29', 'isv.appkey-not-exists', { app_key: '1' }],
    ['an old clock', '31', 'isv.', { timestamp: '2023-12-31 08:00:00' }],
    ['a version nobody knows', '34', 'isv.', { v: '3.0' }],
    ['another method', '22', 'isv.', { method: 'demo.delete' }],
    ['no partner', '40', 'isv.missing-parameter:customerId', { customerId: '' }],
    ['an unknown partner', '41', 'isv.invalid-parameter:customerId', { customerId: 'c3' }],
    ['a session of nobody', '27', 'invalid-sessionkey', { session: 'x' }],
    ['no body of XML', '41', 'isv.invalid-parameter:body', {}, '{}', 'application/json'],
    ['XML that is cut', '41', 'isv.invalid-parameter:body', {}, '<request><a>'],
    ['a document type', '41', 'isv.invalid-parameter:body', {}, `<!DOCTYPE a [<!ENTITY e "x">]>${body}`],
    ['a missing parameter', '40', 'isv.missing-parameter:ownerCode', {}, '<request/>'],
    [
      'a wrong one',
      '41',
      'isv.invalid-parameter:orderLines[0].planQty',
      {},
      '<request><ownerCode>a</ownerCode><orderLines><orderLine><planQty>x</planQty></orderLine></orderLines></request>',
    ],
  ])('refuses %s with %s', async (_what, code, subCode, params, ...[xml, type]) => {
    const answer = await send(params, xml, type)
    expect(answer).toContain(`<response><flag>failure</flag><code>${code}</code>`)
    expect(answer).toContain(`<sub_code>${subCode}`)
    expect(answer).toMatch(/<request_id>[0-9a-z]{13}<\/request_id>/)
  })

  it('says why a signature does not fit', async () => {
    const client = createQimenClient({ ...emulator.qimen, appSecret: 'hello world', clock: () => now })
    expect(await client.run(create, { ownerCode: 'x' })).toMatchObject({
      left: { _tag: 'GatewayError', kind: 'signature', gateway: 'qimen', code: '25' },
    })
    expect(emulator.journal.entries().at(-1)?.explanation).toBeDefined()
    await client.close()
  })

  it('fails on demand, as the platform and as the partner', async () => {
    const client = createQimenClient({
      ...emulator.qimen,
      clock: () => now,
      transport: emulator.transport(),
      retry: false,
    })
    const left = async (): Promise<unknown> => client.run(create, { ownerCode: 'x' })
    emulator.faults.add({ gateway: 'qimen', times: 1, fault: { kind: 'error' } })
    expect(await left()).toMatchObject({
      left: { _tag: 'GatewayError', subCode: 'isp.remote-service-timeout' },
    })
    emulator.faults.add({ gateway: 'qimen', times: 1, fault: { kind: 'business', code: 'S003' } })
    expect(await left()).toMatchObject({
      left: { _tag: 'BusinessError', rawCode: 'S003' },
    })
    emulator.faults.add({ gateway: 'qimen', times: 1, fault: { kind: 'html' } })
    expect(await left()).toMatchObject({ left: { _tag: 'ProtocolError' } })
    expect(await left()).toMatchObject({ _tag: 'Right' })
  })

  it('says that an operation was not given to it', async () => {
    const other = await startEmulator({ operations: [], clock: () => now })
    const client = createQimenClient({ ...other.qimen, clock: () => now, transport: other.transport() })
    const refused = await client.run(create, { ownerCode: 'x' })
    const message = expect.stringContaining('this emulator was not given the operation') as string
    expect(refused).toMatchObject({ left: { kind: 'method', message } })
    await other.close()
  })

  it('lets the session of a client be over', async () => {
    const client = createQimenClient({ ...emulator.qimen, clock: () => now, transport: emulator.transport() })
    emulator.state.qimen.sessions.revoke(emulator.qimen.session)
    expect(await client.run(create, { ownerCode: 'x' })).toMatchObject({ left: { kind: 'session' } })
  })
})

describe('custom scenes', () => {
  const found = { page: 2, rows: [{ id: '9007199254740993' }] }

  it.each([
    ['a form, JSON', {}, {}],
    ['a form, XML', { format: 'xml' as const }, {}],
    [
      'JSON in and out',
      {},
      { rawBody: { text: '{"page":2}', contentType: 'application/json;charset=utf-8' } },
    ],
    [
      'XML in and out',
      { format: 'xml' as const },
      { rawBody: { text: '<request><page>2</page></request>', contentType: 'text/xml;charset=utf-8' } },
    ],
  ])('are called by a client of TOP: %s', async (_title, options, callOptions) => {
    emulator.on(custom, (input) => async () => right<never, Found>({ ...found, page: input.page }))
    const client = createTopClient({
      ...emulator.top,
      endpoint: `${emulator.url}/router/qm`,
      targetAppKey: '23000009',
      clock: () => now,
      transport: emulator.transport(),
      ...options,
    })
    expect(await client.run(custom, { page: 2 }, callOptions)).toMatchObject({ right: found })
    expect(await client.run({ ...custom, method: 'nobody' }, { page: 2 }, callOptions)).toMatchObject({
      left: { _tag: 'GatewayError', gateway: 'top', code: '22' },
    })
  })

  it('are called with XML by a client of Qimen, under the names that they have', async () => {
    const client = createQimenClient({
      ...emulator.qimen,
      endpoint: `${emulator.url}/router/qm`,
      targetAppKey: '23000009',
      clock: () => now,
    })
    expect(await client.run(create, { ownerCode: 'x' })).toMatchObject({ _tag: 'Right' })
    expect(await client.run({ ...create, method: 'demo.create' }, { ownerCode: 'x' })).toMatchObject({
      left: { code: '22' },
    })
    await client.close()
  })
})

describe('a service that Qimen calls', () => {
  const input: Input = {
    ownerCode: '货主 & <b> 😀',
    orderLines: [{ itemCode: 'A', planQty: 1 }],
    extendProps: { k: 'v' },
  }
  const service = async () => {
    const seen: unknown[] = []
    const inbound = createInbound([qimenInbound({ secretOf: 'helloworld' })], {
      clock: () => now,
      onEvent: () => undefined,
    }).on(create, (given) => {
      seen.push(given)
      return ok({ id: 'W1' })
    })
    const server = createServer(inbound.node)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const to = `http://127.0.0.1:${(server.address() as AddressInfo).port}/qimen`
    return { seen, to, close: () => new Promise((resolve) => server.close(resolve)) }
  }
  const { caller } = qimenEmulation
  if (caller === undefined) throw new Error('Qimen calls others')
  const call = {
    gateway: 'qimen',
    caller,
    method: 'demo.create',
    app: '12345678',
    secret: 'helloworld',
    nowMs: now,
  }

  it('gets what was sent, and answers as the platform reads it', async () => {
    const { seen, to, close } = await service()
    const verdict = await trigger({ ...call, to, input: { ...input }, operation: create })
    await close()
    expect(verdict).toMatchObject({ passed: true, problems: [] })
    expect(verdict.answers[0]?.text).toBe(
      '<?xml version="1.0" encoding="utf-8"?><response><flag>success</flag><code>0</code><message>success</message><id>W1</id></response>',
    )
    expect(seen).toEqual([input])
  })

  it.each(triggerFaults)('answers as it should with one thing wrong: %s', async (fault) => {
    const { seen, to, close } = await service()
    const plain = { ...input, ownerCode: '货主' }
    const verdict = await trigger({ ...call, to, input: plain, operation: create, fault })
    await close()
    expect([verdict.problems, verdict.passed]).toEqual([[], true])
    expect(seen).toHaveLength(fault === 'gbk' || fault === 'repeat' ? 1 : 0)
  })
})
