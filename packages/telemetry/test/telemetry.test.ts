import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SpanKind, SpanStatusCode, trace, type TracerProvider } from '@opentelemetry/api'
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { timeGet } from '@paifang/api-top-platform'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { createTopClient, type TopClientOptions } from '@paifang/gateway-top'
import type { InboundEvent } from '@paifang/inbound'
import type { MessageEvent } from '@paifang/messages-top'
import { createTelemetry } from '@paifang/telemetry'
import { examplesIn, runExample } from '../../../.dev/test/examples'
import { memorySdk } from './support/memorySdk'

const manifest = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as {
  readonly version: string
}
const sdk = memorySdk()
const { spans, measured, reader, traces } = sdk

const rows = {
  user_blacklist_request: {
    request_id: '1656674541001',
    request_time: 1656674541001,
    supplier_id: '10000000001',
    service_type: '1',
    ability_type: '1',
    operate_type: 1,
    blacklist: [{ mobile: '13111111111', reason: '1' }],
  },
}

let emulator: Emulator
beforeAll(async () => {
  emulator = await startEmulator({ operations: [logisticsExpressUserBlacklistTmsSync, timeGet] })
})
afterAll(async () => {
  await sdk.close()
  await emulator.close()
})

describe('without an SDK', () => {
  it('adds no policy to a client, and takes events without a word', () => {
    const { policies, onEvent } = createTelemetry()
    const list = [{ name: 'other' }]
    expect(policies(list)).toBe(list)
    expect(() => onEvent({ type: 'job.done', id: '1', gateway: 'top', method: 'm', atMs: 1 })).not.toThrow()
  })
})

describe('with the SDK registered', () => {
  beforeAll(() => {
    sdk.register()
  })
  afterAll(sdk.unregister)
  beforeEach(sdk.forget)

  const client = (more: Partial<TopClientOptions> = {}) =>
    createTopClient({ ...emulator.top, policies: createTelemetry().policies, ...more })

  const metricsNow = async (): Promise<Record<string, ReadonlyArray<Record<string, unknown>>>> => {
    await reader.forceFlush()
    const all = measured
      .getMetrics()
      .flatMap(({ scopeMetrics }) => scopeMetrics.flatMap(({ metrics }) => metrics))
    return Object.fromEntries(
      all.map(({ descriptor, dataPoints }) => [
        descriptor.name,
        dataPoints.map(({ attributes, value }) => ({
          ...attributes,
          count: typeof value === 'number' ? value : (value as { count: number }).count,
        })),
      ]),
    )
  }

  it('makes one span of a call, with what names it and nothing of its values', async () => {
    const top = client()
    await top.run(logisticsExpressUserBlacklistTmsSync, rows, { caller: 'nightly' })
    await top.close()
    const { hostname, port } = new URL(emulator.top.endpoint)
    const [span, ...others] = spans.getFinishedSpans()
    expect(others).toEqual([])
    expect(span).toMatchObject({
      name: logisticsExpressUserBlacklistTmsSync.method,
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
    })
    expect(span!.attributes).toEqual({
      'rpc.system.name': 'top',
      'rpc.method': logisticsExpressUserBlacklistTmsSync.method,
      'server.address': hostname,
      'server.port': Number(port),
      'paifang.attempts': 1,
      'paifang.waited_ms': 0,
      'paifang.request_id': expect.any(String),
      'paifang.caller': 'nightly',
    })
    const { attributes, events, name } = span!
    expect(JSON.stringify({ attributes, events, name })).not.toMatch(/13111111111|10000000001|session/)
  })

  it('says what refused a call, and measures it', async () => {
    const top = client({ appSecret: 'not-the-secret' })
    await top.run(timeGet, {})
    await top.close()
    const [span] = spans.getFinishedSpans()
    expect(span!.status).toEqual({ code: SpanStatusCode.ERROR })
    expect(span!.attributes).toMatchObject({
      'error.type': 'GatewayError.signature',
      'rpc.response.status_code': '25',
    })
    const seen = await metricsNow()
    for (const name of [
      'rpc.client.call.duration',
      'paifang.client.attempts',
      'paifang.client.queue.duration',
    ])
      expect(seen[name]).toEqual([
        expect.objectContaining({
          'rpc.method': timeGet.method,
          'error.type': 'GatewayError.signature',
          count: 1,
        }),
      ])
  })

  it('tells each repeat, by the policy that repeats', async () => {
    let failures = 1
    const working = emulator.transport()
    const top = client({
      transport: (request) => async () =>
        failures-- > 0
          ? {
              _tag: 'Left',
              left: {
                _tag: 'TransportError',
                reason: 'connect',
                sent: 'no',
                code: 'ECONNREFUSED',
                message: '',
              },
            }
          : working(request)(),
      wait: () => Promise.resolve(),
    })
    expect(await top.run(timeGet, {})).toMatchObject({ _tag: 'Right' })
    await top.close()
    const [span] = spans.getFinishedSpans()
    expect(span!.attributes).toMatchObject({ 'paifang.attempts': 2 })
    expect(span!.events).toEqual([
      expect.objectContaining({
        name: 'retry',
        attributes: {
          'paifang.policy': 'retry',
          'paifang.delay_ms': expect.any(Number),
          'paifang.attempt': 1,
          'error.type': 'TransportError.connect',
        },
      }),
    ])
    expect((await metricsNow())['paifang.client.retries']).toEqual([
      expect.objectContaining({ 'paifang.policy': 'retry', count: 1 }),
    ])
  })

  it('says which version of this package made it', async () => {
    const scope = { name: '@paifang/telemetry', version: manifest.version }
    await client().run(logisticsExpressUserBlacklistTmsSync, rows)
    expect(spans.getFinishedSpans().map(({ instrumentationScope }) => instrumentationScope)).toMatchObject([
      scope,
    ])
    await reader.forceFlush()
    const scopes = measured.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics.map((one) => one.scope))
    expect(scopes.length).toBeGreaterThan(0)
    for (const one of scopes) expect(one).toMatchObject(scope)
  })

  it('ends the span of a call that sent nothing with its reason', async () => {
    const top = client()
    await top.run(logisticsExpressUserBlacklistTmsSync, {} as never)
    await top.close()
    expect(spans.getFinishedSpans()[0]!.attributes).toMatchObject({
      'error.type': 'InputError',
      'paifang.attempts': 0,
    })
  })

  it('makes spans and counts of jobs, messages and inbound calls, and leaves events of calls to the policy', async () => {
    const { onEvent } = createTelemetry()
    const handled: MessageEvent = {
      type: 'message.handled',
      id: '1',
      gateway: 'top',
      method: 'taobao_trade_TradeBuyerPay',
      atMs: 1_795_000_010_000,
      durationMs: 40,
      waitedMs: 5,
      outcome: 'ok',
      cause: { name: 'Error', message: 'the words of an error 13111111111' },
    }
    const inbound: InboundEvent = {
      type: 'inbound.call',
      id: '2',
      gateway: 'qimen',
      method: 'deliveryorder.create',
      atMs: 1_795_000_020_000,
      durationMs: 7,
      outcome: 'InboundError',
      reason: 'signature',
      detail: 'the words of an error 13111111111',
    }
    onEvent(handled)
    onEvent(inbound)
    onEvent({ type: 'job.done', id: '3', gateway: 'top', method: 'm', atMs: 30_000 })
    onEvent({ type: 'call.done', id: '4', gateway: 'top', method: 'm', atMs: 30_000, durationMs: 1 })
    const [first, second, ...others] = spans.getFinishedSpans()
    expect(others).toEqual([])
    expect(first).toMatchObject({
      name: 'message.handled taobao_trade_TradeBuyerPay',
      kind: SpanKind.CONSUMER,
    })
    expect([first!.startTime, first!.endTime]).toEqual([
      [1_795_000_009, 960_000_000],
      [1_795_000_010, 0],
    ])
    expect(second).toMatchObject({ kind: SpanKind.SERVER, status: { code: SpanStatusCode.ERROR } })
    expect(second!.attributes).toMatchObject({ 'error.type': 'InboundError.signature' })
    expect(JSON.stringify([first!.attributes, second!.attributes])).not.toContain('13111111111')
    const seen = await metricsNow()
    expect(seen['paifang.events']!.map((point) => point['paifang.event'])).toEqual([
      'message.handled',
      'inbound.call',
      'job.done',
    ])
    expect(seen['paifang.event.duration']).toHaveLength(2)
  })

  it('says nothing of a call that is not sampled to its span, and measures it', async () => {
    // What the SDK gives for a call that its sampler passes by.
    const span = trace.wrapSpanContext({ traceId: '1'.repeat(32), spanId: '1'.repeat(16), traceFlags: 0 })
    const [setAttributes, end] = [jest.spyOn(span, 'setAttributes'), jest.spyOn(span, 'end')]
    const unsampled = { getTracer: () => ({ startSpan: () => span }) } as unknown as TracerProvider
    const top = client({ policies: createTelemetry({ tracerProvider: unsampled }).policies })
    await top.run(timeGet, {})
    await top.close()
    expect(setAttributes).not.toHaveBeenCalled()
    expect(end).toHaveBeenCalledTimes(1)
    expect((await metricsNow())['rpc.client.call.duration']).toEqual([expect.objectContaining({ count: 1 })])
  })

  it('makes no spans, or no metrics, where none are wanted', async () => {
    const quiet = createTopClient({
      ...emulator.top,
      policies: createTelemetry({ tracerProvider: false }).policies,
    })
    await quiet.run(timeGet, {})
    await quiet.close()
    expect(spans.getFinishedSpans()).toEqual([])
    const { policies } = createTelemetry({ tracerProvider: false, meterProvider: false })
    expect(policies([])).toEqual([])
  })

  describe("with undici's own instrumentation", () => {
    const instrumented = async (
      instrumentation: UndiciInstrumentation,
    ): Promise<ReturnType<typeof spans.getFinishedSpans>> => {
      instrumentation.setTracerProvider(traces)
      instrumentation.enable()
      const top = client()
      await top.run(timeGet, {}, { rawBody: { text: '{}', contentType: 'application/json' } } as never)
      await top.close()
      instrumentation.disable()
      return spans.getFinishedSpans()
    }

    it('has the requests below the call, and shows what a signed query holds', async () => {
      const [request, call] = await instrumented(new UndiciInstrumentation())
      expect(call!.name).toBe(timeGet.method)
      expect(request!.parentSpanContext?.spanId).toBe(call!.spanContext().spanId)
      expect(String(request!.attributes['url.full'])).toContain('sign=')
    })

    it('shows none of it with the hook of the README', async () => {
      const [, hook = ''] = examplesIn(join(__dirname, '..', 'README.md'))
      const made: Array<UndiciInstrumentation> = []
      const Kept = function (...options: ConstructorParameters<typeof UndiciInstrumentation>) {
        made.push(new UndiciInstrumentation(...options))
        return made[0]
      }
      await runExample(hook, { load: () => ({ UndiciInstrumentation: Kept }) })
      const [request] = await instrumented(made[0]!)
      expect(JSON.stringify(request!.attributes)).not.toMatch(/sign=|app_key|session/)
      expect(String(request!.attributes['url.full'])).toContain('/router/rest')
    })
  })

  it('has a README whose examples run: a span, and a line of pino', async () => {
    const [first = '', , pino = ''] = examplesIn(join(__dirname, '..', 'README.md'))
    const { appKey, appSecret, endpoint } = emulator.top
    const env = { TOP_APP_KEY: appKey, TOP_APP_SECRET: appSecret, TOP_ENDPOINT: endpoint }
    expect(await runExample(first, { load: require, env })).toEqual(['Right'])
    expect(spans.getFinishedSpans().map(({ name }) => name)).toEqual([timeGet.method])
    const [line] = await runExample(pino, { load: require, env })
    expect(JSON.parse(String(line))).toMatchObject({ type: 'call.done', outcome: 'ok', msg: timeGet.method })
  })
})
