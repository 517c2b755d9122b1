import { anyOperation } from './anyOperation'
import {
  memorySessionStore,
  type PolicyOptions,
  type SessionSource,
  type SessionStore,
} from '@paifang/gateway'
import type { Provider } from '@paifang/gateway'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { createQimenClient } from '@paifang/gateway-qimen'
import { createTopClient } from '@paifang/gateway-top'
import { CallFailure, type CallError, type Result } from '@paifang/result'
import type { HttpRequest, HttpResponse, Transport } from '@paifang/transport'
import { right } from 'fp-ts/Either'

const operation = <G extends string>(gateway: G, session: 'optional' | 'required') =>
  anyOperation(gateway, 'a.call', { session })

const respond = (value: unknown): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: Buffer.from(JSON.stringify(value)),
  truncated: false,
})

const xml = (text: string): HttpResponse => ({
  status: 200,
  headers: { 'content-type': 'text/xml;charset=utf-8' },
  body: Buffer.from(text),
  truncated: false,
})

interface Given {
  readonly secret?: Provider<string>
  readonly session?: SessionSource
  readonly sessionStore?: SessionStore
}

interface Client {
  readonly call: (
    need?: 'optional' | 'required',
    options?: { readonly signal?: AbortSignal },
  ) => Promise<Result<CallError, unknown>>
}

interface Side {
  readonly name: string
  readonly client: (given: Given, transport: Transport, policies: PolicyOptions) => Client
  readonly sessionOf: (request: HttpRequest) => string | undefined
  readonly fine: HttpResponse
  readonly refused: HttpResponse
}

const form = ({ body }: HttpRequest): URLSearchParams => new URLSearchParams(body as string)

const sides: ReadonlyArray<Side> = [
  {
    name: 'top',
    client: ({ secret = 'secret-1', ...given }, transport, policies) => {
      const client = createTopClient({ appKey: 'key', appSecret: secret, transport, ...given, ...policies })
      return { call: (need = 'optional', options = {}) => client.call(operation('top', need), {}, options)() }
    },
    sessionOf: (request) => form(request).get('session') ?? undefined,
    fine: respond({ a_call_response: { request_id: 'r' } }),
    refused: respond({ error_response: { code: 27, msg: 'Invalid session', request_id: 'r' } }),
  },
  {
    name: 'opretail',
    client: ({ secret = 'secret-1', ...given }, transport, policies) => {
      const client = createOpretailClient({
        accessKey: 'key',
        accessSecret: secret,
        transport,
        ...given,
        ...policies,
      })
      return {
        call: (need = 'optional', options = {}) => client.call(operation('opretail', need), {}, options)(),
      }
    },
    sessionOf: ({ headers }) => headers['authenticator'],
    fine: respond({ stat: { code: 0, cid: 'r' }, data: {} }),
    refused: respond({ stat: { code: 9990001, cid: 'r', codename: 'TOKEN' }, result: 'no' }),
  },
  {
    name: 'qimen',
    client: ({ secret = 'secret-1', ...given }, transport, policies) => {
      const client = createQimenClient({ appKey: 'key', appSecret: secret, transport, ...given, ...policies })
      return {
        call: (need = 'optional', options = {}) => client.call(operation('qimen', need), {}, options)(),
      }
    },
    sessionOf: ({ url }) => new URL(url).searchParams.get('session') ?? undefined,
    fine: xml('<response><flag>success</flag></response>'),
    refused: xml(
      '<response><flag>failure</flag><code>27</code><message>Invalid session</message><sub_code>invalid-sessionkey</sub_code></response>',
    ),
  },
]

/** A client of one side, a gateway that accepts the sessions it is told to, and time that the test sets. */
const world = (side: Side) => {
  let accepted: (session: string | undefined) => boolean = () => true
  let nowMs = 0
  const sent: Array<string | undefined> = []
  const transport: Transport = (request) => () => {
    const session = side.sessionOf(request)
    sent.push(session)
    return Promise.resolve(right(accepted(session) ? side.fine : side.refused))
  }
  const policies: PolicyOptions = {
    deadlineMs: 1_000_000,
    clock: () => 1_700_000_000_000 + nowMs,
    now: () => nowMs,
    random: () => 0,
    wait: async (ms) => {
      nowMs += ms
      await turn()
    },
  }
  return {
    sent,
    accept: (...sessions: ReadonlyArray<string | undefined>) => {
      accepted = (session) => sessions.includes(session)
    },
    pass: (ms: number) => (nowMs += ms),
    client: (given: Given, options: PolicyOptions = {}) =>
      side.client(given, transport, { ...policies, ...options }),
  }
}

type World = ReturnType<typeof world>

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const never = () => new Promise<never>(() => undefined)
const thenable = <A>(value: A) =>
  ({ then: (resolve: (value: A) => void) => void setImmediate(resolve, value) }) as unknown as PromiseLike<A>
const boom = () => {
  throw new Error('vault sealed')
}

const rejected = Promise.reject(new Error('vault sealed'))
// Also where no test of this run asks for it.
rejected.catch(() => undefined)

/** A result as far as all gateways have to agree on it. */
const told = (result: Result<CallError, unknown>): unknown => {
  if (result._tag === 'Right') return 'ok'
  const error = result.left
  return {
    tag: error._tag,
    ...('subject' in error ? { subject: error.subject } : {}),
    ...('kind' in error ? { kind: error.kind } : {}),
    ...('reason' in error ? { reason: error.reason } : {}),
    ...('sent' in error ? { sent: error.sent } : {}),
    ...('cause' in error ? { cause: error.cause } : {}),
  }
}

const once = (given: (of: World) => Given, options?: PolicyOptions) => async (of: World) => [
  told(await of.client(given(of), options).call()),
  told(await of.client(given(of), options).call('required')),
]

const credentials = (cause?: object) => ({
  tag: 'InputError',
  subject: 'credentials',
  ...(cause === undefined ? {} : { cause }),
})
const noSession = { tag: 'InputError', subject: 'session' }
const sealed = { name: 'Error', message: 'vault sealed' }
const inTime = { tag: 'TransportError', reason: 'deadline', sent: 'no' }
const refusedSession = { tag: 'GatewayError', kind: 'session' }

interface Row {
  readonly run: (of: World) => Promise<unknown>
  readonly expected: unknown
  readonly sent: ReadonlyArray<string | undefined>
}

const secretRow = (secret: unknown, expected: unknown, options?: PolicyOptions): Row => ({
  run: once(() => ({ secret: secret as Provider<string>, session: 'sess-1' }), options),
  expected: [expected, expected],
  sent: expected === 'ok' ? ['sess-1', 'sess-1'] : [],
})
const sessionRow = (
  session: unknown,
  expected: readonly [unknown, unknown],
  sent: Row['sent'],
  options?: PolicyOptions,
): Row => ({
  run: once(() => ({ session: session as SessionSource }), options),
  expected,
  sent,
})

const rows: Readonly<Record<string, Row>> = {
  'secret: a value': secretRow('secret-2', 'ok'),
  'secret: a function': secretRow(() => 'x', 'ok'),
  'secret: an async function': secretRow(async () => 'x', 'ok'),
  'secret: a promise': secretRow(Promise.resolve('x'), 'ok'),
  'secret: a thenable': secretRow(thenable('x'), 'ok'),
  'secret: a function that gives a thenable': secretRow(() => thenable('x'), 'ok'),
  'secret: throws': secretRow(boom, credentials(sealed)),
  'secret: rejects': secretRow(async () => boom(), credentials(sealed)),
  'secret: a promise that rejects': secretRow(rejected, credentials(sealed)),
  'secret: throws what is no error': secretRow(
    () => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- others do
      throw 'gone'
    },
    credentials({ name: 'string', message: 'gone' }),
  ),
  'secret: empty': secretRow(() => '', credentials()),
  'secret: no text': secretRow(() => 5, credentials()),
  'secret: nothing': secretRow(() => undefined, credentials()),
  'secret: half a character': secretRow(() => '\ud800', credentials()),
  'secret: hangs for ever': secretRow(never, inTime, { deadlineMs: 15 }),
  'secret: hangs once': {
    run: async (of) => {
      let asked = 0
      const secret = () => (asked++ === 0 ? never() : 'x')
      const client = of.client({ secret }, { deadlineMs: 15 })
      return [told(await client.call()), told(await client.call())]
    },
    expected: [inTime, 'ok'],
    sent: [undefined],
  },
  'secret: rotates': {
    run: async (of) => {
      const secrets = ['one', 'two']
      const client = of.client({ secret: () => secrets.shift() ?? '' })
      return [told(await client.call()), told(await client.call()), told(await client.call())]
    },
    expected: ['ok', 'ok', credentials()],
    sent: [undefined, undefined],
  },
  'secret: in the words of what is thrown later': {
    run: async (of) => {
      let asked = 0
      const secret = () => {
        if (asked++ === 0) return 'pass word'
        throw new Error('not pass word but another')
      }
      const client = of.client({ secret })
      return [told(await client.call()), told(await client.call())]
    },
    expected: ['ok', credentials({ name: 'Error', message: 'not *** but another' })],
    sent: [undefined],
  },
  'session: a value': sessionRow('s', ['ok', 'ok'], ['s', 's']),
  'session: none': sessionRow(undefined, ['ok', noSession], [undefined]),
  'session: empty': sessionRow('', ['ok', noSession], [undefined]),
  'session: a function': sessionRow(() => 's', ['ok', 'ok'], ['s', 's']),
  'session: a promise': sessionRow(Promise.resolve('s'), ['ok', 'ok'], ['s', 's']),
  'session: a thenable': sessionRow(thenable('s'), ['ok', 'ok'], ['s', 's']),
  'session: a function that gives nothing': sessionRow(() => undefined, ['ok', noSession], [undefined]),
  'session: a function that throws': sessionRow(
    boom,
    [
      { ...noSession, cause: sealed },
      { ...noSession, cause: sealed },
    ],
    [],
  ),
  'session: hangs for ever': sessionRow(never, [inTime, inTime], [], {
    deadlineMs: 15,
  }),
  'provider: get': sessionRow({ get: () => 's' }, ['ok', 'ok'], ['s', 's']),
  'provider: get, a thenable': sessionRow({ get: () => thenable('s') }, ['ok', 'ok'], ['s', 's']),
  'provider: get gives nothing': sessionRow({ get: () => undefined }, ['ok', noSession], [undefined]),
  'provider: get throws': sessionRow(
    { get: boom },
    [
      { ...noSession, cause: sealed },
      { ...noSession, cause: sealed },
    ],
    [],
  ),
  'provider: get gives no text': sessionRow({ get: () => 7 }, [noSession, noSession], []),
  'provider: get throws a tagged error': sessionRow(
    {
      get: () => {
        throw new CallFailure({ _tag: 'TransportError', reason: 'reset', sent: 'maybe', message: 'm' })
      },
    },
    [
      { tag: 'TransportError', reason: 'reset', sent: 'no' },
      { tag: 'TransportError', reason: 'reset', sent: 'no' },
    ],
    [],
  ),
  'provider: get hangs': sessionRow({ get: never }, [inTime, inTime], [], {
    deadlineMs: 15,
  }),
  'refresh: gives another': {
    run: async (of) => {
      of.accept('new')
      return [told(await of.client({ session: { get: () => 'old', refresh: async () => 'new' } }).call())]
    },
    expected: ['ok'],
    sent: ['old', 'new'],
  },
  'refresh: of a provider that hands out the old one still is asked once in three calls': {
    run: async (of) => {
      of.accept('new')
      let asked = 0
      const client = of.client({ session: { get: () => 'old', refresh: () => (asked++, 'new') } })
      const results = [await client.call(), await client.call(), await client.call()]
      return [results.map(told), asked]
    },
    expected: [['ok', 'ok', 'ok'], 1],
    sent: ['old', 'new', 'new', 'new'],
  },
  'refresh: is shared by twenty calls': {
    run: async (of) => {
      of.accept('new')
      let asked = 0
      const refresh = async () => {
        asked += 1
        await turn()
        return 'new'
      }
      const client = of.client({ session: { get: () => 'old', refresh } })
      const results = await Promise.all(Array.from({ length: 20 }, () => client.call()))
      return [new Set(results.map(told)).size, told(results[0]!), asked]
    },
    expected: [1, 'ok', 1],
    sent: [...Array.from({ length: 20 }, () => 'old'), ...Array.from({ length: 20 }, () => 'new')],
  },
  'refresh: hangs once, and works a minute later': {
    run: async (of) => {
      of.accept('new')
      let asked = 0
      const refresh = () => (asked++ === 0 ? never() : Promise.resolve('new'))
      const client = of.client({ session: { get: () => 'old', refresh } })
      const abort = new AbortController()
      const first = client.call('optional', abort)
      await turn()
      of.pass(60_000)
      const second = told(await client.call())
      abort.abort()
      return [second, asked, told(await first)]
    },
    expected: ['ok', 2, { tag: 'TransportError', reason: 'aborted', sent: 'no' }],
    sent: ['old', 'old', 'new'],
  },
  'refresh: hangs for ever': {
    run: async (of) => {
      of.accept('new')
      const session = { get: () => 'old', refresh: never }
      return [told(await of.client({ session }, { deadlineMs: 15 }).call())]
    },
    expected: [inTime],
    sent: ['old'],
  },
  'refresh: rejects': {
    run: async (of) => {
      of.accept('new')
      return [told(await of.client({ session: { get: () => 'old', refresh: async () => boom() } }).call())]
    },
    expected: [{ ...refusedSession, cause: sealed }],
    sent: ['old'],
  },
  'refresh: throws a tagged error': {
    run: async (of) => {
      of.accept('new')
      const refresh = () => {
        throw new CallFailure({ _tag: 'InputError', method: 'login', subject: 'credentials', issues: [] })
      }
      return [told(await of.client({ session: { get: () => 'old', refresh } }).call())]
    },
    expected: [credentials()],
    sent: ['old'],
  },
  'refresh: gives the same one': {
    run: async (of) => {
      of.accept('new')
      return [told(await of.client({ session: { get: () => 'old', refresh: () => 'old' } }).call())]
    },
    expected: [refusedSession],
    sent: ['old'],
  },
  'refresh: gives nothing': {
    run: async (of) => {
      of.accept('new')
      return [told(await of.client({ session: { get: () => 'old', refresh: () => undefined } }).call())]
    },
    expected: [refusedSession],
    sent: ['old'],
  },
  'refresh: gives one that is refused as well': {
    run: async (of) => {
      of.accept('never')
      let asked = 0
      const session = { get: () => 'old', refresh: () => `new ${++asked}` }
      return [told(await of.client({ session }).call()), asked]
    },
    expected: [refusedSession, 1],
    sent: ['old', 'new 1'],
  },
  'refresh: where none was sent': {
    run: async (of) => {
      of.accept('new')
      return [told(await of.client({ session: { get: () => undefined, refresh: () => 'new' } }).call())]
    },
    expected: ['ok'],
    sent: [undefined, 'new'],
  },
  'refresh: without get fetches the first one': {
    run: async (of) => {
      let asked = 0
      const client = of.client({ session: { refresh: () => `s${++asked}` } })
      return [told(await client.call()), told(await client.call('required')), asked]
    },
    expected: ['ok', 'ok', 1],
    sent: ['s1', 's1'],
  },
  'refresh: before a known end': {
    run: async (of) => {
      let asked = 0
      const refresh = () => ({ value: `s${++asked}`, expiresAtMs: 1_700_000_600_000 * asked })
      const client = of.client({ session: { refresh } })
      await client.call()
      of.pass(540_000)
      await client.call()
      await turn()
      return [told(await client.call()), asked]
    },
    expected: ['ok', 2],
    sent: ['s1', 's1', 's2'],
  },
  'refresh: once for two clients over a shared store': {
    run: async (of) => {
      of.accept('new 1')
      const sessionStore = memorySessionStore(() => 0)
      let asked = 0
      const session = () => ({ subject: 'seller', get: () => 'old', refresh: () => `new ${++asked}` })
      const one = of.client({ session: session(), sessionStore })
      const two = of.client({ session: session(), sessionStore })
      return [told(await one.call()), told(await two.call()), asked]
    },
    expected: ['ok', 'ok', 1],
    sent: ['old', 'new 1', 'old', 'new 1'],
  },
  'function: read again after a refusal': {
    run: async (of) => {
      of.accept('new')
      const given = ['old', 'new', 'new']
      return [told(await of.client({ session: () => given.shift() }).call())]
    },
    expected: ['ok'],
    sent: ['old', 'new'],
  },
}

describe('what providers do', () => {
  it('is tried in many ways', () => {
    expect(Object.keys(rows).length).toBeGreaterThanOrEqual(45)
  })

  describe.each(sides)('to $name', (side) => {
    it.each(Object.entries(rows))('%s', async (_title, { run, expected, sent }) => {
      const of = world(side)
      expect(await run(of)).toEqual(expected)
      expect(of.sent).toEqual(sent)
    })
  })
})

describe('what a provider may call', () => {
  it.each(sides)('carries no session on $name, so that it never asks itself', async (side) => {
    const of = world(side)
    let asked = 0
    const client = of.client({
      session: {
        refresh: async (_stale, context) => {
          asked += 1
          await context.call(operation(side.name, 'optional'), {})()
          return `s${asked}`
        },
      },
    })
    expect(told(await client.call())).toBe('ok')
    expect([asked, of.sent]).toEqual([1, [undefined, 's1']])
  })
})

describe('a clock that tells no time', () => {
  it.each(sides)('is blamed on $name, and nothing else is', async (side) => {
    const of = world(side)
    const client = of.client({ session: 'sess-1' }, { clock: () => Number.NaN })
    expect(told(await client.call())).toEqual({ tag: 'InputError', subject: 'clock' })
    expect(of.sent).toEqual([])
  })
})
