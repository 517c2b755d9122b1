import { execFile } from 'node:child_process'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { shopwebLiveCheckStatisticsDetailPageForCustomer as report } from '@paifang/api-opretail-livecheck'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { timeGet, tmcMessageProduce as produce } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { topEndpoints } from '@paifang/gateway-top'
import { axiosTransport, type ClosableTransport, type Transport } from '@paifang/transport'
import { runExample } from '../../../.dev/test/examples'
import { contextOf, shippedGateways } from '../src'
import { startConsole, type Console, type ConsoleOptions } from '../src/explore/startConsole'

const root = join(__dirname, '..', '..', '..')

const operations: NonNullable<ConsoleOptions['operations']> = () =>
  [
    { of: 'api-top-ascp', name: 'logisticsExpressUserBlacklistTmsSync', operation: sync },
    { of: 'api-top-platform', name: 'timeGet', operation: timeGet },
    { of: 'api-top-platform', name: 'tmcMessageProduce', operation: produce },
    {
      of: 'api-opretail-livecheck',
      name: 'shopwebLiveCheckStatisticsDetailPageForCustomer',
      operation: report,
    },
  ].map(({ of, name, operation }) => ({
    package: { name: `@paifang/${of}`, version: '0.1.0', folder: join(root, 'packages', of), asks: {} },
    name,
    operation,
  }))

const secret = 'canary4711secret0000000000000000'
const session = '6canary4711session'
const account = { TOP_APP_KEY: '87654321', TOP_APP_SECRET: secret, TOP_SESSION: session }

const input = (mobile = '13111111111'): string =>
  JSON.stringify({
    user_blacklist_request: {
      request_id: '7091800003790954036',
      request_time: 1656674541001,
      supplier_id: '10000000001',
      service_type: '1',
      ability_type: '1',
      blacklist: [{ mobile, reason: "it's" }],
      operate_type: 1,
    },
  })

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

interface Answered {
  readonly status: number
  readonly text: string
  readonly json: unknown
}

const consoleFor = async (
  options: ConsoleOptions,
  env: Record<string, string> = {},
): Promise<(path: string, body: object, signal?: AbortSignal) => Promise<Answered>> => {
  const context = contextOf([], {
    gateways: shippedGateways,
    cwd: root,
    load: () => ({}),
    terminal: false,
    env: Object.assign(env, { HOME: '/nonexistent', XDG_CONFIG_HOME: '/nonexistent' }),
    print: () => undefined,
    notice: () => undefined,
    readStdin: () => Promise.resolve(''),
    signal: new AbortController().signal,
  })
  const started: Console = await startConsole({ operations, ...options }, context)
  closing.push(started.close)
  const authorization = `Bearer ${new URL(started.link).hash.replace('#token=', '')}`
  return async (path, body, signal) => {
    const answer = await fetch(`${started.url}/api/calls/${path}`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(signal === undefined ? {} : { signal }),
    })
    const text = await answer.text()
    return { status: answer.status, text, json: JSON.parse(text) as unknown }
  }
}

const emulate = async (): Promise<Emulator> => {
  const emulator = await startEmulator({ operations: [sync, timeGet, report, produce] })
  closing.push(emulator.close)
  return emulator
}

describe('the code of a call', () => {
  it('is a program that makes the very call, every long id exact', async () => {
    const emulator = await emulate()
    const post = await consoleFor({ accounts: emulator.accounts, clock: emulator.clock.now })
    const { json } = await post('check', { method: sync.method, input: input() })
    const code = (json as { readonly typescript: string }).typescript
    expect(code).toContain("import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'")
    const { appKey, appSecret, endpoint } = emulator.top
    expect(code).not.toContain(appSecret)
    await runExample(code, {
      load: (name) => jest.requireActual<object>(name),
      env: { TOP_APP_KEY: appKey, TOP_APP_SECRET: appSecret, TOP_ENDPOINT: endpoint },
    })
    expect(emulator.calls(sync)).toMatchObject([
      {
        outcome: 'answered',
        input: {
          user_blacklist_request: { request_id: '7091800003790954036', blacklist: [{ reason: "it's" }] },
        },
      },
    ])
  })

  it.each([
    ['TOP', sync, input(), 'TOP_SESSION', '"user_blacklist_response"'],
    ['opretail', report, JSON.stringify(report.example?.input), 'OPRETAIL_TOKEN', '"records"'],
  ] as const)(
    'of %s is a curl command that works as it stands, its session the variable that holds it',
    async (_gateway, operation, given, variable, answered) => {
      const emulator = await emulate()
      const post = await consoleFor({ accounts: emulator.accounts, clock: emulator.clock.now })
      const { text, json } = await post('check', { method: operation.method, input: given })
      const { appSecret, session: topSession } = emulator.top
      const { accessSecret, session: token } = emulator.opretail
      for (const canary of [appSecret, topSession, accessSecret, token]) expect(text).not.toContain(canary)
      const { curl } = json as { readonly curl: string }
      const { stdout } = await promisify(execFile)('/bin/sh', ['-c', `${curl} -s`], {
        env: { PATH: process.env['PATH'], [variable]: token },
      })
      expect(stdout).toContain(answered)
    },
  )
})

describe('a call with a file', () => {
  const bytes = Buffer.from([0, 255, 13, 10, 45, 45, 0xd6, 0xd0])
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const name = 'a "b";, 图.bin'
  const given = {
    topic: 'taobao_trade_TradeBuyerPay',
    content: '{"tid":7091800003790954036}',
    media_content: { name, type: 'image/png', size: bytes.length, sha256 },
  }
  const call = { method: produce.method, input: JSON.stringify(given) }
  const files = [{ base64: bytes.toString('base64') }]

  const uploaded = (emulator: Emulator): ReadonlyArray<unknown> =>
    emulator.calls(produce).map((one) => {
      const { name: of, bytes: sent } = one.input?.media_content as {
        readonly name: string
        readonly bytes: Uint8Array
      }
      return [of, Buffer.from(sent).toString('hex')]
    })

  it('is checked with its name, type and size, its bytes in no signature, and sent as they are', async () => {
    const emulator = await emulate()
    const post = await consoleFor({ accounts: emulator.accounts, clock: emulator.clock.now })
    const { json, text } = await post('check', { ...call, files })
    expect(json).toMatchObject({
      request: {
        params: { topic: given.topic, content: '***', sign: '***' },
        files: [{ name: 'media_content', fileName: name, type: 'image/png', bytes: bytes.length }],
        stringToSign: expect.not.stringContaining('media_content') as string,
      },
    })
    expect((json as { readonly bytes: number }).bytes).toBeGreaterThan(bytes.length)
    const { request } = json as { readonly request: object }
    for (const hidden of [files[0]?.base64 ?? '', sha256])
      expect(JSON.stringify(request)).not.toContain(hidden)
    expect(text).not.toContain(emulator.top.appSecret)
    expect(emulator.calls(produce)).toEqual([])
    expect((await post('send', { ...call, files })).json).toMatchObject({ result: 'ok' })
    expect(uploaded(emulator)).toEqual([[name, bytes.toString('hex')]])
    const row = await (await fetch(`${emulator.controlUrl}/journal/1`)).json()
    expect(row).toMatchObject({
      request: { files: [{ name: 'media_content', fileName: name, type: 'image/png', bytes: bytes.length }] },
    })
  })

  it('is a curl command and a program that read the file by its name', async () => {
    const emulator = await emulate()
    const post = await consoleFor({ accounts: emulator.accounts, clock: emulator.clock.now })
    const { json } = await post('check', { ...call, files })
    const { curl, typescript } = json as { readonly curl: string; readonly typescript: string }
    const folder = await mkdtemp(join(tmpdir(), 'paifang-'))
    closing.push(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, name), bytes)
    const { appKey, appSecret, endpoint, session: topSession } = emulator.top
    expect(curl + typescript).not.toContain(appSecret)
    await promisify(execFile)('/bin/sh', ['-c', `${curl} -s`], {
      cwd: folder,
      env: { PATH: process.env['PATH'], TOP_SESSION: topSession },
    })
    await runExample(typescript, {
      load: (from) =>
        from === 'node:fs'
          ? { readFileSync: (path: string) => readFileSync(join(folder, path)) }
          : jest.requireActual<object>(from),
      env: {
        TOP_APP_KEY: appKey,
        TOP_APP_SECRET: appSecret,
        TOP_ENDPOINT: endpoint,
        TOP_SESSION: topSession,
      },
    })
    const sent = [name, bytes.toString('hex')]
    expect(uploaded(emulator)).toEqual([sent, sent])
  })

  it.each([
    ['none', []],
    ['those of another file', [{ base64: Buffer.from('x').toString('base64') }]],
  ])('is not sent where its bytes are %s', async (_which, others) => {
    const emulator = await emulate()
    const post = await consoleFor({ accounts: emulator.accounts, clock: emulator.clock.now })
    const issues = [
      {
        path: 'media_content',
        said: { en: expect.stringContaining('choose it again') as string, zh: expect.anything() as string },
      },
    ]
    expect((await post('check', { ...call, files: others })).json).toEqual({ issues })
    expect((await post('send', { ...call, files: others })).json).toMatchObject({
      result: 'InputError',
      issues,
    })
    expect(emulator.calls(produce)).toEqual([])
  })

  it('is held to the limit that its document names', async () => {
    const emulator = await emulate()
    const post = await consoleFor({ accounts: emulator.accounts, clock: emulator.clock.now })
    const large = Buffer.alloc(1_048_577)
    const named = {
      ...given,
      media_content: { name, sha256: createHash('sha256').update(large).digest('hex') },
    }
    const body = { ...call, input: JSON.stringify(named), files: [{ base64: large.toString('base64') }] }
    expect((await post('check', body)).json).toEqual({
      issues: [
        {
          path: 'media_content',
          said: {
            en: 'media_content: expected file of at most 1048576 bytes',
            zh: 'media_content 应为不超过 1048576 字节的文件',
          },
        },
      ],
    })
    const beyond = { ...call, files: [{ base64: 'A'.repeat(12 * 1024 * 1024) }] }
    expect(await post('check', beyond)).toMatchObject({
      status: 413,
      json: { error: { en: 'expected at most 12 MiB' } },
    })
  })
})

describe('a call of a real endpoint', () => {
  /** TOP's production as this test has it: what goes there comes here, over HTTP, and is kept; `null`: no answer. */
  const production = async (
    answer: string | null = '{"ascp_user_blacklist_tms_sync_response":{}}',
  ): Promise<{ readonly transport: Transport; readonly bodies: string[] }> => {
    const bodies: string[] = []
    const server: Server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        bodies.push(Buffer.concat(chunks).toString('utf8'))
        if (answer === null) request.socket.destroy()
        else response.end(answer)
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    closing.push(() => {
      server.closeAllConnections()
      server.close()
    })
    const sending: ClosableTransport = axiosTransport()
    closing.push(sending.close)
    const { port } = server.address() as AddressInfo
    return {
      bodies,
      transport: (request) => {
        expect(request.url).toBe(topEndpoints.production)
        return sending({ ...request, url: `http://127.0.0.1:${port}${new URL(request.url).pathname}` })
      },
    }
  }

  it('is not made unless the console was started for it', async () => {
    const { transport, bodies } = await production()
    const post = await consoleFor({ transport }, { ...account })
    const call = { method: sync.method, input: input(), target: 'real' }
    for (const what of ['check', 'prepare', 'send'])
      expect(await post(what, call)).toMatchObject({ status: 400 })
    expect((await post(`${'A'.repeat(22)}/send`, { input: input(), typed: 'sync' })).status).toBe(409)
    expect(bodies).toEqual([])
  })

  it('is shown first, and sent once, with its word, as it was shown', async () => {
    const { transport, bodies } = await production()
    const post = await consoleFor({ real: true, transport }, { ...account })
    const call = { method: sync.method, input: input(), target: 'real' }
    const prepared = await post('prepare', call)
    expect(prepared.json).toMatchObject({
      endpoint: topEndpoints.production,
      from: { en: "the gateway's own" },
      production: true,
      key: '…4321',
      writes: true,
      needs: 'type',
      word: 'sync',
      curl: '',
      request: { params: { sign: '***' } },
    })
    const { id } = prepared.json as { readonly id: string }
    expect(bodies).toEqual([])
    const sent = await post(`${id}/send`, { input: input(), typed: 'sync' })
    expect(sent.status).toBe(200)
    expect(bodies).toHaveLength(1)
    expect(new URLSearchParams(bodies[0]).get('app_key')).toBe('87654321')
    expect((await post(`${id}/send`, { input: input(), typed: 'sync' })).status).toBe(409)
    expect(bodies).toHaveLength(1)
    for (const { text } of [prepared, sent])
      for (const canary of [secret, session]) expect(text).not.toContain(canary)
    const { typescript: _program, ...shown } = prepared.json as Readonly<Record<string, unknown>>
    expect(JSON.stringify([shown, sent.json])).not.toContain('13111111111')
  })

  it.each([
    ['another word', { input: input(), typed: 'snyc' }],
    ['no word', { input: input() }],
    ['another input', { input: input('13922222222'), typed: 'sync' }],
  ])('is refused with %s, and is prepared anew', async (_what, confirmed) => {
    const { transport, bodies } = await production()
    const post = await consoleFor({ real: true, transport }, { ...account })
    const { json } = await post('prepare', { method: sync.method, input: input(), target: 'real' })
    const { id } = json as { readonly id: string }
    expect(await post(`${id}/send`, confirmed)).toMatchObject({
      status: 409,
      json: { error: { code: 'prepared', zh: expect.stringMatching(/[\u4e00-\u9fff]/) } },
    })
    expect((await post(`${id}/send`, { input: input(), typed: 'sync' })).status).toBe(409)
    expect(bodies).toEqual([])
  })

  it.each([
    ['the secret', { TOP_APP_SECRET: 'another' }],
    ['the endpoint', { TOP_ENDPOINT: 'https://other.example/router/rest' }],
  ])('is refused where %s changed since', async (_what, change) => {
    const { transport, bodies } = await production()
    const env: Record<string, string> = { ...account }
    const post = await consoleFor({ real: true, transport }, env)
    const { json } = await post('prepare', { method: sync.method, input: input(), target: 'real' })
    Object.assign(env, change)
    const { id } = json as { readonly id: string }
    expect((await post(`${id}/send`, { input: input(), typed: 'sync' })).status).toBe(409)
    expect(bodies).toEqual([])
  })

  it('is refused with another file than the one that was shown', async () => {
    const { transport, bodies } = await production('{"tmc_message_produce_response":{"is_success":true}}')
    const post = await consoleFor({ real: true, transport }, { ...account })
    const [shown, other] = ['shown', 'other'].map((text) => Buffer.from(text))
    const named = (bytes = Buffer.alloc(0)): object => ({
      input: JSON.stringify({
        topic: 'a',
        content: '{}',
        media_content: { name: 'a.bin', sha256: createHash('sha256').update(bytes).digest('hex') },
      }),
      files: [{ base64: bytes.toString('base64') }],
    })
    const prepare = async (): Promise<string> => {
      const call = { method: produce.method, target: 'real', ...named(shown) }
      const { json } = await post('prepare', call)
      return (json as { readonly id: string }).id
    }
    const typed = 'produce'
    expect((await post(`${await prepare()}/send`, { ...named(other), typed })).status).toBe(409)
    const swapped = await post(`${await prepare()}/send`, { ...named(other), ...{ input: '' }, typed })
    expect(swapped.status).toBe(409)
    const { input: same } = named(shown) as { readonly input: string }
    expect(
      (await post(`${await prepare()}/send`, { ...named(other), input: same, typed })).json,
    ).toMatchObject({
      result: 'InputError',
    })
    expect(bodies).toEqual([])
    expect((await post(`${await prepare()}/send`, { ...named(shown), typed })).json).toMatchObject({
      result: 'ok',
    })
    expect(bodies).toHaveLength(1)
    expect(bodies[0]).toContain('shown')
  })

  it('of a read is confirmed and not typed, and of a place for tests is neither', async () => {
    const { transport } = await production()
    const read = { method: timeGet.method, input: '{}', target: 'real' }
    const post = await consoleFor({ real: true, transport }, { ...account })
    expect((await post('prepare', read)).json).toMatchObject({ needs: 'confirm', writes: false })
    const near = await consoleFor(
      { real: true, transport },
      { ...account, TOP_ENDPOINT: 'http://127.0.0.1:1/router/rest' },
    )
    expect((await near('prepare', { ...read, method: sync.method, input: input() })).json).toMatchObject({
      needs: 'none',
      production: false,
    })
  })

  it('says what is wrong with an input, and which credentials are missing, before anything is prepared', async () => {
    const { transport, bodies } = await production()
    const post = await consoleFor({ real: true, transport }, { ...account })
    expect((await post('prepare', { method: sync.method, input: '{}', target: 'real' })).json).toEqual({
      issues: [expect.objectContaining({ path: 'user_blacklist_request' })],
    })
    const nobody = await consoleFor({ real: true, transport })
    expect(await nobody('prepare', { method: sync.method, input: input(), target: 'real' })).toMatchObject({
      status: 400,
      text: expect.stringContaining('TOP_APP_KEY'),
    })
    expect(bodies).toEqual([])
  })

  it('is denied where the profile denies it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'paifang-'))
    closing.push(() => rm(folder, { recursive: true }))
    const profile = join(folder, 'profile.json')
    await writeFile(profile, JSON.stringify({ ...account, production: 'deny' }), { mode: 0o600 })
    const { transport, bodies } = await production()
    const post = await consoleFor({ real: true, transport }, { PAIFANG_PROFILE: profile })
    expect(await post('prepare', { method: sync.method, input: input(), target: 'real' })).toMatchObject({
      status: 400,
      text: expect.stringContaining('denies'),
    })
    expect(bodies).toEqual([])
  })

  it('that got no answer is said to be unknown, and is not repeated', async () => {
    const { transport, bodies } = await production(null)
    const post = await consoleFor({ real: true, transport }, { ...account })
    const { json } = await post('prepare', { method: sync.method, input: input(), target: 'real' })
    const { id } = json as { readonly id: string }
    const sent = await post(`${id}/send`, { input: input(), typed: 'sync' })
    expect(sent.json).toMatchObject({ result: 'TransportError', attempts: 1, output: '' })
    expect((sent.json as { readonly said: { readonly en: string } }).said.en).toMatch(/may have/)
    expect(bodies).toHaveLength(1)
  })
})

describe('prepared calls', () => {
  it('wait for a minute and no longer, and so many at most', async () => {
    const { prepareCalls } = jest.requireActual<typeof import('../src/explore/prepareCalls')>(
      '../src/explore/prepareCalls',
    )
    const { realTarget } = jest.requireActual<typeof import('../src/explore/Target')>('../src/explore/Target')
    const context = contextOf([], {
      gateways: shippedGateways,
      cwd: root,
      load: () => ({}),
      terminal: false,
      env: { ...account, HOME: '/nonexistent', XDG_CONFIG_HOME: '/nonexistent' },
      print: () => undefined,
      notice: () => undefined,
      readStdin: () => Promise.resolve(''),
      signal: new AbortController().signal,
    })
    let now = 0
    let sent = 0
    const transport: Transport = () => () => {
      sent += 1
      return Promise.resolve({
        _tag: 'Left',
        left: { _tag: 'TransportError', reason: 'connect', sent: 'no', message: 'nobody' },
      })
    }
    const calls = prepareCalls(context, realTarget(context, transport), () => now)
    const [found] = operations()
    const [top] = shippedGateways
    if (found === undefined || top === undefined) throw new Error('none')
    const prepare = async (): Promise<string> => {
      const prepared = await calls.prepare(found, { input: input() }, top)
      return 'id' in prepared ? prepared.id : ''
    }
    const send = (id: string): ReturnType<typeof calls.send> =>
      calls.send(id, { input: input(), typed: 'sync' }, new AbortController().signal)
    const late = await prepare()
    now = 59_999
    const early = await prepare()
    now = 60_000
    expect(await send(late)).toHaveProperty('conflict')
    expect(await send(early)).toMatchObject({ result: 'TransportError' })
    expect(sent).toBe(1)
    const ids: string[] = []
    for (let at = 0; at < 101; at += 1) ids.push(await prepare())
    expect(await send(ids[0] ?? '')).toHaveProperty('conflict')
    expect(await send(ids[100] ?? '')).toMatchObject({ result: 'TransportError' })
  })
})
