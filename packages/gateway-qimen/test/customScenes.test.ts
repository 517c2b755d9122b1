import { list, struct, unknownStruct, unknownValue, type Operation } from '@paifang/contract'
import { createTopClient } from '@paifang/gateway-top'
import type { HttpRequest } from '@paifang/transport'
import { right } from 'fp-ts/Either'
import { qimenEndpoints } from '../src'
import vectors from './data/qimen.json'

type Params = Readonly<Record<string, string>>

const operation = (method: string): Operation<'top', Readonly<Record<string, unknown>>, Params> => ({
  gateway: 'top',
  method,
  input: unknownStruct,
  output: struct('Output', {
    optional: { x: unknownValue, list: list(unknownValue), data: unknownValue },
  }) as never,
  codes: [],
  session: 'optional',
  idempotent: false,
  sensitive: [],
})

const clientFor = (answer: string, options: object = {}) => {
  const sent: HttpRequest[] = []
  const client = createTopClient({
    appKey: '12345678',
    appSecret: 'helloworld',
    endpoint: qimenEndpoints.custom,
    simplify: false,
    retry: false,
    clock: () => Date.UTC(2016, 0, 1, 4),
    transport: (request) => async () => {
      sent.push(request)
      return right({ status: 200, headers: {}, body: Buffer.from(answer), truncated: false })
    },
    ...options,
  })
  return { client, sent }
}

const outbound = vectors.cases.filter(({ kind }) => kind === 'cloud-outbound')
const replies = vectors.cases.filter(({ kind }) => kind === 'cloud-reply')

describe('custom scenes by a client of TOP', () => {
  it('were recorded three and six times', () => {
    expect([outbound.length, replies.length]).toEqual([3, 6])
  })

  it.each(outbound.map((one) => [one.id, one] as const))('are signed as recorded: %s', async (_id, given) => {
    const { method, query, targetAppKey, session, body, bodyType } = given.input as unknown as {
      readonly method: string
      readonly query: Params
      readonly targetAppKey: string
      readonly session?: string
      readonly body?: string
      readonly bodyType?: string
    }
    const official = new URLSearchParams(String(given.request?.query))
    const { client, sent } = clientFor('{"response":{"flag":"success"}}', {
      targetAppKey,
      partnerId: official.get('partner_id'),
      ...(session === undefined ? {} : { session }),
    })
    const rawBody =
      body === undefined
        ? {}
        : { rawBody: { text: body, contentType: `application/${bodyType};charset=utf-8` } }
    await client.run(operation(method), query, rawBody)
    const [request] = sent
    const url = new URL(request?.url ?? '')
    const ours = new URLSearchParams(body === undefined ? String(request?.body) : url.search)
    expect(url.pathname).toBe('/router/qm')
    expect(Object.fromEntries(ours)).toEqual({ ...query, ...Object.fromEntries(official) })
    if (body !== undefined) expect(request?.body).toBe(body)
  })

  const verdicts: Readonly<Record<string, object>> = {
    'q-cloud-reply-flag-success': { _tag: 'Right' },
    'q-cloud-reply-flag-failure': { left: { _tag: 'GatewayError', subCode: 'sign-check-failure' } },
    'q-cloud-reply-top-error': { left: { _tag: 'GatewayError', code: '22' } },
    'q-cloud-reply-simplified': { _tag: 'Left' },
    // Without a flag, what the document names proves a success.
    'q-cloud-reply-no-flag': { right: { x: 1 } },
    'q-cloud-reply-simplified-ok': { right: { list: [] } },
  }

  it.each(replies.map((one) => [one.id, one] as const))(
    'are told apart as required: %s',
    async (id, given) => {
      const { client } = clientFor(given.body ?? '')
      expect(await client.run(operation('x.y.z'), {})).toMatchObject(verdicts[id] as object)
    },
  )
})
