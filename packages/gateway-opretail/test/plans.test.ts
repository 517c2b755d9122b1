import type { OpretailCallOptions } from '@paifang/gateway-opretail'
import type { HttpRequest, Transport } from '@paifang/transport'
import * as fc from 'fast-check'
import { right } from 'fp-ts/Either'
import { referenceSign } from './support/referenceSign'
import { anyOperation, type Members } from '../../../.dev/test/anyOperation'
import { testClient } from './support/testClient'

const operations = [anyOperation('opretail', 'open.first.get'), anyOperation('opretail', 'open.second.get')]

interface Given {
  readonly operation: number
  readonly params: Members
  readonly options: OpretailCallOptions
  readonly accessKey: string
  readonly accessSecret: string
  readonly epochMs: number
}

const text = fc.oneof(
  fc.constantFrom<unknown>('', ' ', 'x', 'a,b c', "~!'()*-._/", '中文', '😀', null, 7n, [1, '二']),
  fc.string({ maxLength: 5 }),
)

/** Few names and values, so that calls often look alike in all but one thing. */
const given: fc.Arbitrary<Given> = fc.record({
  operation: fc.nat(1),
  params: fc.dictionary(fc.constantFrom('a', 'B', 'size', 'sizes', '10', '9', '中', 'zz'), text, {
    maxKeys: 5,
    noNullPrototype: true,
  }),
  options: fc.record(
    {
      session: fc.constantFrom('t1', 't2'),
      verb: fc.constantFrom('GET' as const, 'POST' as const),
      nullish: fc.constantFrom('omit' as const, 'empty' as const),
    },
    { requiredKeys: [] },
  ),
  accessKey: fc.constantFrom('k1', 'k2'),
  accessSecret: fc.constantFrom('one', 'two'),
  epochMs: fc.constantFrom(0, 999, 1000, 86_400_000),
})

/** A client whose credentials and clock are those of the call that is next. */
const clientOf = (current: () => Given, nonce: false | (() => string)) => {
  const requests: HttpRequest[] = []
  const transport: Transport = (request) => () => {
    requests.push(request)
    const body = Buffer.from('{"stat":{"code":0},"data":{}}')
    return Promise.resolve(right({ status: 200, headers: {}, body, truncated: false }))
  }
  const client = testClient({
    accessKey: () => current().accessKey,
    accessSecret: () => current().accessSecret,
    clock: () => current().epochMs,
    transport,
    nonce,
  })
  return async (): Promise<HttpRequest> => {
    const { operation, params, options } = current()
    expect(await client.call(operations[operation]!, params, options)()).toMatchObject({ _tag: 'Right' })
    return requests.at(-1)!
  }
}

const received = ({ url, body }: HttpRequest): URLSearchParams =>
  new URLSearchParams(typeof body === 'string' ? body : new URL(url).search)

describe('one client of many calls', () => {
  it.each([
    ['without nonces', false],
    ['with nonces', () => 'once'],
  ] as const)(
    '%s signs what it sends, whatever it signed before, and sends what a client without a past would',
    async (_title, nonce) => {
      await fc.assert(
        fc.asyncProperty(fc.array(given, { minLength: 2, maxLength: 12 }), async (calls) => {
          let current = calls[0]!
          const send = clientOf(() => current, nonce)
          for (const call of calls) {
            current = call
            const request = await send()
            const form = received(request)
            expect(form.get('_sig')).toBe(referenceSign(form, call.accessSecret))
            expect(request).toEqual({
              ...(await clientOf(() => call, nonce)()),
              timeoutMs: request.timeoutMs,
            })
            expect(request.headers['authenticator']).toBe(call.options.session)
            expect(form.get('_akey')).toBe(call.accessKey)
            expect(form.get('_nonce')).toBe(nonce === false ? null : 'once')
          }
        }),
        { numRuns: 200 },
      )
    },
  )

  it('sends the same headers until the token changes, so that a transport need not lay them out again', async () => {
    let current = { ...base, options: { session: 't1' } }
    const send = clientOf(() => current, false)
    const { headers } = await send()
    expect((await send()).headers).toBe(headers)
    expect(Object.isFrozen(headers)).toBe(true)
    current = { ...base, options: { session: 't2' } }
    expect((await send()).headers['authenticator']).toBe('t2')
  })
})

const base: Given = {
  operation: 0,
  params: { a: '1' },
  options: {},
  accessKey: 'k1',
  accessSecret: 'one',
  epochMs: 0,
}
