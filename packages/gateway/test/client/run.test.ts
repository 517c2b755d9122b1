import { inspect } from 'node:util'
import { list, struct, text, type Operation } from '@paifang/contract'
import type { CallOptions, Warning } from '@paifang/gateway'
import { isOk, match } from '@paifang/result'
import { answer, echo, echoClient, echoGateway, lost, steps } from '../support/echoGateway'

const say = { say: 'hi' }

describe('run', () => {
  it('is a promise of the result', async () => {
    const client = echoClient()
    const result = await client.run(echo, say)
    expect(isOk(result) ? result.right.said : 'failed').toBe('hello')
    expect(Object.keys(result)).toEqual(['_tag', 'right'])
  })

  it('says how it came about where it is asked', async () => {
    const transport = steps(lost('connect', 'no'), answer('hello', { 'x-trace': 't1' }))
    const result = await echoClient({ transport }).run(echo, say, { response: true })
    expect(result).toMatchObject({
      right: { said: 'hello' },
      response: { attempts: 2, status: 200, requestId: 'r1', headers: { 'x-trace': 't1' } },
    })
    expect(Buffer.from(result.response.body ?? []).toString()).toBe('hello')
    expect(inspect(result, { depth: 9 }) + JSON.stringify(result)).not.toMatch(/body|t1/)
    expect(result.response.headers?.['x-trace']).toBe('t1')
    const said = match(result, {
      ok: (output) => output.said,
      InputError: () => '',
      TransportError: () => '',
      ProtocolError: () => '',
      GatewayError: () => '',
      BusinessError: () => '',
      OutputError: () => '',
    })
    expect(said).toBe('hello')
  })

  it('says so of a failure as well, and of a call of which nothing was sent', async () => {
    const failing = echoClient({ transport: steps(lost('tls', 'no')) })
    expect(await failing.run(echo, say, { response: true })).toMatchObject({
      left: { reason: 'tls' },
      response: { attempts: 1 },
    })
    const wrong = await echoClient().run(echo, {} as { say: string }, { response: true })
    expect(wrong).toMatchObject({ left: { _tag: 'InputError' }, response: { attempts: 0 } })
  })

  it('is typed by what it is asked', async () => {
    const client = echoClient()
    const plain = await client.run(echo, say)
    // @ts-expect-error nobody asked for it
    expect(plain.response).toBeUndefined()
    // @ts-expect-error no such field
    await client.run(echo, { say: 'hi', loud: true }, { unknownFields: 'send' })
  })
})

describe('options of a call', () => {
  const known = { callOptions: ['loud'] }
  it.each<readonly [string, unknown, string, RegExp]>([
    [
      'a controller in place of its signal',
      { signal: new AbortController() },
      'signal',
      /AbortController, its signal/,
    ],
    ['a signal that is none', { signal: 5 }, 'signal', /an AbortSignal/],
    ['NaN', { deadlineMs: NaN }, 'deadlineMs', /positive number/],
    ['a negative number', { attemptTimeoutMs: -1 }, 'attemptTimeoutMs', /positive number/],
    ['a text', { deadlineMs: '30' }, 'deadlineMs', /positive number/],
    [
      'a name of other libraries',
      { timeout: 3000 },
      'timeout',
      /did you mean attemptTimeoutMs or deadlineMs\?/,
    ],
    ['a misspelt name', { deadLine: 3000 }, 'deadLine', /did you mean deadlineMs\?/],
    ['an unknown name', { xyzzyplugh: 1 }, 'xyzzyplugh', /^no option of this name$/],
    ['a truth value that is none', { idempotent: 'yes' }, 'idempotent', /true or false/],
    ['no object', 7, '', /an object of options/],
    ['null', null, '', /an object of options/],
  ])('%s is an InputError, and nothing is sent', async (_what, options, path, expected) => {
    const transport = steps(answer())
    const client = echoClient({ transport, gateway: echoGateway(known), circuitBreaker: { failures: 1 } })
    for (let i = 0; i < 2; i++)
      expect(await client.call(echo, say, options as CallOptions)()).toMatchObject({
        left: {
          _tag: 'InputError',
          subject: 'options',
          issues: [{ path, expected: expect.stringMatching(expected) as string }],
        },
      })
    expect(transport.requests).toHaveLength(0)
    expect((await client.call(echo, say, { loud: true } as CallOptions)())._tag).toBe('Right')
    await client.close()
  })

  it.each([undefined, null, 7, 'taobao.trade.get', {}, say, { method: 'x' }])(
    'of what is no operation (%p) is an InputError that names it',
    async (operation) => {
      const client = echoClient()
      const call = client.call as (...args: unknown[]) => () => Promise<unknown>
      const refused = { left: { _tag: 'InputError', subject: 'input', issues: [{ path: 'operation' }] } }
      expect(await call(operation, say)()).toMatchObject(refused)
      expect(await (client.run as (...args: unknown[]) => Promise<unknown>)(operation)).toMatchObject(refused)
      await client.close()
    },
  )
})

describe('a field that the document does not name', () => {
  interface Row {
    readonly mobile: string
    readonly reason?: string
  }
  interface Input {
    readonly request: { readonly rows: ReadonlyArray<Row> }
  }
  const row = struct<Row>('Row', { required: { mobile: text }, optional: { reason: text } })
  const request = struct<Input['request']>('Request', { required: { rows: list(row) } })
  const sync: Operation<'echo', Input, { readonly said?: string }> = {
    ...echo,
    method: 'echo.sync',
    input: struct<Input>('Input', { required: { request } }),
    sensitive: [],
  }
  const rows = [{ mobile: '13800138000' }, { mobile: '13900139000', reasn: 'x' }]
  const misspelt = { request: { rows } } as Input
  const issues = [{ path: 'request.rows[1].reasn', expected: 'no field of this name; did you mean reason?' }]

  it('ends the call under refuse', async () => {
    const transport = steps(answer())
    const client = echoClient({ transport, unknownFields: 'refuse' })
    expect(await client.run(sync, misspelt)).toMatchObject({ left: { subject: 'input', issues } })
    expect(transport.requests).toHaveLength(0)
    expect((await client.run(sync, misspelt, { unknownFields: 'send' }))._tag).toBe('Right')
  })

  it('is told of and sent under warn, which is the default', async () => {
    const warnings: Warning[] = []
    const client = echoClient({ onWarning: (warning) => warnings.push(warning) })
    expect((await client.run(sync, misspelt))._tag).toBe('Right')
    expect(warnings).toEqual([{ method: 'echo.sync', issues }])
  })

  it('is told of once by Node where there is no hook', async () => {
    const told = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined)
    const client = echoClient()
    for (let i = 0; i < 3; i++) await client.run(sync, misspelt)
    expect(told.mock.calls.map(([message]) => message)).toEqual([
      'echo.sync: request.rows[1].reasn: no field of this name; did you mean reason?',
    ])
    told.mockRestore()
  })

  it('in place of one that is missing is named beside it, and first', async () => {
    const input = { reqest: { rows: [] } } as unknown as Input
    expect(await echoClient().run(sync, input)).toMatchObject({
      left: {
        issues: [
          { path: 'reqest', expected: 'no field of this name; did you mean request?' },
          { path: 'request' },
        ],
      },
    })
  })

  it('refuses a way that is none', () => {
    expect(() => echoClient({ unknownFields: 'drop' as never })).toThrow(/^unknownFields: /)
  })
})
