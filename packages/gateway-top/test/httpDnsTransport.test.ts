import { httpdnsGet } from '@paifang/api-top-platform'
import {
  createTopClient,
  httpDnsAddress,
  httpDnsTransport,
  readHttpDnsConfig,
  type HttpDnsConfig,
  type HttpDnsOptions,
  type RouteEvent,
} from '@paifang/gateway-top'
import type { CallError, Result, TransportError } from '@paifang/result'
import { undiciTransport, type HttpRequest, type Transport } from '@paifang/transport'
import fc from 'fast-check'
import { left, right } from 'fp-ts/Either'
import { startFaultServer } from '../../../.dev/test/server/faultServer'
import { testData } from '../../transport/test/server/testData'
import vectors from './data/httpdns.json'
import { tradeGet } from './support/operations'
import { json, lost, refusal, scripted } from './support/scripted'

interface Case {
  readonly id: string
  readonly mode: 'cluster' | 'vip'
  readonly config: object
  readonly url: string
  readonly api: string | null
  readonly session: string | null
  readonly params: Readonly<Record<string, string>> | null
  readonly official: string
}
const cases = vectors.cases as unknown as ReadonlyArray<Case>

/** Where the official client is wrong: it replaces the text of the domain, and so misses other cases of it. */
const required: Readonly<Record<string, string>> = { 'dns-host-case': '192.0.2.1' }

const configOf = (value: object): HttpDnsConfig => {
  const read = readHttpDnsConfig(JSON.stringify(value))
  if (read === undefined) throw new Error('no configuration')
  return read
}

describe('httpDnsAddress', () => {
  it.each(cases)('$id: chooses the address that the official client chooses', (given) => {
    const { id, mode, config, url, api, session, params, official } = given
    const call = {
      url,
      method: api ?? '',
      session: session ?? undefined,
      field: (name: string) => params?.[name],
    }
    const host = new URL(official).hostname
    const expected = required[id] ?? (host === new URL(url).hostname ? undefined : host)
    expect(httpDnsAddress(configOf(config), call, { mode, random: () => 0.5 })).toBe(expected)
  })

  it('picks each address as often as its weight says', () => {
    const env = {
      sh: { h: { proto: 'https', vip: ['192.0.2.1|10', '192.0.2.2|30', '192.0.2.3|60', '192.0.2.4|0'] } },
    }
    const config = configOf({ config: { def_env: 'sh', version: 1 }, env })
    const call = { url: 'https://h/router/rest', method: 'm', session: undefined, field: () => undefined }
    const shares = (mode: 'cluster' | 'vip') => {
      let seed = 7
      const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
      const counts: Record<string, number> = {}
      for (let i = 0; i < 20_000; i++) {
        const address = httpDnsAddress(config, call, { mode, random }) ?? 'none'
        counts[address] = (counts[address] ?? 0) + 1 / 20_000
      }
      return counts
    }
    expect(shares('cluster')).toEqual({
      '192.0.2.1': expect.closeTo(0.1, 1),
      '192.0.2.2': expect.closeTo(0.3, 1),
      '192.0.2.3': expect.closeTo(0.6, 1),
    })
    const third = expect.closeTo(1 / 3, 1) as number
    expect(shares('vip')).toEqual({ '192.0.2.1': third, '192.0.2.2': third, '192.0.2.3': third })
  })

  it('takes no flag from a field that is too short, where the official client throws', () => {
    const { config } = cases.find(({ id }) => id === 'dns-modle-field') as Case
    const call = {
      url: 'http://gw.api.taobao.com/router/rest',
      method: 'taobao.trade.get',
      session: undefined,
    }
    const choice = { mode: 'cluster', random: () => 0.5 } as const
    expect(httpDnsAddress(configOf(config), { ...call, field: () => '' }, choice)).toBe('192.0.2.1')
  })

  it('reads any JSON without throwing, and gives no address that it does not name', () => {
    fc.assert(
      fc.property(fc.json(), fc.string(), (text, method) => {
        const read = readHttpDnsConfig(text)
        if (read === undefined) return
        const call = { url: 'https://h/', method, session: method, field: () => method }
        const address = httpDnsAddress(read, call, { mode: 'cluster', random: Math.random })
        expect(address === undefined || text.includes(address)).toBe(true)
      }),
    )
    const strange =
      '{"config":{"def_env":"__proto__","version":1},"env":{"__proto__":{"h":{"vip":["192.0.2.1"]}}},"api":[1],"user":7}'
    expect(readHttpDnsConfig(strange)).toMatchObject({ version: 1, intervalMs: 900_000 })
    expect(readHttpDnsConfig('not JSON')).toBeUndefined()
  })
})

const url = 'https://gw.api.taobao.com/router/rest'
const named = (more: object = {}, vip: ReadonlyArray<string> = ['192.0.2.1|1']) => ({
  config: { def_env: 'sh', version: 1, interval: 10, ...more },
  env: { sh: { 'gw.api.taobao.com': { proto: 'https', vip } } },
})
const answered = (config: object): Result<CallError, { readonly result: string }> =>
  right({ result: JSON.stringify(config) })
const trade = json({ trade_get_response: { trade: { tid: 1 }, request_id: 'r' } })
const settle = (): Promise<void> => new Promise(setImmediate)

/** A client over a routed transport; `asked` answers for the configuration, one after the other. */
const routed = (
  asked: ReadonlyArray<Result<CallError, { readonly result?: string }>>,
  options: Partial<HttpDnsOptions> = {},
  answer: (request: HttpRequest) => ReturnType<ReturnType<Transport>> = async (request) =>
    scripted([trade])(request)(),
) => {
  const clock = { nowMs: 0 }
  const events: RouteEvent[] = []
  const seen: Array<string | undefined> = []
  let count = 0
  const transport = httpDnsTransport({
    transport: (request) => () => {
      seen.push(request.address)
      return answer(request)
    },
    config: async () => asked[Math.min(count++, asked.length - 1)] as (typeof asked)[number],
    now: () => clock.nowMs,
    clock: () => 7,
    random: () => 0.5,
    onEvent: (event) => events.push(event),
    ...options,
  })
  const client = createTopClient({ appKey: '1', appSecret: 's', transport, endpoint: url, retry: false })
  const call = async () => {
    const result = await client.run(tradeGet, { tid: 1 })
    await settle()
    return result
  }
  return { call, clock, events, seen, asked: () => count, close: transport.close }
}

describe('httpDnsTransport', () => {
  it('resolves names as ever until it has a configuration, and asks for one beside a call', async () => {
    const { call, seen, events, asked } = routed([answered(named())])
    await call()
    await call()
    await call()
    expect(seen).toEqual([undefined, '192.0.2.1', '192.0.2.1'])
    expect(asked()).toBe(1)
    expect(events).toMatchObject([{ type: 'route.config', outcome: 'ok', version: 1, atMs: 7 }])
  })

  it('asks again when the interval is over, and takes what is newer alone', async () => {
    const other = named({ version: 1 }, ['192.0.2.9|1'])
    const newer = named({ version: 2 }, ['192.0.2.2|1'])
    const { call, clock, seen, asked } = routed([answered(named()), answered(other), answered(newer)])
    await call()
    for (const minutes of [9, 10, 11, 20, 21]) {
      clock.nowMs = minutes * 60_000
      await call()
    }
    expect(asked()).toBe(3)
    expect(seen.slice(1)).toEqual(['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.2'])
  })

  it('forgets a configuration that could not be renewed for another interval', async () => {
    const down = left<CallError>(lost('connect', 'no'))
    const { call, clock, seen, asked } = routed([answered(named()), down])
    await call()
    for (const minutes of [1, 11, 12, 13, 21]) {
      clock.nowMs = minutes * 60_000
      await call()
    }
    expect(seen.slice(1)).toEqual(['192.0.2.1', '192.0.2.1', '192.0.2.1', '192.0.2.1', undefined])
    expect(asked()).toBe(5)
  })

  it.each(['21', '22', '25', '28', '29'])('never asks again after code %s', async (code) => {
    const client = createTopClient({
      appKey: '1',
      appSecret: 's',
      transport: scripted([refusal(Number(code))]),
      retry: false,
    })
    const refused = await client.run(httpdnsGet, {})
    const { call, clock, seen, asked } = routed([refused])
    for (const minutes of [0, 2, 60]) {
      clock.nowMs = minutes * 60_000
      await call()
    }
    expect(asked()).toBe(1)
    expect(seen).toEqual([undefined, undefined, undefined])
  })

  it.each([
    ['degrade', answered(named({ degrade: 'true' }))],
    ['no JSON', right({ result: 'x' })],
    ['no result', right({})],
    [
      'another scheme',
      answered({ ...named(), env: { sh: { 'gw.api.taobao.com': { proto: 'http', vip: ['192.0.2.1'] } } } }),
    ],
    [
      'another host',
      answered({ ...named(), env: { sh: { 'eco.taobao.com': { proto: 'https', vip: ['192.0.2.1'] } } } }),
    ],
  ])('resolves names as ever for %s', async (_what, config) => {
    const { call, seen } = routed([config])
    await call()
    expect(await call()).toMatchObject({ _tag: 'Right' })
    expect(seen).toEqual([undefined, undefined])
  })

  it('resolves the name where an address cannot be reached, and leaves that alone for a minute', async () => {
    const failure: TransportError = { ...lost('connect', 'no'), code: 'ECONNREFUSED' }
    const { call, clock, seen, events } = routed([answered(named())], {}, async (request) =>
      request.address === undefined ? scripted([trade])(request)() : left(failure),
    )
    await call()
    expect(await call()).toMatchObject({ _tag: 'Right' })
    await call()
    clock.nowMs = 60_000
    await call()
    expect(seen).toEqual([undefined, '192.0.2.1', undefined, undefined, '192.0.2.1', undefined])
    expect(events[1]).toMatchObject({
      type: 'route.fallback',
      outcome: 'TransportError',
      reason: 'connect',
      code: 'ECONNREFUSED',
      address: '192.0.2.1',
    })
  })

  it('sends nothing again that may have arrived', async () => {
    const { call, seen } = routed([answered(named())], {}, async (request) =>
      request.address === undefined ? scripted([trade])(request)() : left(lost('reset', 'maybe')),
    )
    await call()
    expect(await call()).toMatchObject({ left: { reason: 'reset', sent: 'maybe' } })
    expect(seen).toEqual([undefined, '192.0.2.1'])
  })

  it.each<[string, HttpDnsOptions['config']]>([
    ['rejects', () => Promise.reject(new Error('x'))],
    [
      'throws at once',
      () => {
        throw new Error('x')
      },
    ],
    ['is no promise', () => undefined as never],
    ['never comes', () => new Promise(() => undefined)],
  ])('goes on with a configuration that %s, and closes', async (_how, config) => {
    const { call, seen, close } = routed([answered(named())], { config })
    expect(await call()).toMatchObject({ _tag: 'Right' })
    expect(seen).toEqual([undefined])
    await close()
  })

  it('tells of no configuration that comes once it is closed', async () => {
    let come = (_answer: ReturnType<typeof answered>): void => undefined
    const config = (): Promise<ReturnType<typeof answered>> => new Promise((resolve) => (come = resolve))
    const { call, events, close } = routed([], { config })
    await call()
    await close()
    come(answered(named()))
    await settle()
    expect(events).toEqual([])
  })

  it('reaches an address over TLS by the certificate of the host, and no other', async () => {
    const tls = (name: string) => ({ cert: testData(`${name}.cert.pem`), key: testData(`${name}.key.pem`) })
    const ca = testData('ca.cert.pem')
    const through = async (name: string) => {
      const server = await startFaultServer({
        tls: tls(name),
        onRequest: (socket) => {
          const body = JSON.stringify({ trade_get_response: { trade: { tid: 1 }, request_id: 'r' } })
          socket.write(`HTTP/1.1 200 OK\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`)
        },
      })
      const transport = httpDnsTransport({
        transport: undiciTransport({ ca, proxy: false }),
        config: async () =>
          answered({
            config: { def_env: 'sh', version: 1 },
            env: { sh: { 'other.test': { proto: 'https', vip: ['127.0.0.1|1'] } } },
          }),
      })
      const client = createTopClient({
        appKey: '1',
        appSecret: 's',
        transport,
        endpoint: `https://other.test:${server.port}/router/rest`,
        retry: false,
      })
      await client.run(tradeGet, { tid: 1 })
      const result = await client.run(tradeGet, { tid: 1 })
      const hosts = server.requests.map(({ headers }) => headers['host'])
      await transport.close()
      await server.close()
      return { result, hosts: hosts.map((host) => host?.split(':')[0]) }
    }
    // `.test` has no addresses: the first call fails, the second goes to the address that is named.
    expect(await through('other-host')).toMatchObject({ result: { _tag: 'Right' }, hosts: ['other.test'] })
    expect(await through('localhost')).toMatchObject({ result: { left: { sent: 'no' } }, hosts: [] })
  })
})
