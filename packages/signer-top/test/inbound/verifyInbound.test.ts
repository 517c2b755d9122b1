import fc from 'fast-check'
import {
  createInboundVerifier,
  memoryReplayStore,
  signInbound,
  verifyInbound,
  type TopInboundResult,
  type VerifyInboundInput,
} from '@paifang/signer-top'

const secret = 'helloworld'
const nowMs = Date.UTC(2016, 0, 1, 4)
const form = 'application/x-www-form-urlencoded;charset=UTF-8'

const query = (params: Readonly<Record<string, string>>, signature: string): string =>
  new URLSearchParams([...Object.entries(params), ['sign', signature]]).toString()

const params = { app_key: '12345678', timestamp: '2016-01-01 12:00:00', nick: '商家 a=b', empty: '' }
const signature = signInbound({ params, secret })
const call: VerifyInboundInput = { query: query(params, signature), headers: {}, secret, nowMs }

const json = { app_key: '12345678', timestamp: '2016-01-01 12:00:00', 'top-ext': 'v 1' }
const body = '{"a":"中"}'
const jsonCall: VerifyInboundInput = {
  query: query(
    { app_key: json.app_key, timestamp: json.timestamp },
    signInbound({ params: json, secret, body }),
  ),
  headers: { 'Content-Type': 'application/json', 'top-sign-list': 'top-ext', 'Top-Ext': 'v+1' },
  rawBody: Buffer.from(body),
  secret,
  nowMs,
}

describe('verifyInbound', () => {
  it('accepts a signed query, empty values and values with = in them, and hands the decoded parameters on', () => {
    expect(verifyInbound(call)).toEqual({ ok: true, params, timestampMs: nowMs })
    expect(verifyInbound({ ...call, query: `https://example.com/spi?${call.query}` })).toMatchObject({
      ok: true,
    })
    expect(
      verifyInbound({
        ...call,
        query: `/spi?${call.query.replace('nick=%E5%95%86%E5%AE%B6+a%3Db', 'nick=%E5%95%86%E5%AE%B6%20a=b')}&&`,
      }),
    ).toMatchObject({ ok: true })
    expect(verifyInbound({ ...call, query: `?${call.query.replace('empty=', 'empty')}` })).toMatchObject({
      ok: true,
    })
  })

  it('accepts a raw body and the headers named in top-sign-list, in any case', () => {
    expect(verifyInbound(jsonCall)).toEqual({ ok: true, params: json, timestampMs: nowMs })
    expect(verifyInbound({ ...jsonCall, rawBody: body })).toMatchObject({ ok: true })
    expect(verifyInbound({ ...jsonCall, contentType: 'text/xml; charset=utf8' })).toMatchObject({ ok: true })
    expect(
      verifyInbound({ ...jsonCall, headers: { ...jsonCall.headers, 'Top-Ext': ['v+1'] } }),
    ).toMatchObject({ ok: true })
    expect(verifyInbound({ ...jsonCall, rawBody: `${body}\n` })).toMatchObject({ reason: 'signature-wrong' })
    expect(verifyInbound({ ...jsonCall, headers: { 'top-sign-list': 'top-ext,' } })).toMatchObject({
      reason: 'signature-wrong',
    })
  })

  it('reads a form from its raw bytes, or from its parsed fields', () => {
    const { nick, ...rest } = params
    const posted = { ...call, query: query(rest, signature), contentType: form }
    expect(
      verifyInbound({ ...posted, rawBody: Buffer.from(new URLSearchParams({ nick }).toString()) }),
    ).toMatchObject({ ok: true, params })
    expect(verifyInbound({ ...posted, rawBody: new URLSearchParams({ nick }).toString() })).toMatchObject({
      ok: true,
    })
    expect(verifyInbound({ ...posted, form: { nick } })).toMatchObject({ ok: true })
    expect(verifyInbound({ ...posted, form: { nick: [nick], sign: 'not looked at' } })).toMatchObject({
      ok: true,
    })
    expect(
      verifyInbound({ ...posted, contentType: 'multipart/form-data; boundary=x', form: { nick } }),
    ).toMatchObject({ ok: true })
    expect(verifyInbound({ ...posted, contentType: 'multipart/form-data; boundary=x' })).toMatchObject({
      reason: 'unreadable-request',
    })
    expect(verifyInbound({ ...posted, form: { nick: { a: 1 } } })).toMatchObject({
      reason: 'unreadable-request',
    })
    expect(verifyInbound(posted)).toMatchObject({ reason: 'signature-wrong' })
  })

  it.each(['GBK', 'gb2312', '"GB18030"'])('hashes and decodes %s text as the official SDKs do', (charset) => {
    const gbk = { app_key: '12345678', nick: '商家€' }
    const signed = signInbound({ params: gbk, secret, charset: 'GBK' })
    const request = {
      query: `app_key=12345678&nick=%C9%CC%BC%D2%80&sign=${signed}`,
      headers: { 'content-type': `text/plain; charset=${charset}` },
    }
    expect(verifyInbound({ ...request, secret, toleranceMs: Infinity })).toEqual({
      ok: true,
      params: gbk,
      timestampMs: undefined,
    })
    expect(verifyInbound({ ...request, secret, toleranceMs: Infinity, rawBody: 'x' })).toMatchObject({
      ok: false,
    })
  })

  it('writes ? for what GBK does not have', () => {
    expect(signInbound({ params: { a: '😀' }, secret, charset: 'GBK' })).toBe(
      signInbound({ params: { a: '?' }, secret }),
    )
  })

  it.each([
    ['no signature', { query: 'app_key=1' }, 'signature-missing'],
    ['an empty signature', { query: 'app_key=1&sign=' }, 'signature-missing'],
    ['another secret', { secret: 'other' }, 'signature-wrong'],
    ['a lower-case signature', { query: query(params, signature.toLowerCase()) }, 'signature-wrong'],
    ['a % that begins no byte', { query: `${call.query}&x=%zz` }, 'unreadable-request'],
    ['bytes that are no UTF-8', { query: `${call.query}&x=%C9%CC` }, 'unreadable-request'],
    ['an unknown charset', { contentType: 'text/plain; charset=big5' }, 'unsupported-charset'],
    ['headers that are none', { headers: null }, 'unreadable-request'],
    ['a query that is none', { query: undefined }, 'unreadable-request'],
  ])('refuses %s', (_, change, reason) => {
    const result = verifyInbound({ ...call, ...change } as VerifyInboundInput)
    expect(result).toMatchObject({
      ok: false,
      reason,
      subCode: 'sign-check-failure',
      message: 'Illegal request',
    })
    expect(result).toHaveProperty('advice.en')
    expect(JSON.stringify(result)).not.toContain(signature)
  })

  it('names a body that was parsed before as the likely cause', () => {
    const adviceOf = (change: object): string => {
      const result = verifyInbound({ ...jsonCall, ...change } as VerifyInboundInput)
      return result.ok ? 'ok' : `${result.reason}: ${result.advice.en} ${result.advice.zh}`
    }
    const { headers } = jsonCall
    const length = { ...headers, 'Content-Length': String(Buffer.byteLength(body)) }
    const named = expect.stringMatching(
      /^(signature-wrong|unreadable-request): .*express\.json\(\).*express\.json\(\)/s,
    )
    expect(adviceOf({ headers: length, rawBody: undefined })).toEqual(named)
    expect(adviceOf({ headers: { ...headers, 'transfer-encoding': 'chunked' }, rawBody: undefined })).toEqual(
      named,
    )
    expect(adviceOf({ rawBody: JSON.parse(body) as unknown })).toEqual(named)
    expect(adviceOf({ headers: length, rawBody: '{ "a": "中" }' })).toEqual(named)
    const fields = { ...call, contentType: form, headers: { 'content-length': '9' } }
    expect(adviceOf({ ...fields, query: 'sign=x' })).toEqual(named)
    // What arrived was handed in, or cannot be told: then it is not the cause, or not known to be.
    const other = expect.stringMatching(/^signature-wrong: .*app secret/)
    expect(adviceOf({ headers: length, rawBody: body, secret: 'other' })).toEqual(other)
    expect(adviceOf({ headers, rawBody: `${body} ` })).toEqual(other)
    expect(adviceOf({ headers: { ...length, 'content-encoding': 'gzip' }, rawBody: `${body} ` })).toEqual(
      other,
    )
    expect(adviceOf({ headers: length, rawBody: body })).toBe('ok')
  })

  it('speaks of signed headers only where the call names some', () => {
    const adviceOf = (headers: Readonly<Record<string, string>>): string => {
      const result = verifyInbound({ ...jsonCall, headers, secret: 'other' })
      return result.ok ? 'ok' : `${result.advice.en} ${result.advice.zh}`
    }
    const { 'top-sign-list': _names, ...unsigned } = { 'top-sign-list': '', ...jsonCall.headers }
    expect(adviceOf(unsigned)).toMatch(/app secret of the application that is called.*原始请求体/)
    expect(adviceOf(unsigned)).not.toContain('top-sign-list')
    expect(adviceOf({ ...unsigned, 'top-sign-list': 'x-a', 'x-a': '1' })).toMatch(
      /top-sign-list.*top-sign-list/,
    )
  })

  it('refuses one name with two values, since a handler might read the other one', () => {
    expect(verifyInbound({ ...call, query: `nick=evil&${call.query}` })).toMatchObject({
      reason: 'duplicate-parameter',
    })
    expect(verifyInbound({ ...call, query: `app_key=12345678&${call.query}` })).toMatchObject({ ok: true })
    expect(verifyInbound({ ...call, contentType: form, form: { nick: 'evil' } })).toMatchObject({
      reason: 'duplicate-parameter',
    })
  })

  it('reads two values as the official SDK does when told to', () => {
    const official = { ...call, duplicates: 'official' } as const
    expect(verifyInbound({ ...official, query: `nick=first&${call.query}` })).toMatchObject({
      ok: true,
      params,
    })
    expect(verifyInbound({ ...official, contentType: form, form: { nick: 'evil' } })).toMatchObject({
      ok: true,
      params,
    })
    expect(verifyInbound({ ...official, query: `${call.query}&nick=last` })).toMatchObject({
      reason: 'signature-wrong',
    })
  })

  it('has a clock window with two sides', () => {
    const at = (offsetMs: number) => verifyInbound({ ...call, nowMs: nowMs + offsetMs })
    expect([-300_001, -300_000, 300_000, 300_001].map((offset) => at(offset).ok)).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(at(-300_001)).toMatchObject({ reason: 'timestamp-outside-window' })
    expect(verifyInbound({ ...call, nowMs: nowMs + 1e9, toleranceMs: Infinity })).toMatchObject({ ok: true })
    for (const timestamp of ['', '1451620800000', '2016-02-30 12:00:00', '2016-01-01 24:00:00']) {
      const other = { app_key: '1', timestamp }
      const signed = query(other, signInbound({ params: other, secret }))
      expect(verifyInbound({ ...call, query: signed })).toMatchObject({ reason: 'timestamp-missing' })
    }
  })

  it('uses the clock of the machine when given none', () => {
    expect(verifyInbound({ query: call.query, headers: {}, secret })).toMatchObject({
      reason: 'timestamp-outside-window',
    })
  })

  it('accepts any of several secrets while one replaces another', () => {
    expect(verifyInbound({ ...call, secret: ['new', secret] })).toMatchObject({ ok: true })
    expect(verifyInbound({ ...call, secret: ['new', 'newer'] })).toMatchObject({ reason: 'signature-wrong' })
  })

  it.each([
    { secret: '' },
    { secret: [] },
    { secret: ['x', ''] },
    { toleranceMs: -1 },
    { toleranceMs: NaN },
    { nowMs: NaN },
  ])('throws for the wrong set-up %j', (change) => {
    expect(() => verifyInbound({ ...call, ...change })).toThrow(TypeError)
  })

  it('answers whatever is sent, and never by throwing', () => {
    const requests = fc.record({
      query: fc.string({ unit: 'binary' }),
      headers: fc.dictionary(fc.string(), fc.string({ unit: 'binary' })),
      contentType: fc.oneof(fc.string(), fc.constantFrom(form, 'application/json', 'text/xml;charset=gbk')),
      rawBody: fc.uint8Array(),
      form: fc.dictionary(fc.string(), fc.anything()),
    })
    fc.assert(
      fc.property(requests, (request) => {
        expect(verifyInbound({ ...request, secret, nowMs })).toMatchObject({ ok: false })
      }),
    )
  })

  it('accepts no other parameters when a character changed', () => {
    fc.assert(
      fc.property(
        fc.nat(call.query.length - 1),
        fc.constantFrom('a', '7', '&', '%', '+', '='),
        (at, character) => {
          fc.pre(call.query[at] !== character)
          const changed = call.query.slice(0, at) + character + call.query.slice(at + 1)
          const result = verifyInbound({ ...call, query: changed })
          // `empty=` and `empty` are two spellings of the same parameter.
          expect(result.ok ? result.params : params).toEqual(params)
        },
      ),
    )
  })
})

describe('the replay store', () => {
  it('accepts a call once', () => {
    const replayStore = memoryReplayStore()
    expect(verifyInbound({ ...call, replayStore })).toMatchObject({ ok: true })
    expect(verifyInbound({ ...call, replayStore })).toMatchObject({ ok: false, reason: 'replayed' })
    expect(verifyInbound({ ...jsonCall, replayStore })).toMatchObject({ ok: true })
    expect(verifyInbound({ ...jsonCall, replayStore, toleranceMs: Infinity })).toMatchObject({
      reason: 'replayed',
    })
  })

  it('keeps a call without a timestamp for the time of the window, which is for ever without one', () => {
    const other = { app_key: '1' }
    const add = jest.fn(() => true)
    verifyInbound({
      ...call,
      query: query(other, signInbound({ params: other, secret })),
      toleranceMs: Infinity,
      replayStore: { add },
    })
    expect(add).toHaveBeenCalledWith(expect.any(String), Infinity, nowMs)
  })

  it('records no call that is refused', () => {
    const replayStore = { add: jest.fn(() => true) }
    verifyInbound({ ...call, secret: 'other', replayStore })
    verifyInbound({ ...call, nowMs: 0, replayStore })
    expect(replayStore.add).not.toHaveBeenCalled()
    verifyInbound({ ...call, replayStore })
    expect(replayStore.add).toHaveBeenCalledWith(signature, nowMs + 300_000, nowMs)
  })

  it('may answer later', async () => {
    const later = (answer: Promise<boolean>) => verifyInbound({ ...call, replayStore: { add: () => answer } })
    await expect(later(Promise.resolve(true))).resolves.toMatchObject({ ok: true })
    await expect(later(Promise.resolve(false))).resolves.toMatchObject({ reason: 'replayed' })
    await expect(later(Promise.reject(new Error('down')))).resolves.toMatchObject({
      reason: 'replay-store-failed',
    })
  })
})

describe('createInboundVerifier', () => {
  it('answers later where its store does', async () => {
    const seen = new Set<string>()
    const replayStore = { add: async (key: string) => !seen.has(key) && seen.add(key).has(key) }
    const verify = createInboundVerifier({ secret, clock: () => nowMs, replayStore })
    const first: Promise<TopInboundResult> = verify(call)
    expect(await first).toMatchObject({ ok: true })
    expect(await verify(call)).toMatchObject({ reason: 'replayed' })
    // @ts-expect-error an answer that comes later has no `ok` yet
    expect(verify(call).ok).toBeUndefined()
  })

  it('says when its store is full', () => {
    const replayStore = memoryReplayStore({ maxEntries: 1 })
    const verify = createInboundVerifier({ secret, clock: () => nowMs, replayStore })
    expect([verify(call).ok, verify(jsonCall)]).toMatchObject([true, { reason: 'replay-store-full' }])
  })

  it('has a store and a clock of its own', () => {
    const verify = createInboundVerifier({ secret, clock: () => nowMs })
    expect(verify(call)).toMatchObject({ ok: true })
    expect(verify(call)).toMatchObject({ reason: 'replayed' })
    expect(
      createInboundVerifier({ secret, clock: () => nowMs, replayStore: { add: () => true } })(call),
    ).toMatchObject({ ok: true })
    expect(createInboundVerifier({ secret })(call)).toMatchObject({ reason: 'timestamp-outside-window' })
  })

  it('refuses a wrong set-up when it is made', () => {
    expect(() => createInboundVerifier({ secret: '' })).toThrow(TypeError)
    expect(() => createInboundVerifier({ secret, toleranceMs: -1 })).toThrow(TypeError)
  })

  it('takes no policy from the request', () => {
    const verify = createInboundVerifier({ secret, clock: () => 0 })
    expect(verify({ ...call, toleranceMs: Infinity, nowMs } as never)).toMatchObject({ ok: false })
  })
})

describe('signInbound', () => {
  it('refuses an empty secret and a charset it does not know', () => {
    expect(() => signInbound({ params: {}, secret: '' })).toThrow(TypeError)
    expect(() => signInbound({ params: {}, secret, charset: 'big5' })).toThrow(
      'charset: expected UTF-8 or GBK',
    )
  })
})
