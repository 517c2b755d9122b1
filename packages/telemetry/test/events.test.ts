import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SpanKind, trace } from '@opentelemetry/api'
import { passengerflowGetAllHotspotShops as shops } from '@paifang/api-opretail-passengerflow'
import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { timeGet } from '@paifang/api-top-platform'
import { id, struct, text } from '@paifang/contract'
import { startEmulator, type Emulator } from '@paifang/emulator'
import { createOpretailClient, type OpretailClient } from '@paifang/gateway-opretail'
import { createTopClient, topInbound, type TopClient } from '@paifang/gateway-top'
import { createInbound, spi } from '@paifang/inbound'
import { bulk, pages } from '@paifang/jobs'
import { createTopMessages, topic } from '@paifang/messages-top'
import { ok } from '@paifang/result'
import { signInbound } from '@paifang/signer-top'
import { createTelemetry, type Telemetry } from '@paifang/telemetry'
import { formatDateTime } from '@paifang/wire'
import { memorySdk } from './support/memorySdk'

const sdk = memorySdk()
const { spans, measured, reader } = sdk

let emulator: Emulator
let telemetry: Telemetry
let top: TopClient
let opretail: OpretailClient
beforeAll(async () => {
  sdk.register()
  emulator = await startEmulator({ operations: [sync, shops, timeGet] })
  telemetry = createTelemetry()
  top = createTopClient({ ...emulator.top, policies: telemetry.policies })
  opretail = createOpretailClient({ ...emulator.opretail, policies: telemetry.policies })
})
afterAll(async () => {
  await top.close()
  await opretail.close()
  await emulator.close()
  await sdk.close()
  sdk.unregister()
})
beforeEach(sdk.forget)

/** Runs something within a span of the program's own. */
const within = (name: string, run: () => Promise<unknown>): Promise<void> =>
  trace.getTracer('program').startActiveSpan(name, async (span) => {
    await run()
    span.end()
  })

/** Every span with the one that it stands below. */
const tree = (): ReadonlyArray<string> => {
  const all = spans.getFinishedSpans()
  const names = new Map(all.map((span) => [span.spanContext().spanId, span.name]))
  return all.map(({ name, parentSpanContext: above }) =>
    above === undefined ? name : `${names.get(above.spanId) ?? '?'} > ${name}`,
  )
}

const counted = async (): Promise<Readonly<Record<string, number>>> => {
  await reader.forceFlush()
  const found = measured.getMetrics().flatMap(({ scopeMetrics }) => scopeMetrics)
  const points = found.flatMap(({ metrics: all }) =>
    all.filter((one) => one.descriptor.name === 'paifang.events'),
  )
  return Object.fromEntries(
    points.flatMap(({ dataPoints }) =>
      dataPoints.map(({ attributes, value }) => [
        [attributes['paifang.event'], attributes['error.type']].filter(Boolean).join(' '),
        value as number,
      ]),
    ),
  )
}

/** All that was reported: for a look at what must not be in it. */
const everything = async (): Promise<string> => {
  await reader.forceFlush()
  const shown = spans.getFinishedSpans().map(({ name, attributes, events }) => ({ name, attributes, events }))
  return JSON.stringify([shown, measured.getMetrics()])
}

const mobiles = Array.from({ length: 5 }, (_none, i) => `1311111111${i}`)

it('shows a job, its calls and its chunks, below what runs it', async () => {
  await within('nightly', () =>
    bulk(
      top,
      sync,
      mobiles.map((mobile) => ({ mobile, reason: '1' })),
      {
        job: 'blacklist',
        chunk: 2,
        concurrency: 1,
        onEvent: telemetry.onEvent,
        toInput: (blacklist, { key, timeMs }) => ({
          user_blacklist_request: {
            request_id: key,
            request_time: timeMs,
            supplier_id: '10000000001',
            service_type: '1',
            ability_type: '1',
            operate_type: 1,
            blacklist,
          },
        }),
      },
    ),
  )
  const call = `nightly > ${sync.method}`
  expect(tree()).toEqual([call, call, call, `nightly > job.done ${sync.method}`, 'nightly'])
  expect(await counted()).toEqual({ 'job.start': 1, 'job.chunk': 3, 'job.done': 1 })
  expect(await everything()).not.toMatch(/1311111111|10000000001/)
})

it('shows the pages of a walk', async () => {
  const input = { orgid: '66', depId: '9808', shopId: 'D000001', ovoparkEnterpriseId: '1084' }
  await within('report', async () => {
    const walk = pages(opretail, shops, input, { onEvent: telemetry.onEvent })
    for await (const row of walk) if (row._tag === 'Left') throw new Error(row.left._tag)
  })
  expect(tree()).toEqual([`report > ${shops.method}`, `report > pages.page ${shops.method}`, 'report'])
  expect(await counted()).toEqual({ 'pages.page': 1 })
})

it('shows messages of a channel as what consumes them, and none of their content', async () => {
  let failures = 1
  let handled: () => void = () => undefined
  const isHandled = new Promise<void>((resolve) => (handled = resolve))
  const messages = createTopMessages({
    client: top,
    group: 'default',
    endpoint: emulator.url.replace('http', 'ws'),
    onEvent: telemetry.onEvent,
  }).on(topic('taobao_trade_TradeBuyerPay'), () => {
    if (failures-- > 0) throw new Error('the words of 13111111111')
    handled()
  })
  const listening = await messages.listen()
  if (listening._tag === 'Left') throw new Error(listening.left.reason)
  emulator.state.top.tmc.publish({ topic: 'taobao_trade_TradeBuyerPay', content: '{"mobile":"13111111111"}' })
  emulator.clock.advance(3_600_000)
  await isHandled
  await listening.right.close()
  const seen = spans.getFinishedSpans().filter(({ name }) => name.startsWith('message.handled'))
  expect(seen.map(({ name, kind, attributes }) => [name, kind, attributes['error.type']])).toEqual([
    ['message.handled taobao_trade_TradeBuyerPay', SpanKind.CONSUMER, 'MessageError.handler'],
    ['message.handled taobao_trade_TradeBuyerPay', SpanKind.CONSUMER, undefined],
  ])
  expect(await counted()).toMatchObject({ 'message.handled': 1, 'message.handled MessageError.handler': 1 })
  expect(await everything()).not.toContain('13111111111')
})

describe('a platform that calls a server', () => {
  const Notice = struct('Notice', { required: { tid: id } })
  const Stored = struct('Stored', { optional: { message: text } })
  let server: Server
  const inboundOf = () =>
    createInbound([topInbound({ secretOf: 'helloworld' })], { onEvent: telemetry.onEvent }).on(
      spi('taobao.demo.notice', Notice, Stored),
      async ({ tid }) => {
        await top.run(timeGet, {})
        return ok({ message: tid })
      },
    )

  afterEach(() => new Promise((resolve) => server.close(resolve)))

  const call = async (secret: string): Promise<string> => {
    const form = { tid: '7091800003790954036' }
    const query = {
      app_key: '12345678',
      method: 'taobao.demo.notice',
      sign_method: 'md5',
      timestamp: formatDateTime(Date.now()),
    }
    const sign = signInbound({ params: { ...query, ...form }, secret })
    const { port } = server.address() as AddressInfo
    const path = `/spi?${new URLSearchParams({ ...query, sign }).toString()}`
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { connection: 'close' },
    })
    return answer.text()
  }

  it('is shown below the span of its request, as are the calls that its handler makes', async () => {
    const inbound = inboundOf()
    const ended: Array<Promise<void>> = []
    // As the instrumentation of node:http does it.
    server = createServer((request, response) => {
      ended.push(
        within('POST /spi', () => {
          inbound.node(request, response)
          return new Promise((resolve) => response.once('close', resolve))
        }),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    expect(await call('helloworld')).toContain('7091800003790954036')
    expect(await call('another')).toContain('sign-check-failure')
    await Promise.all(ended)
    expect(tree()).toEqual([
      `POST /spi > ${timeGet.method}`,
      'POST /spi > inbound.call taobao.demo.notice',
      'POST /spi',
      'POST /spi > inbound.call taobao.demo.notice',
      'POST /spi',
    ])
    const kinds = spans.getFinishedSpans().filter(({ name }) => name.startsWith('inbound'))
    expect(kinds.map(({ kind, attributes }) => [kind, attributes['error.type']])).toEqual([
      [SpanKind.SERVER, undefined],
      [SpanKind.SERVER, 'InboundError.signature'],
    ])
    expect(await counted()).toEqual({ 'inbound.call': 1, 'inbound.call InboundError.signature': 1 })
    expect(await everything()).not.toMatch(/7091800003790954036|helloworld/)
  })
})
