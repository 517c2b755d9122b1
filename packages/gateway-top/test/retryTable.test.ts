import type { AnyOperation } from '@paifang/gateway'
import { blacklistSync, ticketSave, tradeGet } from './support/operations'
import { json, lost, refusal, scriptedClient, type Step } from './support/scripted'

type Kind = 'read' | 'write with a key' | 'write without its key' | 'write'
const kinds: ReadonlyArray<Kind> = ['read', 'write with a key', 'write without its key', 'write']

const calls: Readonly<Record<Kind, readonly [AnyOperation<'top'>, unknown]>> = {
  read: [tradeGet, { tid: 1n }],
  'write with a key': [blacklistSync, { mobile: '13800138000', request_id: 'k1' }],
  'write without its key': [blacklistSync, { mobile: '13800138000' }],
  write: [ticketSave, { title: 't' }],
}

const always = kinds
const safe: ReadonlyArray<Kind> = ['read', 'write with a key']
const never: ReadonlyArray<Kind> = []

const rows: ReadonlyArray<readonly [string, Step, ReadonlyArray<Kind>]> = [
  ['dns, nothing sent', lost('dns', 'no'), always],
  ['connection refused, nothing sent', lost('connect', 'no'), always],
  ['proxy refused, nothing sent', lost('proxy', 'no'), always],
  ['a proxy that cannot reach it', lost('proxy', 'no', 'PROXY_502'), always],
  ['a proxy that asks for less', lost('proxy', 'no', 'PROXY_429'), always],
  ['a proxy that wants another password', lost('proxy', 'no', 'PROXY_407'), never],
  ['a proxy that fetch would pass by', lost('proxy', 'no', 'PROXY_UNSUPPORTED'), never],
  ['reset before it was sent', lost('reset', 'no'), always],
  ['timeout before it was sent', lost('timeout', 'no'), always],
  ['reset after it was sent', lost('reset', 'maybe'), safe],
  ['timeout after it was sent', lost('timeout', 'maybe'), safe],
  ['unknown network failure', lost('unknown', 'maybe'), safe],
  ['tls', lost('tls', 'no'), never],
  ['a request that cannot be written', lost('request', 'no'), never],
  ['500', { status: 500, body: 'oops' }, safe],
  ['502 in HTML', { status: 502, body: '<html>Bad Gateway</html>' }, safe],
  ['503', { status: 503 }, safe],
  ['504', { status: 504, body: '{}' }, safe],
  ['429 of a proxy', { status: 429 }, safe],
  ['408 of a proxy', { status: 408 }, safe],
  ['404', { status: 404, body: 'no' }, never],
  ['403', { status: 403, body: 'no' }, never],
  ['302', { status: 302, headers: { location: 'https://example.com/' } }, never],
  ['an empty answer', {}, safe],
  ['a truncated answer', { body: '{"trade":{"tid":1' }, safe],
  ['an answer without an envelope', { body: '[]' }, never],
  ['an answer that is too large', { body: '{', truncated: true }, never],
  ['4 user limit', refusal(4), always],
  ['5 session limit', refusal(5), always],
  ['6 partner limit', refusal(6), always],
  ['7 app limit', refusal(7), always],
  ['8 frequency', refusal(8), always],
  ['10 unavailable', refusal(10), safe],
  ['3 upload fail', refusal(3), safe],
  ['15 isp.remote-service-timeout', refusal(15, { sub_code: 'isp.remote-service-timeout' }), safe],
  ['15 isp.user-service-unavailable', refusal(15, { sub_code: 'isp.user-service-unavailable' }), safe],
  [
    '50 isp.top-remote-connection-timeout-tmall',
    refusal(50, { sub_code: 'isp.top-remote-connection-timeout-tmall' }),
    safe,
  ],
  ['15 isp.null-pointer-exception', refusal(15, { sub_code: 'isp.null-pointer-exception' }), never],
  ['15 isv.invalid-parameter', refusal(15, { sub_code: 'isv.invalid-parameter:tid' }), never],
  ['11 permission', refusal(11, { sub_code: 'isv.permission-api-package-empty' }), never],
  ['25 signature', refusal(25), never],
  ['26 session, none to refresh', refusal(26), never],
  ['27 session, none to refresh', refusal(27), never],
  ['29 app key', refusal(29), never],
  ['22 method', refusal(22), never],
  ['31 clock, no date in the answer', refusal(31), never],
  ['41 arguments', refusal(41), never],
  ['9999 unlisted', refusal(9999), never],
]

describe.each(rows)('after %s', (_title, step, repeated) => {
  it.each(kinds)('a %s is repeated only where that is safe', async (kind) => {
    const { client, transport } = scriptedClient([step])
    const [operation, input] = calls[kind]
    const result = await client.call(operation, input)()
    expect(result._tag).toBe('Left')
    expect(transport.requests).toHaveLength(repeated.includes(kind) ? 3 : 1)
  })
})

describe('a business failure', () => {
  const failed = (is_retry: string): Step =>
    json({ result: { success: 'false', code: 'DUPLICATE', msg: 'busy', is_retry }, request_id: 'r' })

  it('is repeated when the answer says so and the key makes it harmless', async () => {
    const { client, transport } = scriptedClient([failed('true')])
    const result = await client.call(blacklistSync, { mobile: '13800138000', request_id: 'k' })()
    expect(transport.requests).toHaveLength(3)
    expect(result).toMatchObject({ left: { _tag: 'BusinessError', code: 'DUPLICATE', retryable: true } })
  })

  it.each([
    [failed('false'), { mobile: '13800138000', request_id: 'k' }],
    [failed('true'), { mobile: '13800138000' }],
  ])('is not repeated otherwise', async (step, input) => {
    const { client, transport } = scriptedClient([step])
    await client.call(blacklistSync, input)()
    expect(transport.requests).toHaveLength(1)
  })
})

describe('the caller’s own word', () => {
  it('makes a write repeatable', async () => {
    const { client, transport } = scriptedClient([lost('reset', 'maybe')])
    await client.call(ticketSave, { title: 't' }, { idempotent: true })()
    expect(transport.requests).toHaveLength(3)
  })

  it('makes a read one that is not', async () => {
    const { client, transport } = scriptedClient([lost('reset', 'maybe')])
    await client.call(tradeGet, { tid: 1 }, { idempotent: false })()
    expect(transport.requests).toHaveLength(1)
  })
})

describe('delays', () => {
  it('double from 200 ms after faults and from 1,000 ms after throttles', async () => {
    const faults = scriptedClient([lost('connect', 'no')])
    await faults.client.call(tradeGet, { tid: 1 })()
    expect(faults.waits).toEqual([200, 400])
    const throttles = scriptedClient([refusal(8)])
    await throttles.client.call(tradeGet, { tid: 1 })()
    expect(throttles.waits).toEqual([1000, 2000])
  })

  it('are drawn from the whole range below their bound', async () => {
    const { client, waits } = scriptedClient([lost('connect', 'no')], { random: () => 0.25 })
    await client.call(tradeGet, { tid: 1 })()
    expect(waits).toEqual([50, 100])
  })

  it('are not begun where the deadline comes first', async () => {
    const { client, transport, waits } = scriptedClient([refusal(8)], { now: () => 0, deadlineMs: 900 })
    const result = await client.call(tradeGet, { tid: 1 })()
    expect(result).toMatchObject({ left: { kind: 'throttled' } })
    expect([transport.requests.length, waits.length]).toEqual([1, 0])
  })

  it('wait as long as Retry-After asks', async () => {
    const { client, waits } = scriptedClient([{ status: 503, headers: { 'retry-after': '3' } }])
    await client.call(tradeGet, { tid: 1 })()
    expect(waits).toEqual([3000, 3000])
  })
})

describe('retry options', () => {
  it('false repeats nothing', async () => {
    const { client, transport } = scriptedClient([lost('connect', 'no')], { retry: false })
    await client.call(tradeGet, { tid: 1 })()
    expect(transport.requests).toHaveLength(1)
  })

  it('share one budget between the calls of a client', async () => {
    const { client, transport } = scriptedClient([lost('connect', 'no')], { retry: { budget: 3 } })
    for (let i = 0; i < 10; i++) await client.call(tradeGet, { tid: 1 })()
    expect(transport.requests).toHaveLength(13)
  })

  it('earn budget back by successes', async () => {
    let failing = true
    const { client, transport } = scriptedClient(
      [() => (failing ? lost('connect', 'no') : json({ request_id: 'r' }))],
      { retry: { budget: 2, refill: 0.5 } },
    )
    await client.call(tradeGet, { tid: 1 })()
    failing = false
    for (let i = 0; i < 4; i++) await client.call(tradeGet, { tid: 1 })()
    failing = true
    await client.call(tradeGet, { tid: 1 })()
    expect(transport.requests).toHaveLength(3 + 4 + 3)
  })
})
