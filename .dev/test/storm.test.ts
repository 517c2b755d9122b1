import { struct, text, type Codec } from '@paifang/contract'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { createQimenClient } from '@paifang/gateway-qimen'
import { createTopClient, topResponseRoot } from '@paifang/gateway-top'
import { axiosTransport, undiciTransport, type TransportOptions } from '@paifang/transport'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { TlsOptions } from 'node:tls'
import { wireBehaviours } from './server/behaviours'
import { startFaultServer, type FaultServerOptions } from './server/faultServer'
import { opretailBehaviours, qimenBehaviours, topBehaviours } from './server/gatewayBehaviours'
import { runStorm, type Kind, type Losses, type Numbered, type Storm, type StormClient } from './server/storm'

/** In all, shared by the storms; 100,000 and more on demand. */
const calls = Number(process.env['PAIFANG_STORM'] ?? 5_000)

const secrets = { appSecret: 'app-secret-8f2d71', session: 'session-61a09c44e7' }

interface Output {
  readonly key?: string
}
const output: Codec<Output> = struct<Output>('Output', { optional: { key: text } })
const input: Codec<{ readonly key: string }> = struct<{ readonly key: string }>('Input', {
  required: { key: text },
})

const idempotence = { read: true, write: false, keyed: { key: ['key'] } } as const

const operation = <G extends 'top' | 'opretail' | 'qimen'>(gateway: G, method: string, kind: Kind) => ({
  gateway,
  method,
  input,
  output,
  codes: [],
  session: 'required' as const,
  idempotent: idempotence[kind],
  sensitive: [],
})

/** What belongs to every client of a storm: it waits for nothing but answers, and forgets bans, which would end the storm. */
const policies = {
  attemptTimeoutMs: 2_000,
  deadlineMs: 30_000,
  retry: { budget: 1_000_000 },
  wait: () => Promise.resolve(),
  bans: { find: () => undefined, learn: () => undefined },
}
const limits = { maxValues: 50_000 }

const transports = [
  ['axiosTransport', axiosTransport],
  ['undiciTransport', undiciTransport],
] as const

type CreateTransport = (options: TransportOptions) => ReturnType<typeof axiosTransport>

const method = 'taobao.storm.item.get'
const gateways: ReadonlyArray<
  readonly [
    string,
    Pick<Storm, 'behaviours' | 'bodyFor'>,
    (endpoint: string, create: CreateTransport, numbered: Numbered) => StormClient,
  ]
> = [
  [
    'top',
    {
      behaviours: [...wireBehaviours, ...topBehaviours(topResponseRoot(method))],
      bodyFor: (key) => JSON.stringify({ key, request_id: 'r' }),
    },
    (endpoint, create, numbered) => {
      const transport = create({ proxy: false, maxResponseBytes: 2_000_000 })
      const client = createTopClient({
        appKey: '12345678',
        ...secrets,
        endpoint: `${endpoint}/router/rest`,
        transport: numbered(transport),
        answers: limits,
        ...policies,
      })
      return {
        call: (kind, key) => client.call(operation('top', method, kind), { key })(),
        close: () => client.close().then(() => transport.close()),
      }
    },
  ],
  [
    'opretail',
    {
      behaviours: [...wireBehaviours, ...opretailBehaviours],
      bodyFor: (key) =>
        JSON.stringify({ stat: { code: 0, cid: 'r', codename: 'SUCCESS' }, result: 'ok', data: { key } }),
    },
    (endpoint, create, numbered) => {
      const transport = create({ proxy: false, maxResponseBytes: 2_000_000 })
      const client = createOpretailClient({
        accessKey: 'S107-00000001',
        accessSecret: secrets.appSecret,
        session: secrets.session,
        endpoint: `${endpoint}/cloud.api`,
        transport: numbered(transport),
        answers: limits,
        ...policies,
      })
      return {
        call: (kind, key) => client.call(operation('opretail', 'open.storm.item.get', kind), { key })(),
        close: () => client.close().then(() => transport.close()),
      }
    },
  ],
  [
    'qimen',
    {
      behaviours: [...wireBehaviours, ...qimenBehaviours],
      bodyFor: (key) => `<response><flag>success</flag><key>${key}</key></response>`,
    },
    (endpoint, create, numbered) => {
      const transport = create({ proxy: false, maxResponseBytes: 2_000_000 })
      const client = createQimenClient({
        appKey: '12345678',
        ...secrets,
        endpoint: `${endpoint}/router/qimen/service`,
        transport: numbered(transport),
        answers: limits,
        ...policies,
      })
      return {
        call: (kind, key) => client.call(operation('qimen', 'taobao.qimen.storm.get', kind), { key })(),
        close: () => client.close().then(() => transport.close()),
      }
    },
  ],
]

describe.each(gateways)('a storm of calls to %s', (_gateway, storm, createClient) => {
  it.each(transports)(
    'over %s loses none, does nothing twice that may not be, and leaks nothing',
    async (_transport, create) => {
      const found: Losses = await runStorm({
        ...storm,
        calls: Math.ceil(calls / (2 * gateways.length)),
        seed: 20_261_126,
        createClient: (endpoint, numbered) => createClient(endpoint, create, numbered),
        keyIn: (value) => (value as Output).key,
        secrets: Object.values(secrets),
      })
      if (process.env['PAIFANG_STORM'] !== undefined)
        console.log(
          `${Math.ceil(calls / (2 * gateways.length))} calls, ${found.met.size} behaviours met, ${[...found.met.values()].reduce((a, b) => a + b, 0)} requests, ${found.succeeded} answered; lost ${found.lost.length}, unsafe ${found.unsafe.length}, leaked ${found.leaked.length}`,
        )
      const { lost, unsafe, leaked } = found
      expect({ lost, unsafe, leaked }).toEqual({ lost: [], unsafe: [], leaked: [] })
      expect(found.succeeded).toBeGreaterThan(calls / 20)
      expect(found.met.size).toBeGreaterThanOrEqual(100)
    },
    1_800_000,
  )
})

const certificate = (name: string): TlsOptions => {
  const read = (kind: string): Buffer =>
    readFileSync(join(__dirname, '..', '..', 'packages', 'transport', 'test', 'data', `${name}.${kind}.pem`))
  return { cert: read('cert'), key: read('key') }
}
const authority = readFileSync(
  join(__dirname, '..', '..', 'packages', 'transport', 'test', 'data', 'ca.cert.pem'),
)

describe.each(transports)('calls over %s to a server whose TLS', (_transport, create) => {
  it.each<readonly [string, FaultServerOptions, TransportOptions]>([
    ['is signed by nobody we know', { tls: certificate('localhost') }, {}],
    ['is for another host', { tls: certificate('other-host') }, { ca: authority }],
    ['never answers the handshake', { onConnection: () => undefined }, { ca: authority }],
    ['is no TLS', {}, { ca: authority }],
    [
      'is reset in the handshake',
      { onConnection: (socket) => void socket.resetAndDestroy() },
      { ca: authority },
    ],
  ])('%s end in an error that says that nothing was sent', async (_title, options, transportOptions) => {
    const server = await startFaultServer(options)
    const transport = create({ proxy: false, ...transportOptions })
    const client = createTopClient({
      appKey: '12345678',
      ...secrets,
      endpoint: `https://127.0.0.1:${server.port}/router/rest`,
      transport,
      ...policies,
      attemptTimeoutMs: 300,
    })
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        client.call(operation('top', method, 'write'), { key: `key-${i}` })(),
      ),
    )
    await client.close()
    await transport.close()
    await server.close()
    for (const result of results)
      expect(result).toMatchObject({ left: { _tag: 'TransportError', sent: 'no' } })
    expect(server.requests).toEqual([])
  })
})
