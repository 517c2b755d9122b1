import {
  boolean,
  id,
  integer,
  integerInput,
  list,
  struct,
  text,
  unknownStruct,
  unknownValue,
  type Codec,
} from '@paifang/contract'
import { succeeded, type AnyOperation } from '@paifang/gateway/author'
import fc from 'fast-check'
import { right } from 'fp-ts/Either'
import { openTopEnvelope, topErrors, type TopClientOptions } from '@paifang/gateway-top'
import answers from './data/answers.json'
import subCodes from './data/sub-codes.json'
import { json, refusal, scriptedClient } from './support/scripted'

const operationOf = (
  method: string,
  output: Codec<unknown>,
  more: Partial<AnyOperation<'top'>> = {},
): AnyOperation<'top'> => ({
  gateway: 'top',
  method,
  input: struct('Input', {}),
  output,
  codes: [],
  session: 'none',
  idempotent: true,
  sensitive: [],
  ...more,
})

const flagged = struct('Flagged', {
  optional: {
    response: struct('Response', {
      optional: { flag: text, code: text, message: text, request_id: text, orders: list(unknownStruct) },
    }),
  },
})

const operations: Readonly<Record<string, AnyOperation<'top'>>> = {
  typed: operationOf(
    'taobao.shop.get',
    struct('ShopGetOutput', {
      optional: {
        shop: struct('Shop', { optional: { sid: id, bulletin: text } }),
        orders: list(struct('Order', { optional: { o_id: id } })),
        has_next: boolean,
      },
    }) as Codec<unknown>,
  ),
  qimen: operationOf('taobao.qimen.orders.query', flagged as Codec<unknown>),
  untyped: operationOf('jushuitan.order.list.query', unknownStruct as Codec<unknown>),
  documented: operationOf(
    'taobao.mtop.upload.token.get',
    struct('UploadTokenGetOutput', { optional: { code: text, message: text } }) as Codec<unknown>,
    { outcome: { code: { path: ['code'], accepts: ['0'] }, message: ['message'] } },
  ),
}

const expectationOf = (
  expected: string,
  result: { readonly _tag: string; readonly left?: unknown },
): void => {
  if (expected.startsWith('Right or')) {
    expect(result._tag === 'Right' || (result.left as { _tag: string })._tag === 'BusinessError').toBe(true)
    return
  }
  if (expected.startsWith('Right')) {
    expect(result).toMatchObject({ _tag: 'Right' })
    return
  }
  const fitting = expected.split(/,? or /).map((one) => one.split(', '))
  expect(
    fitting.some(([head = '', wait]) => {
      const [tag, detail] = head.split(' ')
      const error = result.left as Readonly<Record<string, unknown>> | undefined
      return (
        error?.['_tag'] === tag &&
        (detail === undefined || error?.['kind'] === detail || error?.['reason'] === detail) &&
        (wait === undefined || `retryAfterMs ${String(error?.['retryAfterMs'])}` === wait)
      )
    })
      ? expected
      : result,
  ).toBe(expected)
}

const call = async (
  operation: AnyOperation<'top'>,
  body: string,
  options: Partial<TopClientOptions> = {},
) => {
  const { client, transport } = scriptedClient([{ body }], { retry: false, maxBanWaitMs: 0, ...options })
  const result = await client.call(operation, {})()
  return { result, requests: transport.requests.length }
}

const cases = answers.cases.flatMap(({ answer, options, expected }) =>
  Object.entries(expected).map(
    ([kind, end]) => [answer, kind, end, (options ?? {}) as Partial<TopClientOptions>] as const,
  ),
)

describe('an answer over HTTP 200', () => {
  it.each(cases)('%s to an operation that is %s ends in %s', async (body, kind, end, options) => {
    const operation = operations[kind] as AnyOperation<'top'>
    const { result } = await call(operation, body, options)
    expectationOf(end, result)
  })

  it('under response gives the members beside flag, code and message', async () => {
    const body =
      '{"response":{"flag":"success","code":0,"message":"ok","orders":[{"o_id":1}],"has_next":false,"request_id":"r3"}}'
    expect((await call(operations['typed'] as AnyOperation<'top'>, body)).result).toEqual({
      _tag: 'Right',
      right: { orders: [{ o_id: '1' }], has_next: false, request_id: 'r3' },
    })
    expect((await call(operations['untyped'] as AnyOperation<'top'>, body)).result).toMatchObject({
      right: { orders: [{ o_id: 1 }], flag: 'success' },
    })
    expect((await call(operations['qimen'] as AnyOperation<'top'>, body)).result).toMatchObject({
      right: { response: { orders: [{ o_id: 1 }], flag: 'success' } },
    })
  })

  it('in XML under response is read as in JSON', async () => {
    const refused =
      '<response><flag>failure</flag><code>25</code><message>Invalid signature</message><request_id>r</request_id></response>'
    const { result } = await call(operations['typed'] as AnyOperation<'top'>, refused, { format: 'xml' })
    expect(result).toMatchObject({ left: { _tag: 'GatewayError', kind: 'signature', requestId: 'r' } })
    const fine =
      '<?xml version="1.0"?><response><flag>success</flag><shop><sid>7091800003790954036</sid></shop></response>'
    const other = await call(operations['typed'] as AnyOperation<'top'>, fine, { format: 'xml' })
    expect(other.result).toMatchObject({ right: { shop: { sid: '7091800003790954036' } } })
  })

  it.each(['failure', 'FAILURE', 'SUCCESS', 'Success', ' success', 'true', 'ok', 1, true, {}, []])(
    'whose flag is %p is no success, whoever documents it',
    async (flag) => {
      const body = JSON.stringify({
        response: { flag, orders: [{ o_id: 1 }], message: 'm', request_id: 'r' },
      })
      for (const operation of Object.values(operations))
        expect((await call(operation, body)).result._tag).toBe('Left')
    },
  )

  it('of the other party that failed is what the outcome of the operation says', async () => {
    const operation = operationOf('taobao.qimen.orders.query', flagged as Codec<unknown>, {
      outcome: {
        success: { path: ['response', 'flag'], accepts: ['success'] },
        code: { path: ['response', 'code'] },
        message: ['response', 'message'],
      },
      codes: ['S003'],
    })
    const body = '{"response":{"flag":"failure","code":"S003","message":"no stock","request_id":"r"}}'
    expect((await call(operation, body)).result).toMatchObject({
      left: { _tag: 'BusinessError', code: 'S003', message: 'no stock' },
    })
    expect((await call(operations['qimen'] as AnyOperation<'top'>, body)).result).toMatchObject({
      left: { _tag: 'GatewayError', kind: 'unlisted', code: 'S003', message: 'no stock' },
    })
  })

  it('with a code of someone else’s table is not taken for a throttle of ours', async () => {
    for (const body of [
      '{"code":7,"message":"partly done"}',
      '{"code":7,"message":"partly done","request_id":"r"}',
      '{"errcode":7,"errmsg":"flow limit","request_id":"r"}',
      '{"response":{"flag":"failure","code":"7","message":"partly done","request_id":"r"}}',
      '{"response":{"flag":"failure","code":"7","message":"stock limit exceeded","request_id":"r"}}',
      '{"response":{"flag":"failure","code":"8","message":"超出限购数量","request_id":"r"}}',
      '{"response":{"flag":"failure","code":"31","message":"the timestamp of the order is before its payment","request_id":"r"}}',
      '{"response":{"flag":"failure","code":"27","message":"no session of this cashier","request_id":"r"}}',
    ]) {
      const { result } = await call(operations['typed'] as AnyOperation<'top'>, body)
      expect(result._tag === 'Left' && 'kind' in result.left ? result.left.kind : 'unlisted').toBe('unlisted')
    }
  })
})

describe('a refusal under response without a sub-code', () => {
  it.each([
    [7, 'App Call Limited', 'throttled'],
    [8, 'App Call Exceeds Limited Frequency', 'throttled'],
    [7, 'Api access frequency exceeds the limit', 'throttled'],
    [7, '应用调用次数超过限制', 'throttled'],
    [26, 'Missing Session', 'session'],
    [27, 'Invalid Session', 'session'],
    [44, 'The access token is expired', 'session'],
    [31, 'Invalid Timestamp', 'clock'],
    [31, 'The timestamp is invalid or malformed', 'clock'],
  ])('is the gateway’s own where its words are: %i %s', async (code, message, kind) => {
    const body = JSON.stringify({ response: { flag: 'failure', code, message, request_id: 'r' } })
    expect((await call(operations['typed'] as AnyOperation<'top'>, body)).result).toMatchObject({
      left: { _tag: 'GatewayError', kind, message },
    })
  })
})

describe('a Number of an answer', () => {
  it('beyond 2^53 is not rounded: the error keeps the answer and names the override that makes it an id', async () => {
    const counted = operationOf(
      'taobao.shop.get',
      struct('Counted', {
        optional: { shop: struct('Shop', { optional: { views: integer } }) },
      }) as Codec<unknown>,
    )
    const body = '{"shop_get_response":{"shop":{"views":7091800003790954036}}}'
    const { result } = await call(counted, body)
    expect(result).toMatchObject({ left: { _tag: 'OutputError', issues: [{ path: 'shop.views' }] } })
    const error = result._tag === 'Left' && result.left._tag === 'OutputError' ? result.left : undefined
    expect(error?.raw).toEqual({ shop: { views: '7091800003790954036' } })
    expect(error?.issues[0]?.expected).toContain(
      '{"at":["output","shop","views"],"value":{"shape":{"kind":"id"}}}',
    )
    expect(
      (await call(counted, body.replace('7091800003790954036', '9007199254740991'))).result,
    ).toMatchObject({
      right: { shop: { views: 9007199254740991 } },
    })
  })

  it('of a request beyond 2^53 is sent exactly', async () => {
    const asking = {
      ...(operations['typed'] as AnyOperation<'top'>),
      input: struct('Asking', { optional: { views: integerInput } }),
    }
    for (const views of [7091800003790954036n, '7091800003790954036']) {
      const { client, transport } = scriptedClient([json({ shop_get_response: {} })])
      expect((await client.call(asking, { views })())._tag).toBe('Right')
      expect(transport.forms()[0]?.['views']).toBe('7091800003790954036')
    }
    const { client, transport } = scriptedClient([json({})])
    expect(await client.call(asking, { views: 2 ** 60 })()).toMatchObject({ left: { _tag: 'InputError' } })
    expect(transport.requests).toHaveLength(0)
  })
})

const kinds = [
  ['ApiCallLimit', 'throttled'],
  ['AppCallLimit', 'throttled'],
  ['SellerCallLimit', 'throttled'],
  ['IllegalAccessToken', 'session'],
  ['IllegalRefreshToken', 'session'],
  ['IllegalTimestamp', 'clock'],
  ['IncompleteSignature', 'signature'],
  ['InvalidAppKey', 'credentials'],
  ['InsufficientPermission', 'permission'],
  ['AppWhiteIpLimit', 'permission'],
  ['MissingParameter', 'parameters'],
  ['InvalidParameter', 'parameters'],
  ['InvalidApiPath', 'method'],
  ['ServiceUnavailable', 'unavailable'],
  ['ServiceTimeout', 'unavailable'],
  ['OrderTimeout', 'unlisted'],
] as const

describe('a refusal', () => {
  it.each(kinds)('whose code is the word %s is of the kind %s', async (code, kind) => {
    const body = JSON.stringify({ error_response: { type: 'ISV', code, msg: 'm', request_id: 'r' } })
    expect((await call(operations['typed'] as AnyOperation<'top'>, body)).result).toMatchObject({
      left: { _tag: 'GatewayError', kind, code, name: kind === 'unlisted' ? 'm' : code },
    })
  })

  it.each([
    ['This ban will last for 31062 more seconds', 31_062_000],
    ['this ban will last 1 seconds', 1_000],
    ['Api access frequency exceeds the limit. this ban will last 1 second', 1_000],
    ['This ban will last for 5 seconds.', 5_000],
  ])('that says %p says when to come back', async (sentence, retryAfterMs) => {
    for (const more of [{ msg: sentence }, { msg: 'App Call Limited', sub_msg: sentence }]) {
      const body = JSON.stringify({ error_response: { code: 7, ...more } })
      expect((await call(operations['typed'] as AnyOperation<'top'>, body)).result).toMatchObject({
        left: { kind: 'throttled', retryAfterMs, scope: 'app' },
      })
    }
    const body = JSON.stringify({ error_response: { code: 'SomethingNew', msg: sentence } })
    expect((await call(operations['typed'] as AnyOperation<'top'>, body)).result).toMatchObject({
      left: { kind: 'throttled', retryable: true, retryAfterMs },
    })
  })

  it.each(subCodes.cases as unknown as ReadonlyArray<readonly [string, string, boolean]>)(
    'with the sub-code %s is %s, retryable: %p',
    async (sub_code, kind, retryable) => {
      for (const code of [15, 50])
        for (const ending of ['', '-tmall']) {
          const named = /-tmall|:/.test(sub_code) ? sub_code : sub_code + ending
          const { client } = scriptedClient([refusal(code, { sub_code: named })], { retry: false })
          expect(await client.call(operations['typed'] as AnyOperation<'top'>, {})()).toMatchObject({
            left: { _tag: 'GatewayError', kind, retryable, subCode: named },
          })
        }
    },
  )

  it.each([
    'isp.null-pointer-exception',
    'isp.top-parse-error',
    'isp.top-mapping-parse-error',
    'isp.redirect-error',
    'isp.item-update-service-error:GENERIC_FAILURE',
    'isp.null-pointer-exception-tmall',
    'isp.something-new',
  ])('with the lasting sub-code %s is not worth a repeat', async (sub_code) => {
    const { client } = scriptedClient([refusal(15, { sub_code })], { retry: false })
    expect(await client.call(operations['typed'] as AnyOperation<'top'>, {})()).toMatchObject({
      left: { kind: 'unavailable', retryable: false },
    })
  })
})

describe('an answer that arrived whole and cannot be read', () => {
  it.each<readonly [string, Uint8Array, object]>([
    ['a byte that is no UTF-8', Buffer.from([0x7b, 0x22, 0xd6, 0x22, 0x7d]), { kind: 'charset', offset: 2 }],
    ['a wrong character', Buffer.from('{"shop":{"sid":1,}}'), { kind: 'syntax', offset: 17 }],
    ['a wrong element', Buffer.from('<shop_get_response><a></b></shop_get_response>'), { kind: 'syntax' }],
    ['a document type', Buffer.from('<?xml version="1.0"?><!DOCTYPE a><a/>'), { kind: 'document-type' }],
    [
      'too many values',
      Buffer.from(`{"shop_get_response":{"x":[${'1,'.repeat(2_000_000)}1]}}`),
      { kind: 'too-many-values' },
    ],
  ])('because of %s is not asked for again, and says where', async (_title, body, flaw) => {
    const { client, transport } = scriptedClient([{ body }])
    const result = await client.call(operations['typed'] as AnyOperation<'top'>, {})()
    expect(result).toMatchObject({ left: { _tag: 'ProtocolError', reason: 'unparsable', flaw } })
    expect(transport.requests).toHaveLength(1)
  })

  it.each([
    '<!DOCTYPE html><html><body>busy</body></html>',
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html PUBLIC "x" "y"><html/>',
    '<?xml version="1.0"?><html><body>503</body></html>',
  ])('is told from a page, which a read asks again for: %s', async (body) => {
    const { client, transport } = scriptedClient([{ body }])
    const result = await client.call(operations['typed'] as AnyOperation<'top'>, {})()
    expect(result).toMatchObject({ left: { _tag: 'ProtocolError', reason: 'unparsable' } })
    expect(result).not.toMatchObject({ left: { flaw: expect.anything() as unknown } })
    expect(transport.requests).toHaveLength(3)
  })

  it.each(['<!-- app12 --><shop_get_response/>', '<shop_get_response>\n</shop_get_response>'])(
    'is told from a success as XML is laid out: %j',
    async (body) => {
      const { client } = scriptedClient([{ body }], { format: 'xml' })
      expect(await client.call(operations['typed'] as AnyOperation<'top'>, {})()).toEqual(right({}))
    },
  )

  it('is told from one that was cut, which a read asks for again', async () => {
    const { client, transport } = scriptedClient([{ body: '{"shop":{"sid":1' }])
    const result = await client.call(operations['typed'] as AnyOperation<'top'>, {})()
    expect(result).toMatchObject({ left: { reason: 'unparsable', flaw: { kind: 'cut', offset: 16 } } })
    expect(transport.requests).toHaveLength(3)
  })

  it('is bounded by the options of the client', async () => {
    const body = '{"shop":{"sid":1},"orders":[{"o_id":1}]}'
    const typed = operations['typed'] as AnyOperation<'top'>
    expect((await call(typed, body, { answers: { maxValues: 4 } })).result).toMatchObject({
      left: { flaw: { kind: 'too-many-values' } },
    })
    expect((await call(typed, body, { answers: { maxDepth: 2 } })).result).toMatchObject({
      left: { flaw: { kind: 'too-deep' } },
    })
    expect((await call(typed, body, { answers: { maxDepth: 3, maxValues: 10 } })).result._tag).toBe('Right')
    const xml = '<shop_get_response><shop><sid>1</sid></shop></shop_get_response>'
    expect((await call(typed, xml, { answers: { maxXmlSize: 60 } })).result).toMatchObject({
      left: { reason: 'too-large' },
    })
    expect((await call(typed, xml, { answers: { maxXmlSize: 64 } })).result._tag).toBe('Right')
    expect(() => scriptedClient([], { answers: { maxDepth: 0 } })).toThrow('answers.maxDepth')
    expect(() => scriptedClient([], { answers: { maxValues: NaN } })).toThrow('answers.maxValues')
  })
})

const refusalNames = fc.constantFrom(
  'code',
  'errcode',
  'err_code',
  'error_code',
  'errorCode',
  'error',
  'message',
  'msg',
  'errmsg',
  'error_msg',
  'type',
  'flag',
  'sub_code',
  'sub_msg',
  'Code',
  'Message',
  'fault',
)
const codes = fc.oneof(
  fc.constantFrom(
    ...topErrors.map(({ code }) => code),
    'IllegalTimestamp',
    'ApiCallLimit',
    'isv.permission=no',
    'E1',
    '404',
    '-1',
  ),
  fc.integer({ min: 1, max: 999 }),
)
const saidText = fc.oneof(
  codes,
  fc.string({ minLength: 1 }).filter((said) => said.trim() !== ''),
)
const members = fc.dictionary(refusalNames, saidText, { minKeys: 1, maxKeys: 6 })
const withId = fc.constantFrom({}, { request_id: 'r' }, { requestId: 'r' })
const beside = fc.constantFrom(
  {},
  { data: null },
  { result: null },
  { timestamp: 1 },
  { path: '/router/rest' },
  { success: false },
)

/** Refusals in every shape that was seen, and then some. */
const refusals = fc.oneof(
  fc.record({
    error_response: fc.oneof(
      members,
      fc.array(members),
      fc.string(),
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
    ),
  }),
  fc.tuple(members, withId, beside).map((parts): object => Object.assign({}, ...parts) as object),
  fc
    .tuple(fc.constantFrom('failure', 'FAILURE', 'fail', 'false', 'error'), members, withId)
    .map(([flag, more, own]) => ({ response: { ...more, ...own, flag } })),
  fc.tuple(codes, fc.constantFrom('', 'success'), withId).map(([code, flag, own]) => ({
    response: { ...(flag === '' ? {} : { flag }), sub_code: `isv.${String(code)}`, code, ...own },
  })),
  fc
    .tuple(members, withId)
    .map(([more, own]) => ({ response: { code: 25, ...more, flag: 'failure', ...own } })),
)

const outputs = fc.record(
  {
    shop: fc.record(
      { sid: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String), bulletin: fc.string({ minLength: 1 }) },
      { requiredKeys: ['sid'] },
    ),
    orders: fc.array(fc.record({ o_id: fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String) }), {
      minLength: 1,
      maxLength: 3,
    }),
    has_next: fc.boolean(),
  },
  { requiredKeys: [] },
)

describe('the law of answers', () => {
  it('no refusal, in whatever shape, is a success of any operation', () => {
    fc.assert(
      fc.property(
        refusals,
        fc.constantFrom(...Object.keys(operations)),
        fc.boolean(),
        (answer, kind, simplify) => {
          const operation = operations[kind] as AnyOperation<'top'>
          const opened = openTopEnvelope(operation, answer, { simplify })
          if (opened._tag === 'Left') return
          // Of what the document itself names, its outcome says whether it is one; of a message alone it says nothing.
          expect(kind).toBe('documented')
          const { output } = opened.right as { readonly output: Readonly<Record<string, unknown>> }
          const saysFailure = operation.outcome !== undefined && !succeeded(operation.outcome, output)
          expect(saysFailure || output['code'] === undefined).toBe(true)
        },
      ),
      { numRuns: 5_000 },
    )
  })

  it('no answer of another operation is a success of this one, where nothing in it is known', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z_]{1,12}$/).filter((name) => name !== 'shop_get'),
        fc.dictionary(fc.stringMatching(/^x_[a-z]{1,6}$/), fc.jsonValue()),
        withId,
        fc.boolean(),
        (name, content, own, simplify) => {
          const operation = operations['typed'] as AnyOperation<'top'>
          const inner = { ...content, ...own }
          for (const answer of [{ [`${name}_response`]: inner }, { [name]: inner, ...own }])
            expect(openTopEnvelope(operation, answer, { simplify })._tag).toBe('Left')
        },
      ),
    )
  })

  it('a success by the document stays one in every form, with members that no document names', async () => {
    const news = fc.dictionary(fc.stringMatching(/^x_[a-z]{1,6}$/), fc.jsonValue(), { maxKeys: 2 })
    await fc.assert(
      fc.asyncProperty(outputs, news, withId, async (output, more, own) => {
        const operation = operations['typed'] as AnyOperation<'top'>
        const encoded = { ...(operation.output.encode(output) as object), ...more, ...own } as object
        const isEmpty = Object.keys(output).length === 0
        const forms: object[] = [
          { shop_get_response: encoded },
          { response: { flag: 'success', code: 0, message: 'ok', ...encoded } },
        ]
        if (!isEmpty) forms.push(encoded)
        for (const form of forms) {
          const body = JSON.stringify(form, (_key, value: unknown) =>
            typeof value === 'bigint' ? `exactly ${value}` : value,
          ).replace(/"exactly (\d+)"/g, '$1')
          const { result } = await call(operation, body)
          expect(result).toMatchObject({ _tag: 'Right', right: output })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('a request id alone is a success only where simplify was asked for', async () => {
    for (const operation of [operations['typed'], operations['untyped'], operations['documented']]) {
      expect(
        openTopEnvelope(operation as AnyOperation<'top'>, { request_id: 'r' }, { simplify: true })._tag,
      ).toBe('Right')
      expect(openTopEnvelope(operation as AnyOperation<'top'>, { request_id: 'r' })._tag).toBe('Left')
    }
    const { client, transport } = scriptedClient([json({ request_id: 'r' })], { format: 'xml', retry: false })
    expect(await client.call(operations['typed'] as AnyOperation<'top'>, {})()).toMatchObject({
      left: { _tag: 'ProtocolError', reason: 'envelope' },
    })
    expect(transport.forms()[0]?.['simplify']).toBeUndefined()
  })

  it('takes an untyped answer in the full form whatever it holds, and a simplified one by its request id', () => {
    const operation = operationOf('taobao.shop.get', unknownValue)
    const own = { message: 'fine', code: 0, result: 1, count: integer.name }
    expect(openTopEnvelope(operation, { shop_get_response: own })._tag).toBe('Right')
    expect(openTopEnvelope(operation, { count: 1, request_id: 'r' }, { simplify: true })._tag).toBe('Right')
    expect(openTopEnvelope(operation, { count: 1, request_id: 'r' })._tag).toBe('Left')
    expect(openTopEnvelope(operation, { count: 1 }, { simplify: true })._tag).toBe('Left')
    expect(openTopEnvelope(operation, { ...own, request_id: 'r' }, { simplify: true })._tag).toBe('Left')
  })
})
