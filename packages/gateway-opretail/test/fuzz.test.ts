import { parseJson } from '@paifang/contract'
import type { HttpResponse, Transport } from '@paifang/transport'
import * as fc from 'fast-check'
import { right } from 'fp-ts/Either'
import { anything, readPage, writePage } from './support/operations'
import { envelope } from './support/startServer'
import { testClient } from './support/testClient'

const runs = Number(process.env['PAIFANG_FUZZ'] ?? 12_000)
const tags = ['InputError', 'TransportError', 'ProtocolError', 'GatewayError', 'BusinessError', 'OutputError']

const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    0,
    '0',
    1,
    7,
    16,
    -100,
    -500,
    9990001,
    '103095',
    '',
    null,
    true,
    1e300,
    'SUCCESS',
    '{"a":1}',
  ),
  fc.jsonValue({ maxDepth: 2 }),
)
const answer = fc.record(
  {
    stat: fc.oneof(
      fc.record(
        { code: scalar, codename: scalar, cid: scalar, systime: scalar, gatewayParam: scalar },
        { requiredKeys: [] },
      ),
      scalar,
    ),
    result: scalar,
    message: scalar,
    code: scalar,
    isError: scalar,
    data: scalar,
    ['__proto__']: scalar,
  },
  { requiredKeys: [] },
)
const whole = answer.map((value) => Buffer.from(JSON.stringify(value)))
const damaged = fc
  .tuple(whole, fc.nat(), fc.nat(255), fc.constantFrom('cut', 'flip', 'insert', 'double'))
  .map(([bytes, at, byte, how]) => {
    const index = bytes.length === 0 ? 0 : at % bytes.length
    if (how === 'cut') return bytes.subarray(0, index)
    if (how === 'double') return Buffer.concat([bytes, bytes.subarray(index)])
    const middle = Buffer.from([byte])
    return Buffer.concat([
      bytes.subarray(0, index),
      middle,
      bytes.subarray(how === 'flip' ? index + 1 : index),
    ])
  })
const body = fc.oneof(
  { weight: 4, arbitrary: whole },
  { weight: 3, arbitrary: damaged },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)) },
)
const response = fc.record<HttpResponse>({
  status: fc.constantFrom(200, 200, 200, 201, 204, 301, 400, 429, 500, 502, 503),
  headers: fc.constantFrom<Readonly<Record<string, string>>>(
    {},
    { 'content-type': 'application/json;charset=UTF-8' },
    { 'content-type': 'application/json;charset=gb18030' },
    { 'content-type': 'x;charset=', 'retry-after': 'soon' },
    { 'retry-after': '0' },
  ),
  body,
  truncated: fc.constantFrom(false, false, false, false, true),
})

describe('the client, given anything at all as an answer', () => {
  it(`ends every call in one typed Result, in ${runs} cases`, async () => {
    let given: HttpResponse | undefined
    let sent = 0
    const transport: Transport = () => async () => {
      sent++
      return right(given as HttpResponse)
    }
    const client = testClient({ transport })
    await fc.assert(
      fc.asyncProperty(response, fc.constantFrom(readPage, writePage, anything), async (next, operation) => {
        given = next
        sent = 0
        const result = await client.call(operation as typeof anything, { enterpriseId: '1' })()
        if (result._tag === 'Left') {
          expect(tags).toContain(result.left._tag)
          expect(JSON.stringify(result.left).length).toBeLessThan(4000)
        } else {
          // Not JSON.parse, which reads less than the platforms write: raw control characters, say.
          const read = parseJson(text(next))
          expect(read).toMatchObject({ right: { stat: { code: expect.anything() as unknown } } })
          const answered = read._tag === 'Right' ? read.right : undefined
          expect(Number((answered as { stat: { code: unknown } }).stat.code)).toBe(0)
        }
        const mayRepeat =
          operation === readPage ||
          (result._tag === 'Left' && result.left._tag === 'GatewayError' && result.left.kind === 'clock')
        expect(sent).toBeLessThanOrEqual(mayRepeat ? 3 : 2)
        expect(({} as Record<string, unknown>)['code']).toBeUndefined()
      }),
      { numRuns: runs },
    )
    await client.close()
  })

  it('answers the documented success after all that', async () => {
    const transport: Transport = () => async () =>
      right({
        status: 200,
        headers: {},
        body: Buffer.from(envelope(0, { data: { total: 1 } })),
        truncated: false,
      })
    const client = testClient({ transport })
    expect(await client.call(readPage, { enterpriseId: '1' })()).toEqual({
      _tag: 'Right',
      right: { total: '1' },
    })
    await client.close()
  })
})

const text = ({ body: bytes, headers }: HttpResponse): string =>
  new TextDecoder(headers['content-type']?.includes('gb18030') === true ? 'gb18030' : 'utf-8').decode(bytes)
