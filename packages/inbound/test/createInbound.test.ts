import crypto from 'node:crypto'
import { createInbound, type IncomingCall, type InboundEvent, type InboundOptions } from '@paifang/inbound'
import { opretailInbound } from '@paifang/gateway-opretail'
import { createTopClient, topInbound } from '@paifang/gateway-top'
import { err, ok } from '@paifang/result'
import { encodeGbk } from '@paifang/wire'
import { modules, notice, nowMs, opretailCall, secret, stamp, textOf, topCall, visit } from './support/calls'

interface Seen {
  readonly inputs: unknown[]
  readonly events: InboundEvent[]
}

const open = (options: InboundOptions = {}) => {
  const seen: Seen = { inputs: [], events: [] }
  const inbound = createInbound(modules, {
    clock: () => nowMs,
    onEvent: (event) => void seen.events.push(event),
    ...options,
  })
    .on(notice, (input) => {
      seen.inputs.push(input)
      return ok({ message: 'stored' })
    })
    .on(visit, async (input) => {
      seen.inputs.push(input)
      return Promise.resolve(ok({}))
    })
  return { inbound, ...seen }
}

/** Time that passes only where it is asked for: a timer of this length is over at once, others never. */
const timeOf =
  (endsMs?: number): NonNullable<InboundOptions['timer']> =>
  (ms, run) => {
    if (ms === endsMs) queueMicrotask(run)
    return () => undefined
  }

const read = { tid: '6000000000000000001', title: '中文 😀' }
const illegal = { flag: 'failure', sub_code: 'sign-check-failure', sub_message: 'Illegal request' }
const json = (answer: { readonly body: Uint8Array }): unknown => JSON.parse(textOf(answer))

describe('a call of TOP', () => {
  it('is decoded, handled and answered in JSON', async () => {
    const { inbound, inputs, events } = open()
    const answer = await inbound.handle(topCall())
    expect(answer).toMatchObject({ status: 200, contentType: 'application/json;charset=utf-8' })
    expect(textOf(answer)).toBe('{"message":"stored"}')
    expect(inputs).toEqual([read])
    expect(events).toEqual([
      {
        type: 'inbound.call',
        id: expect.stringMatching(/^[0-9a-f]{8}-1$/) as string,
        gateway: 'top',
        method: 'taobao.demo.notice',
        app: '23000001',
        atMs: nowMs,
        durationMs: expect.any(Number) as number,
        outcome: 'ok',
      },
    ])
  })

  it('is answered in XML where it comes in XML', async () => {
    const { inbound, inputs } = open()
    const body =
      '<?xml version="1.0"?><request><tid>6000000000000000001</tid><title>中文 😀</title></request>'
    const answer = await inbound.handle(topCall({ body, contentType: 'text/xml;charset=utf-8' }))
    expect(answer.contentType).toBe('text/xml;charset=utf-8')
    expect(textOf(answer)).toBe('<response><message>stored</message></response>')
    expect(inputs).toEqual([read])
  })

  it('is read from a form, and in GBK', async () => {
    const { inbound, inputs } = open()
    const form = topCall({ params: { tid: '1', title: '张 三' }, body: '', contentType: '' })
    expect(json(await inbound.handle(form))).toEqual({ message: 'stored' })
    const body = encodeGbk('{"tid":2,"title":"张三"}')
    const inGbk = topCall({ body, contentType: 'application/json;charset=GBK', charset: 'GBK' })
    expect(json(await inbound.handle(inGbk))).toEqual({ message: 'stored' })
    expect(inputs).toEqual([
      { tid: '1', title: '张 三' },
      { tid: '2', title: '张三' },
    ])
  })

  it('takes the empty texts of what a platform has not for absent', async () => {
    const { inbound, inputs } = open()
    await inbound.handle(topCall({ body: '{"tid":"7","extra":"","title":""}' }))
    expect(inputs).toMatchObject([{ tid: '7', title: '' }])
  })
})

describe('a callback of opretail', () => {
  it.each(['form', 'query', 'json'] as const)('is decoded, handled and answered as a %s', async (as) => {
    const { inbound, inputs } = open()
    const answer = await inbound.handle(opretailCall({}, as))
    expect(textOf(answer)).toBe('{"stat":{"code":0}}')
    expect(inputs).toEqual([read])
  })

  it('gets an answer of your own', async () => {
    const inbound = createInbound(
      [opretailInbound({ secretOf: secret, answerOf: ({ _tag }) => ({ success: _tag === 'Done' }) })],
      { clock: () => nowMs },
    ).on(visit, () => ok({}))
    expect(json(await inbound.handle(opretailCall()))).toEqual({ success: true })
    expect(json(await inbound.handle(opretailCall({ _sig: 'no' })))).toEqual({ success: false })
  })

  it('is refused where a part of it is not signed', async () => {
    const { inbound } = open()
    const call = opretailCall({}, 'query')
    const body = Buffer.from('{"title":"not signed"}')
    const answer = await inbound.handle({ ...call, headers: { 'content-type': 'application/json' }, body })
    expect(json(answer)).toEqual({ stat: { code: 7, codename: 'SIGN_WRONG' } })
  })
})

describe('a URL that several platforms call', () => {
  const wrong = opretailCall({ _sig: 'no' }, 'json')
  it.each<readonly [string, IncomingCall]>([
    [
      'behind 100 KB of data',
      {
        ...wrong,
        body: Buffer.from(JSON.stringify({ a: 'x'.repeat(100_000), ...JSON.parse(textOf(wrong)) })),
      },
    ],
    ['beside a sign= of the URL', { ...wrong, query: 'sign=1' }],
    [
      'beside a sign= of the URL, for a method that nobody handles',
      { ...opretailCall({ _mt: 'open.demo.other' }, 'json'), query: 'sign=1' },
    ],
  ])('answers opretail in its own form where its names stand %s', async (_where, call) => {
    const { inbound } = open()
    expect(json(await inbound.handle(call))).toHaveProperty('stat')
  })

  it('answers TOP in its own form where nobody handles what it calls, whatever stands in the body', async () => {
    const { inbound } = open()
    const call = topCall({ params: { method: 'taobao.demo.other' }, body: '{"_mt":"open.demo.other"}' })
    expect(json(await inbound.handle(call))).toMatchObject({ code: 'unknown-method' })
  })
})

describe('what is not proven', () => {
  it.each([
    ['a wrong signature', topCall({ sign: '0'.repeat(32) })],
    ['a signature in lower case', topCall({ secret: 'helloworld'.toUpperCase() })],
    ['no signature', { ...topCall(), query: 'method=taobao.demo.notice' }],
    ['another body', { ...topCall(), body: Buffer.from('{"tid":1}') }],
    ['a parameter more', topCall({ unsigned: '&debug=1' })],
    ['an old call', topCall({ params: { timestamp: '2026-11-26 11:49:59' } })],
    ['a call of the future', topCall({ params: { timestamp: '2026-11-26 12:10:01' } })],
    ['a charset that is none', topCall({ contentType: 'application/json;charset=utf-7' })],
    ['bytes that are no form', { ...topCall(), query: '%E0%A4%A' }],
    ['a multipart body', topCall({ contentType: 'multipart/form-data; boundary=x' })],
  ])('is answered as the platform tests it: %s', async (_what, call) => {
    const { inbound, inputs } = open()
    expect(json(await inbound.handle(call))).toEqual(illegal)
    expect(inputs).toEqual([])
  })

  it('is taken at the very ends of the window', async () => {
    const { inbound, inputs } = open()
    for (const timestamp of ['2026-11-26 11:50:00', '2026-11-26 12:10:00'])
      await inbound.handle(topCall({ params: { timestamp } }))
    expect(inputs).toHaveLength(2)
  })

  it('says in XML what it says in JSON, and takes the names of the console', async () => {
    const { inbound } = open()
    const xml = await inbound.handle(topCall({ contentType: 'text/xml', body: '<a/>', sign: 'NO' }))
    expect(textOf(xml)).toBe(
      '<response><flag>failure</flag><sub_code>sign-check-failure</sub_code><sub_message>Illegal request</sub_message></response>',
    )
    const names = { sub_code: 'errCode', flag: 'state' }
    const renamed = createInbound([topInbound({ secretOf: secret, names })], { clock: () => nowMs })
    expect(json(await renamed.handle(topCall({ sign: 'NO' })))).toEqual({
      state: 'failure',
      errCode: 'sign-check-failure',
      sub_message: 'Illegal request',
    })
  })

  it('is not repeated: neither the method it names nor its application is told', async () => {
    const { inbound, events } = open()
    await inbound.handle(topCall({ params: { method: 'my.secret.name', app_key: 'somebody' }, sign: 'NO' }))
    expect(events).toMatchObject([{ method: '', outcome: 'InboundError', reason: 'signature' }])
    expect(JSON.stringify(events)).not.toMatch(/secret\.name|somebody/)
  })
})

describe('secrets', () => {
  it('are found for the application that is called', async () => {
    const asked: unknown[] = []
    const secretOf = async ({
      app,
      method,
    }: {
      readonly app: string | undefined
      readonly method: string
    }) => {
      asked.push([app, method])
      return Promise.resolve(app === 'a' ? 'one' : app === 'b' ? ['old', 'new'] : undefined)
    }
    const inbound = createInbound([topInbound({ secretOf })], { clock: () => nowMs }).on(notice, () => ok({}))
    const answers = []
    for (const [app_key, with_] of [
      ['a', 'one'],
      ['b', 'new'],
      ['b', 'old'],
      ['a', 'new'],
      ['c', 'one'],
    ] as const)
      answers.push(json(await inbound.handle(topCall({ params: { app_key }, secret: with_ }))))
    expect(answers).toEqual([{}, {}, {}, illegal, illegal])
    expect(asked[0]).toEqual(['a', 'taobao.demo.notice'])
  })

  it('that cannot be asked are told to be busy, and the log says so', async () => {
    const events: InboundEvent[] = []
    const secretOf = () => Promise.reject(new Error('vault is down'))
    const inbound = createInbound([topInbound({ secretOf })], {
      clock: () => nowMs,
      onEvent: (event) => void events.push(event),
    }).on(notice, () => ok({}))
    expect(json(await inbound.handle(topCall()))).toMatchObject({ flag: 'failure', code: 'busy' })
    expect(events).toMatchObject([{ reason: 'unavailable' }])
  })
})

describe('a call that is proven', () => {
  it('and that nobody handles is told so', async () => {
    const { inbound, events } = open()
    const answer = await inbound.handle(topCall({ params: { method: 'taobao.demo.other' } }))
    expect(json(answer)).toEqual({ flag: 'failure', code: 'unknown-method', message: 'Unknown method' })
    expect(events).toMatchObject([{ method: 'taobao.demo.other', reason: 'method' }])
    expect(json(await inbound.handle(opretailCall({ _mt: 'open.other' })))).toEqual({
      stat: { code: 9, codename: 'METHOD_NOTEXIST_CODE' },
      result: 'Unknown method',
    })
  })

  it.each([
    ['{"title":"x"}', 'tid: expected'],
    ['{"tid":{"mobile":"13800138000"}}', 'tid: expected'],
    ['[1]', 'body: expected a JSON object'],
    ['{"tid":', 'body: expected a JSON object'],
  ])('and has a bad input is told where: %s', async (body, words) => {
    const { inbound, inputs, events } = open()
    const answer = json(await inbound.handle(topCall({ body })))
    expect(answer).toMatchObject({ flag: 'failure', code: 'invalid-parameter' })
    expect((answer as { readonly message: string }).message).toContain(words)
    expect(JSON.stringify([answer, events])).not.toContain('13800138000')
    expect(inputs).toEqual([])
  })

  it('refuses a document type in XML', async () => {
    const { inbound } = open()
    const body = '<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a><tid>&e;</tid></a>'
    const answer = await inbound.handle(topCall({ body, contentType: 'text/xml' }))
    expect(textOf(answer)).toContain('<code>invalid-parameter</code>')
  })

  it('that came before is refused, however it is cut', async () => {
    const { inbound, inputs, events } = open()
    const call = topCall({ params: { a: '1a2' } })
    await inbound.handle(call)
    expect(json(await inbound.handle(call))).toEqual(illegal)
    expect(json(await inbound.handle({ ...call, query: call.query.replace('a=1a2', 'a=1&a2=') }))).toEqual(
      illegal,
    )
    expect(inputs).toHaveLength(1)
    expect(events.slice(1)).toMatchObject([{ reason: 'replay' }, { reason: 'replay' }])
  })

  it('is not taken for another one where its signature stands there twice', async () => {
    const { inbound, inputs } = open()
    const call = topCall()
    await inbound.handle(call)
    await inbound.handle({ ...call, query: `sign=${'A'.repeat(32)}&${call.query}` })
    await inbound.handle({ ...call, query: `${call.query}&sign=${'A'.repeat(32)}` })
    expect(inputs).toHaveLength(1)
  })
})

describe('a handler', () => {
  it('that says no is answered with its own words', async () => {
    const inbound = createInbound(modules, { clock: () => nowMs })
      .on(notice, () => err({ code: 'S003', message: '库存<不足> & "缺"' }))
      .on(visit, () => err({ code: '0', message: 'no' }))
    expect(json(await inbound.handle(topCall()))).toEqual({
      flag: 'failure',
      code: 'S003',
      message: '库存<不足> & "缺"',
    })
    const body = '<r><tid>1</tid></r>'
    expect(textOf(await inbound.handle(topCall({ body, contentType: 'text/xml' })))).toContain(
      '<message>库存&lt;不足&gt; &amp; "缺"</message>',
    )
    // A failure with the code of a success would be one.
    expect(json(await inbound.handle(opretailCall()))).toMatchObject({ stat: { code: -1 } })
  })

  it.each<[what: string, handler: () => never]>([
    [
      'throws',
      () => {
        throw new Error('SELECT * FROM users WHERE password=hunter2')
      },
    ],
    ['rejects', () => Promise.reject(new Error('hunter2')) as never],
    ['gives nothing', () => undefined as never],
    [
      'gives the error of a call',
      () => err({ _tag: 'GatewayError', code: '15', message: 'hunter2' }) as never,
    ],
    ['gives another output', () => ok({ message: 7, password: 'hunter2' }) as never],
    ['gives characters that JSON cannot hold', () => ok({ message: '\ud800' }) as never],
  ])('that %s is answered with neutral words', async (_what, handler) => {
    const events: InboundEvent[] = []
    const inbound = createInbound(modules, {
      clock: () => nowMs,
      onEvent: (event) => void events.push(event),
    }).on(notice, handler)
    const answer = await inbound.handle(topCall())
    expect(answer.status).toBe(200)
    expect(json(answer)).toEqual({ flag: 'failure', code: 'system-error', message: 'System error' })
    expect(events).toMatchObject([{ outcome: 'InboundError', reason: 'handler' }])
  })

  it('that takes too long is told to be late, and its end is told when it comes', async () => {
    const events: InboundEvent[] = []
    const waits: (() => void)[] = []
    let end: (value: ReturnType<typeof ok<object>>) => void = () => undefined
    const signals: AbortSignal[] = []
    const inbound = createInbound(modules, {
      clock: () => nowMs,
      onEvent: (event) => void events.push(event),
      timer: (ms, run) => {
        expect(ms).toBe(2_000)
        waits.push(run)
        return () => undefined
      },
    }).on(
      notice,
      (_input, { signal }) => {
        signals.push(signal)
        return new Promise((resolve) => (end = resolve))
      },
      { timeoutMs: 2_000 },
    )
    const answer = inbound.handle(topCall())
    await new Promise(setImmediate)
    waits[0]?.()
    expect(json(await answer)).toMatchObject({ flag: 'failure', code: 'timeout' })
    expect(signals[0]?.aborted).toBe(true)
    expect(inbound.state().running).toBe(1)
    end(ok({}))
    await new Promise(setImmediate)
    expect(events).toMatchObject([
      { type: 'inbound.call', reason: 'timeout' },
      { type: 'inbound.late', outcome: 'ok' },
    ])
    expect(inbound.state().running).toBe(0)
  })

  it('gets what was signed, and the operation that was called', async () => {
    const contexts: unknown[] = []
    const inbound = createInbound(modules, { clock: () => nowMs }).on(notice, (_input, context) => {
      contexts.push(context)
      return ok({})
    })
    await inbound.handle(topCall({ params: { customerId: 'c1' } }))
    expect(contexts).toMatchObject([
      {
        gateway: 'top',
        method: 'taobao.demo.notice',
        app: '23000001',
        params: { customerId: 'c1', timestamp: stamp },
      },
    ])
  })
})

describe('the list of gateways', () => {
  it('hands a call to the one that has a handler for it', async () => {
    const first: string[] = []
    // Looks at nothing: the signature of TOP is all that it needs.
    const other = { ...topInbound({ secretOf: 'another' }), gateway: 'other' as const }
    const inbound = createInbound([other, ...modules], { clock: () => nowMs }).on(
      { ...notice, gateway: 'top' as const },
      () => {
        first.push('top')
        return ok({})
      },
    )
    expect(json(await inbound.handle(topCall()))).toEqual({})
    expect(first).toEqual(['top'])
  })

  it('dispatches by path only what names no method', async () => {
    const paths: string[] = []
    const byPath = { ...notice, method: 'taobao.demo.path', path: '/hook' }
    const inbound = createInbound(modules, { clock: () => nowMs, replay: 'off' })
      .on(byPath, () => {
        paths.push('path')
        return ok({})
      })
      .on(notice, () => {
        paths.push('method')
        return ok({})
      })
    const unnamed = topCall({ params: { method: '' } })
    await inbound.handle({ ...unnamed, path: '/hook' })
    await inbound.handle({ ...topCall(), path: '/hook' })
    expect(paths).toEqual(['path', 'method'])
    expect(json(await inbound.handle({ ...unnamed, path: '/other' }))).toMatchObject({
      code: 'unknown-method',
    })
  })
})

describe('source addresses', () => {
  it('keep others out', async () => {
    const { inbound, events } = open({
      sources: ['106.11.0.0/16', '2408:4000::/32', '10.0.0.9'],
      replay: 'off',
    })
    const from = async (address: string | undefined) => json(await inbound.handle({ ...topCall(), address }))
    for (const address of ['106.11.250.1', '::ffff:106.11.3.4', '2408:4000::7', '10.0.0.9'])
      expect(await from(address)).toEqual({ message: 'stored' })
    for (const address of ['106.12.0.1', '::1', undefined, 'unknown', '10.0.0.10'])
      expect(await from(address)).toEqual(illegal)
    expect(events.at(-1)).toMatchObject({ reason: 'source' })
  })

  it('are those that the proxy says, where you say so', async () => {
    const { inbound } = open({
      sources: ['106.11.0.0/16'],
      addressOf: ({ headers }) => headers['x-real-ip'],
    })
    const call = topCall()
    const headers = { ...call.headers, 'x-real-ip': '106.11.0.1' }
    expect(json(await inbound.handle({ ...call, headers, address: '127.0.0.1' }))).toEqual({
      message: 'stored',
    })
  })
})

describe('a process that is about to end', () => {
  it('says that it is busy, and lets those that run end', async () => {
    let end: (value: ReturnType<typeof ok<object>>) => void = () => undefined
    const inbound = createInbound(modules, { clock: () => nowMs }).on(
      notice,
      () => new Promise((resolve) => (end = resolve)),
    )
    const first = inbound.handle(topCall())
    await new Promise(setImmediate)
    const closed = inbound.close()
    expect(inbound.state()).toEqual({ running: 1, isClosing: true })
    expect(json(await inbound.handle(topCall({ params: { x: '1' } })))).toMatchObject({ code: 'busy' })
    expect(json(await inbound.handle(opretailCall()))).toMatchObject({ stat: { code: -500 } })
    end(ok({ message: 'in time' }))
    expect(json(await first)).toEqual({ message: 'in time' })
    expect(await closed).toEqual({ left: 0 })
  })

  it('does not wait longer than it is told', async () => {
    const inbound = createInbound(modules, { clock: () => nowMs, timer: timeOf(1) }).on(
      notice,
      () => new Promise(() => undefined),
    )
    void inbound.handle(topCall())
    await new Promise(setImmediate)
    expect(await inbound.close({ drainMs: 1 })).toEqual({ left: 1 })
  })

  it('takes no more calls at once than it is told', async () => {
    const inbound = createInbound(modules, { clock: () => nowMs, timer: timeOf(), maxRunning: 2 }).on(
      notice,
      () => new Promise(() => undefined),
    )
    for (const x of ['1', '2']) void inbound.handle(topCall({ params: { x } }))
    expect(json(await inbound.handle(topCall()))).toMatchObject({ code: 'busy' })
  })
})

describe('a module that is loaded by workerd, which gives no random values then', () => {
  it('may make what takes calls, and clients that tell events', async () => {
    const drawn = (['randomBytes', 'randomUUID', 'randomFillSync'] as const).map((name) =>
      jest.spyOn(crypto, name),
    )
    try {
      const inbound = createInbound(modules, { clock: () => nowMs }).on(notice, () => ok({}))
      const top = createTopClient({ appKey: '1', appSecret: secret, onEvent: () => undefined })
      for (const draw of drawn) expect(draw).not.toHaveBeenCalled()
      await inbound.handle(topCall())
      expect(drawn[0]).toHaveBeenCalledTimes(1)
      await inbound.close()
      await top.close()
    } finally {
      jest.restoreAllMocks()
    }
  })
})

describe('a list of secrets', () => {
  it('is read for each call: one that its owner took out of it opens nothing', async () => {
    const secrets = ['first-secret', secret]
    const inbound = createInbound(
      [topInbound({ secretOf: secrets }), opretailInbound({ secretOf: secrets })],
      {
        clock: () => nowMs,
        replay: 'off',
        onEvent: () => undefined,
      },
    )
      .on(notice, () => ok({ message: 'stored' }))
      .on(visit, () => ok({ message: 'stored' }))
    const answers = async (): Promise<ReadonlyArray<string>> =>
      Promise.all(
        [topCall(), opretailCall({ tid: '1' })].map(async (call) => textOf(await inbound.handle(call))),
      )
    expect(await answers()).toEqual([expect.stringContaining('stored'), expect.stringContaining('stored')])
    secrets[1] = 'next-secret'
    expect(await answers()).toEqual([
      expect.stringContaining('sign-check-failure'),
      expect.stringContaining('SIGN_WRONG'),
    ])
    secrets.push(secret)
    expect(await answers()).toEqual([expect.stringContaining('stored'), expect.stringContaining('stored')])
  })
})

describe('options that could not work', () => {
  it('are refused when it is made', () => {
    const make = (options: object) => () => createInbound(modules, options)
    expect(make({ tolerance: 1 })).toThrow('tolerance: no option of this name')
    expect(make({ toleranceMs: -1 })).toThrow('toleranceMs')
    expect(make({ keepMs: 1 })).toThrow('keepMs')
    expect(make({ leaseMs: 5 })).toThrow('leaseMs')
    expect(make({ sources: ['10.0.0.0/33'] })).toThrow('10.0.0.0/33')
    expect(make({ sources: ['example.com'] })).toThrow('example.com')
    expect(() => createInbound([])).toThrow('at least one')
    expect(() => createInbound([modules[0], modules[0]])).toThrow('top is there twice')
    expect(() => topInbound({ secretOf: '' })).toThrow('secretOf')
    expect(() => topInbound({ secretOf: [] })).toThrow('secretOf')
    expect(() => opretailInbound({})).toThrow('secretOf')
    expect(() => opretailInbound({ signMethod: 'rsa' })).toThrow('publicKey')
    expect(() =>
      createInbound(modules)
        .on(notice, () => ok({}))
        .on(notice, () => ok({})),
    ).toThrow('has a handler already')
    const misspelt = { idempotentKey: () => 'x' }
    expect(() => createInbound(modules).on(notice, () => ok({}), misspelt as never)).toThrow(
      'idempotentKey: no option of this name; did you mean idempotencyKey?',
    )
  })
})
