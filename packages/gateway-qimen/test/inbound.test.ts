import { list, struct, text, unknownStruct } from '@paifang/contract'
import type { InboundEnd, InboundRequest } from '@paifang/gateway/author'
import { inboundError } from '@paifang/gateway/author'
import { qimenInbound } from '../src'
import { parseXml } from '../../gateway-top/src/envelope/parseXml'
import vectors from './data/qimen.json'

interface Inbound {
  readonly id: string
  readonly secret?: string
  readonly query?: string
  readonly contentType?: string
  readonly body?: string
  readonly bodyHex?: string
  readonly form?: Readonly<Record<string, string>>
  readonly headers?: Readonly<Record<string, string>>
  readonly requiredResult?: boolean
}

const recorded = vectors.cases.filter(({ kind }) => kind === 'inbound') as ReadonlyArray<Inbound>

const requestOf = ({
  query = '',
  contentType,
  body = '',
  bodyHex,
  form,
  headers = {},
}: Inbound): InboundRequest => ({
  verb: 'POST',
  path: '/qimen',
  query,
  headers: {
    ...Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
    ...(contentType === undefined ? {} : { 'content-type': contentType }),
  },
  body:
    bodyHex !== undefined
      ? Buffer.from(bodyHex, 'hex')
      : Buffer.from(form === undefined ? body : new URLSearchParams(form).toString()),
})

/** 2016-01-01 12:00:00 GMT+8 */
const nowMs = Date.UTC(2016, 0, 1, 4)
const check = { nowMs, toleranceMs: 600_000 }
const module_ = qimenInbound({ secretOf: 'helloworld' })

const input = struct('Input', {
  optional: {
    deliveryOrder: struct('DeliveryOrder', {
      optional: { deliveryOrderCode: text, receiverInfo: unknownStruct },
    }),
    orderLines: list(struct('Line', { optional: { itemCode: text } }), 'orderLine'),
  },
})
const output = struct('Output', {
  optional: {
    flag: text,
    code: text,
    message: text,
    deliveryOrderId: text,
    lines: list(struct('L', { optional: { a: text } }), 'line'),
  },
})
const operation = { method: 'taobao.qimen.deliveryorder.create', input, output }

const verified = (request: InboundRequest, given = check) => module_.receive(request).verify(given)

describe('calls of the platform', () => {
  it('were recorded thirty times', () => {
    expect(recorded).toHaveLength(30)
  })

  it.each(recorded.map((one) => [one.id, one] as const))('are judged as required: %s', async (id, given) => {
    // What is not asked for may be either, as long as it is always the same: a name twice is read as officially.
    const isRight =
      id === 'q-in-duplicate-param' || (given.requiredResult === true && id !== 'q-in-multipart')
    expect((await verified(requestOf(given)))._tag).toBe(isRight ? 'Right' : 'Left')
  })

  const valid = recorded.find(({ id }) => id === 'q-in-valid') as Inbound

  it.each([
    ['old', nowMs + 600_001],
    ['of tomorrow', nowMs - 600_001],
  ])('are refused when they are %s', async (_title, at) => {
    expect(await verified(requestOf(valid), { nowMs: at, toleranceMs: 600_000 })).toMatchObject({
      left: { _tag: 'InboundError', reason: 'clock' },
    })
  })

  it('are known by the same method in both spellings', () => {
    const long = recorded.find(({ id }) => id === 'q-in-valid-long-method-name') as Inbound
    for (const one of [valid, long])
      expect(module_.receive(requestOf(one)).method).toBe('taobao.qimen.deliveryorder.create')
    expect(module_.methodOf?.('deliveryorder.create')).toBe('taobao.qimen.deliveryorder.create')
    expect(module_.owns(requestOf(valid))).toBe(true)
    expect(module_.owns({ ...requestOf(valid), query: 'method=taobao.x&app_key=1&sign=2' })).toBe(false)
    for (const [query, isOwn] of [
      ['customerId=5&method=deliveryorder.create', true],
      ['sign=2&customerId=5', true],
      ['method=taobao.qimen.deliveryorder.create', true],
      ['customerId=5', false],
      ['store=1&customerId=5&assign=2', false],
    ] as const)
      expect([
        query,
        module_.owns({ ...requestOf(valid), query, body: Buffer.from('{"_mt":"open.x","_sig":"A"}') }),
      ]).toEqual([query, isOwn])
  })

  const inputOf = async (body: string, more: Partial<Inbound> = {}): Promise<unknown> => {
    const call = { pairs: [], params: {}, replayKey: '', expiresAtMs: 0 }
    return module_.receive(requestOf({ ...valid, body, ...more })).input(operation, call)
  }

  it('give their members, lists of one as lists, maps as maps', async () => {
    const body =
      '<request><deliveryOrder><deliveryOrderCode> TB1 😀</deliveryOrderCode><receiverInfo/></deliveryOrder>' +
      '<orderLines><orderLine><itemCode>A</itemCode></orderLine></orderLines></request>'
    const members = {
      deliveryOrder: { deliveryOrderCode: ' TB1 😀', receiverInfo: '' },
      orderLines: [{ itemCode: 'A' }],
    }
    expect(await inputOf(body)).toEqual({ _tag: 'Right', right: members })
    expect(await inputOf(body, { contentType: 'text/plain' })).toEqual({ _tag: 'Right', right: members })
    expect(await inputOf('')).toEqual({ _tag: 'Right', right: {} })
    expect(await inputOf(JSON.stringify(members), { contentType: 'application/json' })).toMatchObject({
      right: { orderLines: [{ itemCode: 'A' }] },
    })
  })

  it.each([
    [
      'a document type',
      '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/hostname">]><request><a>&e;</a></request>',
    ],
    ['an entity nobody declared', '<request><a>&e;</a></request>'],
    ['a cut', '<request><a>'],
    ['great depth', '<a>'.repeat(2000) + '</a>'.repeat(2000)],
    ['text', 'hello'],
  ])('are refused with %s in their body', async (_title, body) => {
    expect(await inputOf(body)).toMatchObject({ left: [{ path: 'body' }] })
  })

  it('never show the secret', () => {
    expect(JSON.stringify(module_)).not.toContain('helloworld')
    expect(() => qimenInbound({ secretOf: '' })).toThrow('secretOf: expected')
    expect(() => qimenInbound({ secretOf: 's', secret: 's' } as never)).toThrow('secret')
  })
})

describe('answers to the platform', () => {
  const valid = recorded.find(({ id }) => id === 'q-in-valid') as Inbound
  const answer = (end: InboundEnd) => module_.receive(requestOf(valid)).answer(end)
  const parsed = async (end: InboundEnd): Promise<unknown> => {
    const { body, status, contentType } = answer(end)
    expect([status, contentType]).toEqual([200, 'text/xml;charset=utf-8'])
    return parseXml(Buffer.from(body).toString('utf8'))
  }
  const response = (members: object): object => ({ _tag: 'Right', right: { response: members } })
  const ends: Readonly<Record<string, InboundEnd>> = {
    'q-answer-ok': { _tag: 'Done', operation, wire: { message: 'ok' } },
    'q-answer-ok-extra': {
      _tag: 'Done',
      operation,
      wire: { deliveryOrderId: 'W1', createTime: '2016-01-01 12:00:00' },
    },
    'q-answer-business-failure': { _tag: 'Failed', code: 'S003', message: '库存<不足> & "缺"' },
    'q-answer-bad-signature': { _tag: 'Refused', error: inboundError('signature', 'qimen', 'x') },
  }
  const cases = vectors.cases.filter(({ kind }) => kind === 'answer')

  it('were recorded four times', () => {
    expect(cases.map(({ id }) => id).sort()).toEqual(Object.keys(ends).sort())
  })

  it.each(cases.map((one) => [one.id, one] as const))('are what is required: %s', async (id, { fields }) => {
    const end = ends[id] as InboundEnd
    const ours = end._tag === 'Done' ? { code: '0', message: 'success' } : {}
    expect(await parsed(end)).toEqual(response({ ...ours, ...fields }))
  })

  it('hold lists under the names of their items, and what the handler says of its flag', async () => {
    const wire = { flag: 'failure', code: 'S9', message: undefined, lines: [{ a: '1' }] }
    expect(await parsed({ _tag: 'Done', operation, wire })).toEqual(
      response({ flag: 'failure', code: 'S9', message: 'success', lines: { line: { a: '1' } } }),
    )
    expect(await parsed({ _tag: 'Done', operation, wire: undefined })).toEqual(
      response({ flag: 'success', code: '0', message: 'success' }),
    )
  })

  it('say of what was not handled neither why nor where', async () => {
    const refused = (reason: 'method' | 'handler' | 'timeout'): Promise<unknown> =>
      parsed({
        _tag: 'Refused',
        error: inboundError(reason, 'qimen', 'x', { detail: 'at store (warehouse.js:12)' }),
      })
    expect(await refused('method')).toEqual(
      response({ flag: 'failure', code: 'unknown-method', message: 'Unknown method' }),
    )
    expect(JSON.stringify(await refused('handler'))).not.toContain('warehouse.js')
  })
})
