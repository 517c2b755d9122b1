import { list, struct, text, unknownStruct, type Operation } from '@paifang/contract'
import type { HttpRequest, HttpResponse } from '@paifang/transport'
import { right } from 'fp-ts/Either'
import { createQimenClient, type QimenClientOptions } from '../src'
import vectors from './data/qimen.json'

type Params = Readonly<Record<string, string>>

const operation = (method: string): Operation<'qimen', Readonly<Record<string, unknown>>, object> => ({
  gateway: 'qimen',
  method,
  input: unknownStruct,
  output: struct('Output', {
    optional: {
      flag: text,
      code: text,
      message: text,
      deliveryOrderId: text,
      items: list(struct('Item', { optional: { itemCode: text, quantity: text } }), 'item'),
    },
  }),
  codes: [],
  session: 'optional',
  idempotent: false,
  sensitive: [],
})

const respond = (body: string, status = 200): HttpResponse => ({
  status,
  headers: { 'content-type': 'text/xml;charset=utf-8' },
  body: Buffer.from(body),
  truncated: false,
})

const clientFor = (options: Partial<QimenClientOptions>, answer: HttpResponse) => {
  const sent: HttpRequest[] = []
  const client = createQimenClient({
    appKey: '12345678',
    appSecret: 'helloworld',
    retry: false,
    transport: (request) => async () => {
      sent.push(request)
      return right(answer)
    },
    ...options,
  })
  return { client, sent }
}

/** 2016-01-01 12:00:00 GMT+8 */
const noon = Date.UTC(2016, 0, 1, 4)

const outbound = vectors.cases.filter(({ kind }) => kind === 'outbound')

describe('requests', () => {
  it('were recorded thirteen times', () => {
    expect(outbound).toHaveLength(13)
  })

  it.each(outbound.map((one) => [one.id, one] as const))(
    'are signed and sent as recorded: %s',
    async (_id, given) => {
      const {
        method = '',
        v,
        app_key,
        customerId,
        partner_id,
        session,
        sign_method,
        timestamp,
        format,
        ...params
      } = given.params as Params
      expect([app_key, timestamp, format]).toEqual(['12345678', '2016-01-01 12:00:00', 'xml'])
      const { client, sent } = clientFor(
        {
          clock: () => noon,
          signMethod: sign_method as 'md5',
          ...(v === undefined ? {} : { version: v }),
          ...(customerId === undefined ? {} : { customerId }),
          ...(partner_id === undefined ? {} : { partnerId: partner_id }),
          ...(session === undefined ? {} : { session }),
          params,
        },
        respond('<response><flag>success</flag></response>'),
      )
      const result = await client.run(operation(method), {}, { rawXml: given.body as string })
      expect(result).toMatchObject({ _tag: 'Right' })
      const [request] = sent
      const url = new URL(request?.url ?? '')
      expect(`${url.origin}${url.pathname}`).toBe('https://qimen.api.taobao.com/router/qimen/service')
      expect(Object.fromEntries(url.searchParams)).toEqual({ ...given.params, sign: given.sign })
      expect(request?.body).toBe(given.body)
      expect(request?.headers['content-type']).toBe(given.contentType)
      expect(request?.verb).toBe('POST')
    },
  )
})

interface Reply {
  readonly isSuccess: boolean
  readonly code: string
  readonly message: string
  readonly deliveryOrderId: string | null
  readonly items?: ReadonlyArray<{ readonly itemCode: string | null; readonly quantity: string | null }>
}

/** Where the vectors' own notes call for another verdict than the official client's. */
const verdicts: Readonly<Record<string, object>> = {
  'q-reply-entity-expansion': { left: { _tag: 'ProtocolError', flaw: { kind: 'document-type' } } },
  'q-reply-external-entity': { left: { _tag: 'ProtocolError', flaw: { kind: 'document-type' } } },
  'q-reply-http-400': { left: { _tag: 'ProtocolError', reason: 'status', status: 400 } },
  'q-reply-http-500': { left: { _tag: 'ProtocolError', reason: 'status', status: 500 } },
  'q-reply-failure-platform': {
    left: {
      _tag: 'GatewayError',
      gateway: 'qimen',
      code: '25',
      subCode: 'isv.sign-error',
      requestId: 'r1',
      message: 'sign',
    },
  },
  'q-reply-top-error': {
    left: {
      _tag: 'GatewayError',
      gateway: 'qimen',
      code: '25',
      subCode: 'x',
      requestId: 'r',
      kind: 'signature',
    },
  },
  // What the bytes are decides how they are read.
  'q-reply-json': { right: { flag: 'success' } },
  // Numbers are texts in this codec, so their blanks are kept.
  'q-reply-items-padded-number': { right: { items: [{ itemCode: ' A ', quantity: ' 5 ' }] } },
  'q-reply-flag-missing': { left: { _tag: 'ProtocolError', reason: 'envelope' } },
  'q-reply-flag-empty': { left: { _tag: 'ProtocolError', reason: 'envelope' } },
  'q-reply-html': { left: { _tag: 'ProtocolError', reason: 'unparsable' } },
  'q-reply-nested-flag': { right: { flag: 'success', items: [{ flag: 'failure' }] } },
}

const wanted = ({ id, expected }: { readonly id: string; readonly expected?: unknown }): object => {
  const known = verdicts[id]
  if (known !== undefined) return known
  if (expected === undefined) return { left: { _tag: 'ProtocolError' } }
  const { isSuccess, code, message, deliveryOrderId, items } = expected as Reply
  if (!isSuccess) return { left: { _tag: 'BusinessError', rawCode: code, message } }
  const filled = Object.fromEntries(
    Object.entries({ flag: 'success', code, message, deliveryOrderId, items }).filter(
      ([, value]) => value !== undefined && value !== null && value !== '',
    ),
  )
  return { right: filled }
}

const replies = vectors.cases.filter(({ kind }) => kind === 'reply')

describe('replies', () => {
  it('were recorded 27 times', () => {
    expect(replies).toHaveLength(27)
  })

  const documented = {
    success: { path: ['flag'], accepts: ['success'] },
    code: { path: ['code'] },
    message: ['message'],
  }

  describe.each([
    ['an operation that says how it failed', documented],
    ['one that says nothing', undefined],
  ] as const)('to %s', (_title, outcome) => {
    it.each(replies.map((one) => [one.id, one] as const))('are told apart: %s', async (_id, given) => {
      const { client } = clientFor({}, respond(given.body ?? '', given.httpStatus))
      const asked = {
        ...operation('taobao.qimen.deliveryorder.create'),
        ...(outcome === undefined ? {} : { outcome }),
      }
      expect(await client.run(asked, {})).toMatchObject(wanted(given))
    })
  })
})
