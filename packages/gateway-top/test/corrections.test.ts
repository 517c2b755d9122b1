import type { SessionProvider } from '@paifang/gateway'
import { ticketSave, tradeGet } from './support/operations'
import { json, noon, refusal, scriptedClient } from './support/scripted'

const fine = json({ request_id: 'r' })
const hour = 3_600_000

describe('clock skew', () => {
  const date = (ms: number) => ({ date: new Date(ms).toUTCString() })

  it('is learnt from the answer of code 31 and the call repeated once, signed afresh', async () => {
    const { client, transport } = scriptedClient([refusal(31, {}, date(noon + 8 * hour)), fine])
    const result = await client.call(ticketSave, { title: 't' })()
    const [first, second] = transport.forms()
    expect(result._tag).toBe('Right')
    expect(first?.['timestamp']).toBe('2026-01-01 12:00:00')
    expect(second?.['timestamp']).toBe('2026-01-01 20:00:00')
    expect(second?.['sign']).not.toBe(first?.['sign'])
  })

  it('is shared by the later calls of the client', async () => {
    const { client, transport } = scriptedClient([refusal(31, {}, date(noon - 8 * hour)), fine])
    await client.call(tradeGet, { tid: 1 })()
    await client.call(tradeGet, { tid: 2 })()
    expect(transport.forms().map(({ timestamp }) => timestamp)).toEqual([
      '2026-01-01 12:00:00',
      '2026-01-01 04:00:00',
      '2026-01-01 04:00:00',
    ])
  })

  it('is corrected once and no more', async () => {
    let day = 0
    const { client, transport } = scriptedClient([() => refusal(31, {}, date(noon + ++day * 24 * hour))])
    const result = await client.call(tradeGet, { tid: 1 })()
    expect(result).toMatchObject({ left: { kind: 'clock' } })
    expect(transport.requests).toHaveLength(2)
  })

  it('is not learnt from a time whose zone nobody says', async () => {
    const { client, transport } = scriptedClient([refusal(31, {}, { date: '2026-01-01 20:00:00' }), fine])
    expect(await client.call(tradeGet, { tid: 1 })()).toMatchObject({ left: { kind: 'clock' } })
    expect(transport.requests).toHaveLength(1)
  })

  it('is not blamed when the gateway’s clock agrees with ours', async () => {
    const { client, transport } = scriptedClient([refusal(31, {}, date(noon)), fine])
    expect(await client.call(tradeGet, { tid: 1 })()).toMatchObject({ left: { kind: 'clock', code: '31' } })
    expect(transport.requests).toHaveLength(1)
  })
})

describe('a ban', () => {
  const ban = (seconds: number, sub_code = 'accesscontrol.limited-by-api-access-count') =>
    refusal(7, { sub_code, sub_msg: `This ban will last for ${seconds} more seconds` })

  it('is waited out when it is short, also by a write', async () => {
    const { client, waits } = scriptedClient([ban(2), fine], { random: () => 0 })
    expect((await client.call(ticketSave, { title: 't' })())._tag).toBe('Right')
    expect(waits).toEqual([2000])
  })

  it('is returned with its time when it is long', async () => {
    const { client, waits, transport } = scriptedClient([ban(31062)])
    expect(await client.call(tradeGet, { tid: 1 })()).toMatchObject({
      left: { kind: 'throttled', retryAfterMs: 31_062_000, scope: 'api', code: '7' },
    })
    expect([waits.length, transport.requests.length]).toEqual([0, 1])
  })

  it('is returned when the deadline comes before its end', async () => {
    const { client, transport } = scriptedClient([ban(50)], { now: () => 0 })
    expect(await client.call(tradeGet, { tid: 1 })()).toMatchObject({ left: { retryAfterMs: 50_000 } })
    expect(transport.requests).toHaveLength(1)
  })

  it('is never waited out when the limit is 0', async () => {
    const { client, transport } = scriptedClient([ban(1)], { maxBanWaitMs: 0 })
    await client.call(tradeGet, { tid: 1 })()
    expect(transport.requests).toHaveLength(1)
  })

  it.each([
    ['accesscontrol.limited-by-app-access-count', 'app'],
    ['accesscontrol.limited-by-api-access-count', 'api'],
    ['accesscontrol.limited-by-app-api-access-count', 'app-api'],
    ['accesscontrol.limited-by-dynamic-access-count', 'dynamic'],
    ['isv.access-limited-by-app-api-access-count', 'app-api'],
  ])('of %s hits %s', async (subCode, scope) => {
    const { client } = scriptedClient([ban(31062, subCode)])
    expect(await client.call(tradeGet, { tid: 1 })()).toMatchObject({ left: { scope, kind: 'throttled' } })
  })
})

describe('a session', () => {
  const provider = (sessions: string[]): SessionProvider & { refreshed: (string | undefined)[] } => {
    const refreshed: (string | undefined)[] = []
    return {
      refreshed,
      get: () => sessions[0],
      refresh: async (stale) => {
        refreshed.push(stale)
        sessions.shift()
        return sessions[0]
      },
    }
  }

  it.each([26, 27])('refused with code %i is refreshed once and the call repeated', async (code) => {
    const session = provider(['old', 'new', 'newer'])
    const { client, transport } = scriptedClient([refusal(code), fine], { session })
    expect((await client.call(ticketSave, { title: 't' })())._tag).toBe('Right')
    expect(transport.forms().map((form) => form['session'])).toEqual(['old', 'new'])
    expect(session.refreshed).toEqual(['old'])
  })

  it('is refreshed once for all calls that meet the same stale one', async () => {
    const session = provider(['old', 'new'])
    const { client, transport } = scriptedClient(
      [({ body }) => (new URLSearchParams(body as string).get('session') === 'old' ? refusal(27) : fine)],
      { session },
    )
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, i) => client.call(tradeGet, { tid: i })()),
    )
    expect(results.every(({ _tag }) => _tag === 'Right')).toBe(true)
    expect(session.refreshed).toEqual(['old'])
    expect(transport.requests).toHaveLength(40)
  })

  it('refused again after the refresh ends the call', async () => {
    const session = provider(['old', 'new', 'newer'])
    const { client, transport } = scriptedClient([refusal(27)], { session })
    expect(await client.call(tradeGet, { tid: 1 })()).toMatchObject({ left: { kind: 'session', code: '27' } })
    expect(transport.requests).toHaveLength(2)
  })

  it.each([
    ['gives nothing', async () => undefined],
    ['gives the same one', async () => 'old'],
    ['rejects', async () => Promise.reject(new Error('vault says old'))],
  ])('whose refresh %s ends the call with what the gateway said', async (_title, refresh) => {
    const { client, transport } = scriptedClient([refusal(27)], { session: { get: () => 'old', refresh } })
    expect(await client.call(tradeGet, { tid: 1 })()).toMatchObject({ left: { kind: 'session' } })
    expect(transport.requests).toHaveLength(1)
  })

  it('that a provider still hands out after its refresh is corrected', async () => {
    const session = { get: () => 'old', refresh: async () => 'new' }
    const { client, transport } = scriptedClient([refusal(27), fine], { session })
    await client.call(tradeGet, { tid: 1 })()
    await client.call(tradeGet, { tid: 1 })()
    expect(transport.forms().map((form) => form['session'])).toEqual(['old', 'new', 'new'])
  })

  it('of a call goes before that of the client', async () => {
    const { client, transport } = scriptedClient([fine])
    await client.call(tradeGet, { tid: 1 }, { session: 'mine' })()
    expect(transport.forms()[0]?.['session']).toBe('mine')
  })

  it('that is required and missing is an InputError, and nothing is sent', async () => {
    const absent = [undefined, '', { get: () => undefined }, { get: async () => undefined }] as const
    for (const session of absent) {
      const { client, transport } = scriptedClient([fine], { session: session as string })
      expect(await client.call(ticketSave, { title: 't' })()).toMatchObject({
        left: { _tag: 'InputError', subject: 'session' },
      })
      expect(transport.requests).toHaveLength(0)
    }
  })

  it('that is optional and missing is left out', async () => {
    const { client, transport } = scriptedClient([fine], { session: { get: () => undefined } })
    expect((await client.call(tradeGet, { tid: 1 })())._tag).toBe('Right')
    expect(transport.forms()[0]).not.toHaveProperty('session')
  })
})

describe('all corrections together', () => {
  it('make no more than three attempts', async () => {
    const session = { get: () => 'old', refresh: async () => 'new' }
    const { client, transport } = scriptedClient(
      [refusal(31, {}, { date: new Date(noon + hour).toUTCString() }), refusal(27), refusal(10)],
      { session },
    )
    expect(await client.call(tradeGet, { tid: 1 })()).toMatchObject({ left: { code: '10' } })
    expect(transport.requests).toHaveLength(3)
  })
})
