import { createHash } from 'node:crypto'
import { createTopClient, type TopCallOptions } from '@paifang/gateway-top'
import fc from 'fast-check'
import { anyOperation, type Members } from '../../../.dev/test/anyOperation'
import { json, scripted } from './support/scripted'

const operations = [anyOperation('top', 'taobao.first.get'), anyOperation('top', 'taobao.second.get')]

interface Given {
  readonly operation: number
  readonly params: Members
  readonly options: TopCallOptions
  readonly appKey: string
  readonly appSecret: string
  readonly epochMs: number
}

const text = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\u3000',
    'x',
    'a,b c',
    'a,b c',
    "~!'()*-._/",
    '中文',
    '😀',
    '=&+%',
    'y'.repeat(1100) + ',',
  ),
  fc.string({ maxLength: 5 }),
)
const optional = <A>(...values: ReadonlyArray<A>): fc.Arbitrary<A | undefined> =>
  fc.constantFrom<A | undefined>(undefined, ...values)

/** Few names and values, so that calls often look alike in all but one thing. */
const given: fc.Arbitrary<Given> = fc
  .record({
    operation: fc.nat(1),
    params: fc.dictionary(fc.constantFrom('a', 'B', '_', 'num_iid', 'num', '10', '9', '中', 'zz'), text, {
      maxKeys: 5,
      noNullPrototype: true,
    }),
    session: optional('s1', 's2', 's 3,'),
    params2: optional({ further: '1' }, { further: '2' }, { also: '1', further: '2' }),
    targetAppKey: optional('t1', 't2'),
    raw: fc.boolean(),
    appKey: fc.constantFrom('k1', 'k2'),
    appSecret: fc.constantFrom('one', 'two'),
    epochMs: fc.constantFrom(0, 999, 1000, 86_400_000),
  })
  .map(({ session, params2, targetAppKey, raw, ...rest }) => ({
    ...rest,
    options: {
      ...(session === undefined ? {} : { session }),
      ...(params2 === undefined ? {} : { params: params2 }),
      ...(targetAppKey === undefined ? {} : { targetAppKey }),
      ...(raw ? { rawBody: { text: '<a/>', contentType: 'text/xml' } } : {}),
    },
  }))

/** A client whose credentials and clock are those of the call that is next. */
const clientOf = (current: () => Given) => {
  const transport = scripted([json({ request_id: 'r' })])
  const client = createTopClient({
    appKey: () => current().appKey,
    appSecret: () => current().appSecret,
    signMethod: 'md5',
    transport,
    clock: () => current().epochMs,
  })
  const send = async (): Promise<{ readonly sent: string; readonly body: string }> => {
    const { operation, params, options } = current()
    const result = await client.call(operations[operation]!, params, options)()
    expect(result).toMatchObject({ _tag: 'Right' })
    const { url, body } = transport.requests.at(-1)!
    return options.rawBody === undefined
      ? { sent: body as string, body: '' }
      : { sent: new URL(url).search.slice(1), body: body as string }
  }
  return send
}

/** What a gateway does with what it received: the published algorithm, sharing nothing with the signer. */
const signatureOf = (received: URLSearchParams, body: string, secret: string): string => {
  const signed = [...received].filter(([name]) => name !== 'sign').sort(([a], [b]) => (a < b ? -1 : 1))
  const content = signed.map(([name, value]) => name + value).join('')
  return createHash('md5')
    .update(secret + content + body + secret)
    .digest('hex')
    .toUpperCase()
}

describe('one client of many calls', () => {
  it('signs what it sends, whatever it signed before, and sends what a client without a past would', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(given, { minLength: 2, maxLength: 12 }), async (calls) => {
        let current = calls[0]!
        const send = clientOf(() => current)
        for (const call of calls) {
          current = call
          const { sent, body } = await send()
          const received = new URLSearchParams(sent)
          expect(received.get('sign')).toBe(signatureOf(received, body, call.appSecret))
          expect({ sent, body }).toEqual(await clientOf(() => call)())
          expect(received.get('app_key')).toBe(call.appKey)
          expect(received.get('session')).toBe(call.options.session ?? null)
          for (const [name, value] of Object.entries(call.params))
            expect(received.getAll(name)).toEqual(/^\s*$/.test(value as string) ? [] : [value])
        }
      }),
      { numRuns: 300 },
    )
  })

  it('refuses reserved names, however like a call is to one that went through', async () => {
    const transport = scripted([json({ request_id: 'r' })])
    const client = createTopClient({ appKey: 'k', appSecret: 's', transport })
    expect(await client.call(operations[0]!, { sign: 'mine' })()).toMatchObject({
      left: { _tag: 'InputError' },
    })
    expect(await client.call(operations[0]!, { a: '1' })()).toMatchObject({ _tag: 'Right' })
    expect(await client.call(operations[0]!, { a: '1', sign: 'mine' })()).toMatchObject({
      left: { _tag: 'InputError', issues: [{ path: 'sign' }] },
    })
    expect(await client.call(operations[0]!, { a: '1', session: ' ' })()).toMatchObject({
      left: { _tag: 'InputError', issues: [{ path: 'session' }] },
    })
  })
})
