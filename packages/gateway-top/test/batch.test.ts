import { struct, text, type Operation } from '@paifang/contract'
import { memoryBans, type Call } from '@paifang/gateway'
import { callsOf } from '@paifang/gateway/author'
import { createSigner, stringToSign, canonicalise } from '@paifang/signer-top'
import { batch, createTopClient, type BatchError, type BatchEvent } from '@paifang/gateway-top'
import { describe as described, type GatewayError, type Result } from '@paifang/result'
import fc from 'fast-check'
import vectors from './data/batch.json'
import { blacklistSync, ticketSave, tradeGet } from './support/operations'
import { lost, refusal, scripted, scriptedClient, type Step } from './support/scripted'

interface Person {
  readonly nick?: string
  readonly fields?: string
}
const personGet = (method: string): Operation<'top', Person, Person> => ({
  gateway: 'top',
  method,
  input: struct<Person>('Person', { optional: { nick: text, fields: text } }),
  output: struct<Person>('Person', { optional: { nick: text, fields: text } }),
  codes: [],
  session: 'optional',
  idempotent: true,
  sensitive: [],
})
const userGet = personGet('taobao.user.get')

interface Case {
  readonly id: string
  readonly secret: string
  readonly reply: string | null
  readonly body: string | null
  readonly input: {
    readonly appKey: string
    readonly timestamp: number
    readonly session?: string
    readonly separator?: string
    readonly signMethod?: 'md5' | 'hmac'
    readonly publicParams?: Readonly<Record<string, string>>
    readonly requests: ReadonlyArray<{
      readonly method: string
      readonly params?: Readonly<Record<string, string>>
      readonly session?: string
      readonly targetAppKey?: string
      readonly invalid?: boolean
    }>
  }
}
const cases = (vectors as unknown as { readonly cases: ReadonlyArray<Case> }).cases
const byId = (id: string): Case => cases.find((found) => found.id === id) as Case
const defaultSeparator = '\r\n-S-\r\n'

/** Every line as the call it is, whether its method stands in it or in front. */
const callsIn = (body: string, separator: string): ReadonlyArray<Readonly<Record<string, string>>> => {
  const [first = '', ...rest] = body.split(separator)
  const isPublic = first.startsWith('#PUBLIC#')
  const shared = Object.fromEntries(new URLSearchParams(isPublic ? first.slice(8) : ''))
  return (isPublic ? rest : [first, ...rest]).map((line) => ({
    ...shared,
    ...(line === 'N' ? {} : Object.fromEntries(new URLSearchParams(line))),
  }))
}

const clientOf = ({ secret, input }: Case, steps: ReadonlyArray<Step>) => {
  const transport = scripted(steps)
  const client = createTopClient({
    appKey: input.appKey,
    appSecret: secret,
    transport,
    clock: () => input.timestamp,
    retry: false,
    ...(input.session === undefined ? {} : { session: input.session }),
    ...(input.signMethod === undefined ? {} : { signMethod: input.signMethod }),
  })
  return { client, transport }
}

type PersonResult = Result<BatchError, Person>

const run = (
  given: Case,
  client: ReturnType<typeof clientOf>['client'],
): Promise<ReadonlyArray<PersonResult>> =>
  batch(
    client,
    given.input.requests.map(
      ({ method, params = {}, session, targetAppKey }) =>
        [
          personGet(method),
          params,
          {
            ...(session === undefined ? {} : { session }),
            ...(targetAppKey === undefined ? {} : { targetAppKey }),
          },
        ] as const,
    ),
    given.input.separator === undefined ? {} : { separator: given.input.separator },
  )

/** One word for each item: its nick, its platform code, or its reason. */
const shown = (results: ReadonlyArray<PersonResult>): ReadonlyArray<string | undefined> =>
  results.map((result) => {
    if (result._tag === 'Right') return result.right.nick
    const { left: error } = result
    const mark = error.batchRefused === true ? 'whole ' : ''
    return mark + (error._tag === 'GatewayError' ? error.code : 'reason' in error ? error.reason : error._tag)
  })

/** What is required of each reply; where nothing is said, the nicks in it. */
const required: Readonly<Record<string, ReadonlyArray<string>>> = {
  'b-three-mixed': ['a', '15', '7'],
  'b-reply-gate-error': ['whole 25', 'whole 25'],
  'b-reply-one-request-error': ['25'],
  'b-reply-more-parts': ['whole envelope'],
  'b-reply-fewer-parts': ['whole envelope', 'whole envelope', 'whole envelope'],
  'b-reply-empty': ['whole empty', 'whole empty'],
  'b-reply-lf-only': ['whole envelope', 'whole envelope'],
  'b-reply-separator-in-json': ['a-S-b', 'x'],
  'b-reply-empty-part': ['empty', 'b'],
  'b-reply-html-part': ['a', 'unparsable'],
  'b-simplify': ['a', '15'],
  // Nothing but the root is another: what stands under it is documented.
  'b-reply-unexpected-root': ['a', 'b'],
  'b-custom-separator-plain': ['InputError', 'InputError'],
}

const nicksIn = (reply: string, separator: string): ReadonlyArray<string> =>
  reply
    .split(separator)
    .filter((part) => part !== '')
    .map((part) => {
      const { user_get_response: answer, error_response: error } = JSON.parse(part) as Record<
        string,
        Person & { code?: number }
      >
      return answer?.nick ?? String(error?.code)
    })

describe('batch, as the official client was seen to do it', () => {
  const sendable = cases.filter(({ body, input }) => body !== null && !('publicParams' in input))

  it.each(sendable.map(({ id }) => id))('%s: sends the same calls, signed over its own body', async (id) => {
    const given = byId(id)
    const { separator = defaultSeparator } = given.input
    const { client, transport } = clientOf(given, [{ body: given.reply ?? '' }])
    await run(given, client)
    const [request] = transport.requests
    expect(transport.requests).toHaveLength(1)
    const url = new URL(request?.url ?? '')
    expect(url.pathname).toBe('/router/batch')
    expect(request?.headers).toMatchObject({ 'content-type': 'text/plain;charset=UTF-8' })
    expect(request?.headers['top-api-separator']).toBe(given.input.separator)
    const body = request?.body as string
    expect(callsIn(body, separator)).toEqual(callsIn(given.body ?? '', separator))
    const { sign, ...params } = Object.fromEntries(url.searchParams)
    expect(params).toMatchObject({
      app_key: '12345678',
      v: '2.0',
      format: 'json',
      timestamp: '2016-01-01 12:00:00',
    })
    expect(params['session']).toBe(given.input.session)
    expect(params).not.toHaveProperty('method')
    const signer = createSigner({ secret: given.secret, method: given.input.signMethod ?? 'hmac-sha256' })
    expect(sign).toBe(signer.signPairs(canonicalise(params), body))
    expect(stringToSign(canonicalise(params), body)).toContain(body)
  })

  const answered = cases.filter(
    ({ reply, input }) =>
      reply !== null && input.requests.length > 0 && !input.requests.some(({ invalid }) => invalid === true),
  )

  it.each(answered.map(({ id }) => id))('%s: reads the reply as required', async (id) => {
    const given = byId(id)
    const { client } = clientOf(given, [{ body: given.reply ?? '' }])
    const expected = required[id] ?? nicksIn(given.reply ?? '', given.input.separator ?? defaultSeparator)
    expect(shown(await run(given, client))).toEqual(expected)
  })

  it('counts both sides where there are more or fewer answers than calls', async () => {
    const given = byId('b-reply-fewer-parts')
    const { client } = clientOf(given, [{ body: given.reply ?? '' }])
    const [first] = await run(given, client)
    expect(first).toMatchObject({ left: { parts: { asked: 3, answered: 2 } } })
    expect(first?._tag === 'Left' ? described(first.left) : '').toContain('2 answers to a batch of 3')
  })
})

const answers = (...parts: ReadonlyArray<object>): Step => ({
  body: parts.map((part) => JSON.stringify(part)).join(defaultSeparator),
})
const bodies = (requests: ReadonlyArray<{ readonly body?: unknown }>) =>
  requests.map(({ body }) => callsIn(body as string, defaultSeparator))

describe('batch', () => {
  it('gives each result the type of its operation', async () => {
    const { client } = scriptedClient([
      answers({ trade: { tid: 1 }, request_id: 'r' }, { nick: 'n', request_id: 'r' }),
    ])
    const [trade, user] = await batch(client, [
      [tradeGet, { tid: 1 }],
      [userGet, { nick: 'n' }],
    ])
    const tid: string | undefined = trade._tag === 'Right' ? trade.right.trade?.tid : undefined
    const nick: string | undefined = user._tag === 'Right' ? user.right.nick : undefined
    expect([tid, nick]).toEqual(['1', 'n'])
    // @ts-expect-error -- a trade has no nick
    expect(trade._tag === 'Right' ? trade.right.nick : undefined).toBeUndefined()
    // @ts-expect-error -- tid is an id
    await batch(client, [[tradeGet, { tid: true }]])
  })

  it('sends nothing for no calls', async () => {
    const { client, transport } = scriptedClient([answers()])
    expect(await batch(client, [])).toEqual([])
    expect(transport.requests).toHaveLength(0)
  })

  it('keeps the order over chunks', async () => {
    const echo: Step = ({ body }) => ({
      body: callsIn(body as string, defaultSeparator)
        .map(({ nick }) => JSON.stringify({ nick, request_id: 'r' }))
        .join(defaultSeparator),
    })
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.string({ unit: 'grapheme', minLength: 1 }).filter((nick) => nick.trim() !== ''),
          { maxLength: 12 },
        ),
        fc.integer({ min: 1, max: 5 }),
        async (nicks, chunkSize) => {
          const { client, transport } = scriptedClient([echo])
          const results = await batch(
            client,
            nicks.map((nick) => [userGet, { nick }] as const),
            { chunkSize },
          )
          expect(shown(results)).toEqual(nicks)
          expect(transport.requests).toHaveLength(Math.ceil(nicks.length / chunkSize))
        },
      ),
      { numRuns: 30 },
    )
  })

  const wrong = [
    [tradeGet, { tid: 1 }],
    [tradeGet, { tid: -1.5 }],
  ] as const

  it('sends nothing when an input is not right, and says which', async () => {
    const { client, transport } = scriptedClient([answers({ request_id: 'r' })])
    const results = await batch(client, wrong)
    expect(transport.requests).toHaveLength(0)
    expect(results).toMatchObject([
      { left: { _tag: 'InputError', issues: [{ expected: expect.stringContaining('at 1') }] } },
      { left: { _tag: 'InputError', issues: [{ path: 'tid' }] } },
    ])
  })

  it.each(['', '\r\n', '\r\n-S-\r\n', '\r\n-S-\r\n\n'])(
    'reads as many answers as it asked for, whatever ends the last: %j',
    async (end) => {
      const { client } = scriptedClient([{ body: `{"trade":{"tid":1}}\r\n-S-\r\n{"trade":{"tid":2}}${end}` }])
      expect(
        await batch(client, [
          [tradeGet, { tid: 1 }],
          [tradeGet, { tid: 2 }],
        ]),
      ).toMatchObject([{ right: { trade: { tid: '1' } } }, { right: { trade: { tid: '2' } } }])
    },
  )

  it('refuses an operation of another gateway', async () => {
    const { client, transport } = scriptedClient([answers({ request_id: 'r' })])
    const other = { ...userGet, gateway: 'opretail' } as unknown as typeof userGet
    expect(await batch(client, [[other, {}]])).toMatchObject([
      { left: { _tag: 'InputError', subject: 'input' } },
    ])
    expect(transport.requests).toHaveLength(0)
  })

  it.each<readonly [string, object]>([
    ['targetAppKey', { targetAppKey: '' }],
    ['targetAppKey', { targetAppKey: '\ud800' }],
    ['sesion', { sesion: 'x' }],
  ])('refuses a call whose own %s cannot be meant: %j', async (path, options) => {
    const { client, transport } = scriptedClient([answers({ request_id: 'r' })])
    expect(await batch(client, [[userGet, {}, options]])).toMatchObject([
      { left: { _tag: 'InputError', method: userGet.method, subject: 'options', issues: [{ path }] } },
    ])
    expect(transport.requests).toHaveLength(0)
  })

  it('never rejects, whatever stands in place of a call', async () => {
    const { client, transport } = scriptedClient([answers({ request_id: 'r' })])
    const odd = [null, undefined, 7, {}, [], [undefined, {}], ['taobao.user.get', {}]]
    const events: BatchEvent[] = []
    const onEvent = (event: BatchEvent) => void events.push(event)
    for (const options of [{ onEvent }, { onEvent, chunkSize: 0 }])
      expect(await batch(client, odd as never, options)).toEqual(
        odd.map(() => ({ _tag: 'Left', left: expect.objectContaining({ _tag: 'InputError' }) })),
      )
    expect(events).toHaveLength(2 * (odd.length + 1))
    expect(transport.requests).toHaveLength(0)
  })

  it('sends the right ones when asked to skip', async () => {
    const { client, transport } = scriptedClient([answers({ trade: { tid: 1 } })])
    const results = await batch(client, wrong, { onInputError: 'skip' })
    expect(bodies(transport.requests)).toEqual([[{ method: tradeGet.method, tid: '1' }]])
    expect(results).toMatchObject([{ right: { trade: { tid: '1' } } }, { left: { _tag: 'InputError' } }])
  })

  it.each([{ separator: 'a' }, { separator: '\n@@\n' }, { chunkSize: 0 }, { onInputError: 'no' as 'stop' }])(
    'refuses %j',
    async (options) => {
      const { client, transport } = scriptedClient([answers()])
      expect(await batch(client, [[userGet, {}]], options)).toMatchObject([
        { left: { _tag: 'InputError', subject: 'options' } },
      ])
      expect(transport.requests).toHaveLength(0)
    },
  )

  it('asks again only for the calls that may be repeated, by the policies of the client', async () => {
    const gate = {
      error_response: { code: 7, msg: 'App Call Limited', sub_msg: 'This ban will last for 1 more seconds' },
    }
    const outage = { error_response: { code: 15, msg: 'm', sub_code: 'isp.remote-service-timeout' } }
    const counted: number[] = []
    const counting = {
      name: 'counting',
      before: ({ operation }: Call) => void counted.push(callsOf(operation)),
    }
    const { client, transport, waits } = scriptedClient(
      [answers({ trade: { tid: 1 } }, outage, outage, gate), answers({ trade: { tid: 2 } }, { ok: '1' })],
      { policies: (list) => [...list, counting] },
    )
    const results = await batch(client, [
      [tradeGet, { tid: 1 }],
      [tradeGet, { tid: 2 }],
      [ticketSave, { title: 'unsafe' }],
      [ticketSave, { title: 'safe: it was refused at the gate' }],
    ])
    expect(bodies(transport.requests)[1]).toEqual([
      { method: tradeGet.method, tid: '2' },
      { method: ticketSave.method, title: 'safe: it was refused at the gate' },
    ])
    expect(Math.max(...waits)).toBeGreaterThanOrEqual(1_000)
    expect(counted).toEqual([4, 2])
    expect(results).toMatchObject([
      { right: { trade: { tid: '1' } } },
      { right: { trade: { tid: '2' } } },
      { left: { code: '15' } },
      { right: { ok: '1' } },
    ])
  })

  it('remembers the ban of each call as if it had been made by itself, for calls and batches after it', async () => {
    const banned = (seconds: number) => ({
      error_response: {
        code: 7,
        msg: 'App Call Limited',
        sub_code: 'accesscontrol.limited-by-api-access-count',
        sub_msg: `This ban will last for ${seconds} more seconds`,
      },
    })
    const { client, transport } = scriptedClient(
      [answers({ nick: 'a' }, banned(3_600), banned(7_200)), answers({ nick: 'b' }), answers({ nick: 'c' })],
      { retry: false },
    )
    await batch(client, [
      [userGet, {}],
      [tradeGet, { tid: 1 }],
      [ticketSave, { title: 't' }],
    ])
    expect(await client.run(tradeGet, { tid: 1 })).toMatchObject({
      left: {
        kind: 'throttled',
        method: tradeGet.method,
        retryAfterMs: expect.closeTo(3_600_000, -4),
        sent: 'no',
      },
    })
    expect(await client.run(ticketSave, { title: 't' })).toMatchObject({
      left: { retryAfterMs: expect.closeTo(7_200_000, -4), sent: 'no' },
    })
    expect(transport.requests).toHaveLength(1)
    const again = await batch(client, [
      [tradeGet, { tid: 1 }],
      [userGet, {}],
      [ticketSave, { title: 't' }],
    ])
    expect(again).toMatchObject([
      { left: { kind: 'throttled', method: tradeGet.method, sent: 'no' } },
      { right: { nick: 'b' } },
      { left: { kind: 'throttled', method: ticketSave.method, sent: 'no' } },
    ])
    expect(bodies(transport.requests)[1]).toEqual([{ method: userGet.method }])
    expect(await batch(client, [[tradeGet, { tid: 1 }]])).toMatchObject([{ left: { sent: 'no' } }])
    expect(transport.requests).toHaveLength(2)
  })

  it('asks again for the others where a call is banned for too long', async () => {
    const outage = { error_response: { code: 15, msg: 'm', sub_code: 'isp.remote-service-timeout' } }
    const banned = {
      error_response: {
        code: 7,
        msg: 'm',
        sub_code: 'accesscontrol.limited-by-api-access-count',
        sub_msg: 'This ban will last for 7200 more seconds',
        request_id: 'r7',
      },
    }
    const { client, transport } = scriptedClient([answers(banned, outage), answers({ nick: 'a' })])
    const results = await batch(client, [
      [tradeGet, { tid: 1 }],
      [userGet, {}],
    ])
    expect(bodies(transport.requests)[1]).toEqual([{ method: userGet.method }])
    expect(results).toMatchObject([
      { left: { kind: 'throttled', requestId: 'r7', retryAfterMs: 7_200_000 } },
      { right: { nick: 'a' } },
    ])
    expect(results[0]).not.toHaveProperty('left.sent')
  })

  it('waits for the ban of a call of the batch where that is short', async () => {
    const bans = memoryBans()
    const { client, transport, waits } = scriptedClient([answers({ nick: 'a' }, { trade: { tid: 1 } })], {
      bans,
    })
    const error: GatewayError = {
      _tag: 'GatewayError',
      gateway: 'top',
      method: tradeGet.method,
      kind: 'throttled',
      code: '7',
      name: 'limited',
      message: '',
      retryable: true,
      scope: 'api',
      advice: { en: '', zh: '' },
    }
    bans.learn({ gateway: 'top', account: undefined, method: tradeGet.method }, error, 2_000)
    const results = await batch(client, [
      [userGet, {}],
      [tradeGet, { tid: 1 }],
    ])
    expect(waits).toHaveLength(1)
    expect(waits[0]).toBeGreaterThan(1_500)
    expect(transport.requests).toHaveLength(1)
    expect(results).toMatchObject([{ right: { nick: 'a' } }, { right: { trade: { tid: '1' } } }])
  })

  it('leaves all calls in doubt when no answer comes, and repeats none with an unsafe one among them', async () => {
    const { client, transport } = scriptedClient([lost('reset', 'maybe')])
    const results = await batch(client, [
      [tradeGet, { tid: 1 }],
      [ticketSave, { title: 't' }],
    ])
    expect(transport.requests).toHaveLength(1)
    expect(results).toMatchObject([{ left: { sent: 'maybe' } }, { left: { sent: 'maybe' } }])
  })

  it('does not take back what was answered before the connection was lost', async () => {
    const outage = { error_response: { code: 15, msg: 'm', sub_code: 'isp.remote-service-timeout' } }
    const { client } = scriptedClient([answers({ trade: { tid: 1 } }, outage), lost('reset', 'maybe')])
    const results = await batch(client, [
      [tradeGet, { tid: 1 }],
      [tradeGet, { tid: 2 }],
    ])
    expect(results).toMatchObject([{ right: { trade: { tid: '1' } } }, { left: { _tag: 'TransportError' } }])
  })

  it('renews the session of the call that was refused for it, and asks for that call alone', async () => {
    let session = 'stale-session-2'
    const provider = {
      get: () => session,
      refresh: () => {
        session = 'fresh-session-2'
        return session
      },
    }
    const { client, transport } = scriptedClient([
      answers(
        { trade: { tid: 1 } },
        { error_response: { code: 27, msg: 'Invalid session', sub_code: 'session-expired' } },
      ),
      answers({ trade: { tid: 2 } }),
    ])
    const results = await batch(client, [
      [tradeGet, { tid: 1 }],
      [tradeGet, { tid: 2 }, { session: provider }],
    ])
    expect(bodies(transport.requests)[1]).toEqual([
      { method: tradeGet.method, tid: '2', session: 'fresh-session-2' },
    ])
    expect(results).toMatchObject([{ right: {} }, { right: { trade: { tid: '2' } } }])
  })

  it.each([' ', '\ud800'])(
    'costs a call whose session cannot be sent that call alone: %j',
    async (session) => {
      const { client, transport } = scriptedClient([answers({ trade: { tid: 1 } })])
      const results = await batch(client, [
        [tradeGet, { tid: 1 }],
        [tradeGet, { tid: 2 }, { session }],
      ])
      expect(bodies(transport.requests)[0]).toHaveLength(1)
      expect(results).toMatchObject([{ right: {} }, { left: { _tag: 'InputError', subject: 'session' } }])
    },
  )

  it('costs a call whose session cannot be had nothing but that call', async () => {
    const { client, transport } = scriptedClient([answers({ trade: { tid: 1 } })])
    const broken = () => {
      throw new Error('the vault is shut')
    }
    const results = await batch(client, [
      [tradeGet, { tid: 1 }],
      [tradeGet, { tid: 2 }, { session: broken }],
    ])
    expect(bodies(transport.requests)[0]).toHaveLength(1)
    expect(results).toMatchObject([{ right: {} }, { left: { _tag: 'InputError', subject: 'session' } }])
    expect(await batch(client, [[tradeGet, { tid: 2 }, { session: broken }]])).toMatchObject([
      { left: { subject: 'session' } },
    ])
    expect(transport.requests).toHaveLength(1)
  })

  it('tells how each call ended and how the batch did, and nothing of a value', async () => {
    const events: BatchEvent[] = []
    const { client } = scriptedClient([
      answers(
        { trade: { tid: 4242 } },
        { error_response: { code: 27, msg: 'm', sub_msg: 'canary-message' } },
      ),
    ])
    await batch(
      client,
      [
        [tradeGet, { tid: 4242 }],
        [blacklistSync, { mobile: '13800138000' }, { session: 'canary-session' }],
      ],
      { onEvent: (event) => events.push(event), clock: () => 7, caller: 'nightly' },
    )
    const about = { gateway: 'top', caller: 'nightly', atMs: 7 }
    expect(events).toMatchObject([
      { type: 'batch.call', method: tradeGet.method, place: 0, outcome: 'ok', ...about },
      {
        type: 'batch.call',
        method: blacklistSync.method,
        place: 1,
        outcome: 'GatewayError',
        code: '27',
        ...about,
      },
      { type: 'batch.done', method: 'batch', calls: 2, succeeded: 1, durationMs: 0, ...about },
    ])
    expect(JSON.stringify(events)).not.toMatch(/4242|13800138000|canary/)
  })

  it('shows no session and no personal data in what a failed call says', async () => {
    const { client } = scriptedClient(
      [
        answers(
          { trade: { tid: 1 } },
          { error_response: { code: 41, msg: 'no 13800138000 for session-of-b' } },
        ),
      ],
      { retry: false },
    )
    const results = await batch(client, [
      [tradeGet, { tid: 1 }],
      [blacklistSync, { mobile: '13800138000' }, { session: 'session-of-b' }],
    ])
    expect(JSON.stringify(results)).not.toMatch(/13800138000|session-of-b/)
    const whole = scriptedClient([refusal(41, { msg: 'no 13800138000' })], { retry: false })
    const refused = await batch(whole.client, [
      [blacklistSync, { mobile: '13800138000' }],
      [blacklistSync, { mobile: '13800138000' }],
    ])
    expect(refused[0]).toMatchObject({ left: { batchRefused: true, code: '41' } })
    expect(JSON.stringify(refused)).not.toContain('13800138000')
  })
})
