import { timeGet } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { tradeGet } from './support/operations'
import { json, lost, refusal, scriptedClient, type Step } from './support/scripted'

const told = (text: string): Step => json({ time_get_response: { time: text, request_id: 'r' } })
const trade: Step = json({ trade_get_response: { trade: { tid: 1 }, request_id: 'r' } })

describe('serverTime', () => {
  it('is asked for once, before the first call, and every stamp is of the time that was told', async () => {
    const { client, transport } = scriptedClient([told('2026-01-01 12:10:00'), trade], {
      serverTime: timeGet,
    })
    await Promise.all([client.run(tradeGet, { tid: 1 }), client.run(tradeGet, { tid: 2 })])
    await client.run(tradeGet, { tid: 3 })
    expect(transport.forms().map(({ method, timestamp }) => [method, timestamp])).toEqual([
      [timeGet.method, '2026-01-01 12:00:00'],
      [tradeGet.method, '2026-01-01 12:10:00'],
      [tradeGet.method, '2026-01-01 12:10:00'],
      [tradeGet.method, '2026-01-01 12:10:00'],
    ])
  })

  it('changes nothing where the two clocks agree to the second', async () => {
    const { client, transport } = scriptedClient([told('2026-01-01 11:59:59'), trade], {
      serverTime: timeGet,
    })
    await client.run(tradeGet, { tid: 1 })
    expect(transport.forms()[1]).toMatchObject({ timestamp: '2026-01-01 12:00:00' })
  })

  it.each([true, 'taobao.time.get', null])('is an operation, and %p is none', (serverTime) => {
    expect(() => scriptedClient([], { serverTime: serverTime as never })).toThrow(
      'serverTime: expected the operation that tells it: timeGet of @paifang/api-top-platform',
    )
  })

  it.each<[string, Step]>([
    ['no answer', lost('connect', 'no')],
    ['a refusal', refusal(11)],
    ['an answer without a time', json({ time_get_response: { request_id: 'r' } })],
    ['a time of another year', told('2001-01-01 00:00:00')],
  ])('stops no call for %s', async (_what, step) => {
    const { client, transport } = scriptedClient([step, trade], { serverTime: timeGet, retry: false })
    expect(await client.run(tradeGet, { tid: 1 })).toMatchObject({ right: { trade: { tid: '1' } } })
    expect(transport.forms()[1]).toMatchObject({ timestamp: '2026-01-01 12:00:00' })
  })

  it('is asked for again a minute after it could not be had', async () => {
    let nowMs = 0
    const { client, transport } = scriptedClient(
      [lost('connect', 'no'), trade, trade, told('2026-01-01 12:10:00'), trade],
      { serverTime: timeGet, retry: false, now: () => nowMs },
    )
    await client.run(tradeGet, { tid: 1 })
    nowMs = 59_999
    await client.run(tradeGet, { tid: 2 })
    nowMs = 60_000
    await client.run(tradeGet, { tid: 3 })
    expect(transport.forms().map(({ method }) => method)).toEqual([
      timeGet.method,
      tradeGet.method,
      tradeGet.method,
      timeGet.method,
      tradeGet.method,
    ])
    expect(transport.forms()[4]).toMatchObject({ timestamp: '2026-01-01 12:10:00' })
  })

  it('is nothing that a call waits for beyond its deadline', async () => {
    const { client } = scriptedClient([trade], {
      serverTime: timeGet,
      deadlineMs: 20,
      transport: () => () => new Promise(() => undefined),
    })
    expect(await client.run(tradeGet, { tid: 1 })).toMatchObject({
      left: { _tag: 'TransportError', reason: 'deadline', sent: 'no' },
    })
  })

  it('spares a machine whose clock is off the refusal of its first call', async () => {
    const emulator = await startEmulator({ operations: [timeGet, tradeGet] })
    const clock = () => Date.now() - 30 * 60_000
    const kinds = async (options: object): Promise<ReadonlyArray<string>> => {
      const seen: string[] = []
      const client = createTopClient({
        ...emulator.top,
        clock,
        ...options,
        onAttempt: ({ method, kind = 'ok' }) => seen.push(`${method} ${kind}`),
      })
      await client.run(tradeGet, { tid: 1 })
      await client.close()
      return seen
    }
    expect(await kinds({})).toEqual([`${tradeGet.method} clock`, `${tradeGet.method} ok`])
    const asked = await kinds({ serverTime: timeGet })
    expect(asked.filter((seen) => seen.startsWith(tradeGet.method))).toEqual([`${tradeGet.method} ok`])
    await emulator.close()
  })

  it('is an operation that tells a time', () => {
    // @ts-expect-error -- tradeGet tells none
    expect(() => createTopClient({ appKey: '1', appSecret: 's', serverTime: tradeGet })).not.toThrow()
  })
})
