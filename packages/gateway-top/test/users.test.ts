import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { recursive, struct, text, unknownStruct, type Operation } from '@paifang/contract'
import { createTopClient } from '@paifang/gateway-top'
import { holdTimers } from '../../../.dev/test/holdTimers'
import { blacklistSync, tradeGet } from './support/operations'
import { json, lost, noon, refusal, scriptedClient } from './support/scripted'

const fine = json({ request_id: 'r' })

interface Loose {
  readonly [name: string]: unknown
}
const loose: Operation<'top', Loose, Loose> = {
  gateway: 'top',
  method: 'taobao.loose',
  input: unknownStruct,
  output: unknownStruct,
  codes: [],
  session: 'none',
  idempotent: false,
  sensitive: [],
}

describe('what users suffer today', () => {
  it.each(['UTC', 'Asia/Shanghai', 'America/New_York', 'Nowhere/AtAll'])(
    '1: timestamps are GMT+8 on a machine in %s',
    async (zone) => {
      const before = process.env['TZ']
      process.env['TZ'] = zone
      const { client, transport } = scriptedClient([fine])
      await client.call(tradeGet, { tid: 1 })()
      if (before === undefined) delete process.env['TZ']
      else process.env['TZ'] = before
      expect(transport.forms()[0]?.['timestamp']).toBe('2026-01-01 12:00:00')
    },
  )

  it('2: an answer that says it failed is an error', async () => {
    const body = {
      result: { success: 'false', code: 'DUPLICATE', msg: 'again', is_retry: 'true' },
      request_id: 'r9',
    }
    const { client } = scriptedClient([json(body)], { retry: false })
    expect(await client.call(blacklistSync, { mobile: '13800138000' })()).toMatchObject({
      left: {
        _tag: 'BusinessError',
        code: 'DUPLICATE',
        rawCode: 'DUPLICATE',
        message: 'again',
        retryable: true,
        requestId: 'r9',
      },
    })
  })

  it('3: structs are JSON once, undefined, null and empty values are neither signed nor sent', async () => {
    const { client, transport } = scriptedClient([fine])
    await client.call(loose, { o: { a: [1, { b: '中' }] }, u: undefined, n: null, e: '', t: true, d: 1.5 })()
    const sent = transport.forms()[0]
    expect(sent).toMatchObject({ o: '{"a":[1,{"b":"中"}]}', t: 'true', d: '1.5' })
    for (const name of ['u', 'n', 'e']) expect(sent).not.toHaveProperty(name)
  })

  it('4: ids of 19 digits come back as they went', async () => {
    const tid = '7091800003790954036'
    const { client, transport } = scriptedClient([{ body: `{"trade":{"tid":${tid}},"request_id":"r"}` }])
    expect(await client.call(tradeGet, { tid })()).toMatchObject({ right: { trade: { tid } } })
    expect(transport.forms()[0]?.['tid']).toBe(tid)
    expect(await client.call(tradeGet, { tid: Number(tid) })()).toMatchObject({
      left: { _tag: 'InputError' },
    })
  })

  it('6: a stalled server ends the call, and an answer never comes from another call', async () => {
    let isAsked: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (isAsked = resolve))
    const server = createServer(() => isAsked())
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const client = createTopClient({ appKey: '1', appSecret: 's', endpoint, deadlineMs: 2_000 })
    const pass = holdTimers()
    const ended = client.call(tradeGet, { tid: 1 })()
    await asked
    pass(2_000)
    expect(await ended).toMatchObject({ left: { reason: 'deadline', sent: 'maybe' } })
    await client.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    const two = scriptedClient([json({ trade: { tid: 1 }, request_id: 'r' }), {}], { retry: false })
    expect((await two.client.call(tradeGet, { tid: 1 })())._tag).toBe('Right')
    expect(await two.client.call(tradeGet, { tid: 1 })()).toMatchObject({ left: { reason: 'empty' } })
  })

  it('12: lists are lists in every form they come in, and [] when absent from an answer that has them', async () => {
    const forms = [
      { orders: [{ oid: 1 }] },
      { orders: { order: [{ oid: 1 }] } },
      { orders: { order: { oid: 1 } } },
      { orders: { oid: 1 } },
    ]
    for (const orders of forms) {
      const { client } = scriptedClient([json({ ...orders, request_id: 'r' })])
      expect(await client.call(tradeGet, { tid: 1 })()).toMatchObject({ right: { orders: [{ oid: '1' }] } })
    }
    const { client } = scriptedClient([json({ orders: {}, request_id: 'r' })])
    expect(await client.call(tradeGet, { tid: 1 })()).toMatchObject({ right: { orders: [] } })
  })

  it('15: every attempt has its own timestamp and signature', async () => {
    let time = noon
    const { client, transport } = scriptedClient([lost('connect', 'no'), refusal(10), fine], {
      clock: () => (time += 1000),
    })
    await client.call(tradeGet, { tid: 1 })()
    expect(new Set(transport.forms().map((form) => form['sign'])).size).toBe(3)
    expect(new Set(transport.forms().map((form) => form['timestamp'])).size).toBe(3)
  })

  it.each([
    'app_key',
    'format',
    'method',
    'session',
    'sign',
    'sign_method',
    'simplify',
    'timestamp',
    'v',
    'partner_id',
    'target_app_key',
  ])('16: a business parameter cannot overwrite %s', async (name) => {
    const { client, transport } = scriptedClient([fine])
    expect(await client.call(loose, { [name]: 'x' })()).toMatchObject({
      left: { _tag: 'InputError', subject: 'input', issues: [{ path: name }] },
    })
    expect(transport.requests).toHaveLength(0)
  })

  it('a required parameter of white space is missing: TOP would not see it', async () => {
    const { client, transport } = scriptedClient([fine])
    expect(await client.call(blacklistSync, { mobile: ' ' })()).toMatchObject({
      left: { _tag: 'InputError', issues: [{ path: 'mobile' }] },
    })
    expect(transport.requests).toHaveLength(0)
  })

  it('a value that cannot be sent as it is names its place', async () => {
    interface Tree {
      readonly child?: Tree
      readonly name?: string
    }
    const Tree: Operation<'top', Tree, Loose>['input'] = recursive('Tree', () =>
      struct<Tree>('Tree', { optional: { child: Tree, name: text } }),
    )
    const { client, transport } = scriptedClient([fine])
    const operation = { ...loose, input: Tree } as unknown as Operation<'top', Tree, Loose>
    const result = await client.call(operation, { child: { name: '\uD800' } })()
    expect(result).toMatchObject({ left: { _tag: 'InputError' } })
    expect(transport.requests).toHaveLength(0)
  })
})
