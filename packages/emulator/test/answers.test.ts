import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { createTopClient, type TopClient } from '@paifang/gateway-top'
import { err } from '@paifang/result'
import { startEmulator, type Emulator } from '../src'

const input: Parameters<typeof sync.input.encode>[0] = {
  user_blacklist_request: {
    request_id: '1',
    request_time: 1656674541001,
    supplier_id: '10000000001',
    service_type: '1',
    ability_type: '1',
    blacklist: [{ mobile: '13111111111', reason: '1' }],
    operate_type: 1,
  },
}

describe('an answer that is set', () => {
  let emulator: Emulator
  let top: TopClient
  beforeEach(async () => {
    emulator = await startEmulator({ operations: [sync] })
    top = createTopClient({ ...emulator.top, retry: false })
  })
  afterEach(async () => {
    await top.close()
    await emulator.close()
  })
  const control = async (verb: string, path: string, body?: string): Promise<readonly [number, unknown]> => {
    const answer = await fetch(`${emulator.controlUrl}${path}`, {
      method: verb,
      ...(body === undefined ? {} : { body }),
    })
    return [answer.status, await answer.json()]
  }
  const path = `/answers/${sync.method}`
  const output = { user_blacklist_response: { success: false, code: '4711', message: '不行' } }
  const code = async (id: string): Promise<unknown> => {
    const request = { ...input.user_blacklist_request, request_id: id }
    const result = await top.call(sync, { user_blacklist_request: request })()
    return result._tag === 'Left' && result.left._tag === 'BusinessError' ? result.left.rawCode : result._tag
  }

  it('is given so many times in place of whatever would be answered, and what was there comes back', async () => {
    expect(await control('PUT', path, JSON.stringify({ output, times: 2 }))).toEqual([200, { ok: true }])
    expect([await code('1'), await code('2'), await code('3')]).toEqual(['4711', '4711', 'Right'])
    expect(await control('GET', '/answers')).toEqual([
      200,
      [{ method: sync.method, times: 2, given: 2, output }],
    ])
    expect(emulator.state.top.blacklist.size()).toBe(1)
  })

  it('wins over a handler of a test, until it is taken back', async () => {
    emulator.on(sync, () => () => Promise.resolve(err({ code: 15 })))
    expect(await code('0')).toBe('Left')
    await control('PUT', path, JSON.stringify({ output }))
    expect(await code('1')).toBe('4711')
    expect(await control('DELETE', path)).toEqual([200, { ok: true }])
    expect(await control('DELETE', path)).toEqual([404, { error: 'nothing was set', zh: '未设定应答' }])
    expect(await code('2')).toBe('Left')
  })

  it('is refused at its place where the operation would never answer it, and for what is no operation', async () => {
    const wrong = { user_blacklist_response: { success: 'perhaps' } }
    expect(await control('PUT', path, JSON.stringify({ output: wrong }))).toEqual([
      400,
      {
        error: expect.stringMatching(/^output\.user_blacklist_response\.success: expected boolean/),
        zh: expect.stringMatching(/^output\.user_blacklist_response\.success 应为布尔值/),
      },
    ])
    expect((await control('PUT', path, '{"output":{},"times":0}'))[0]).toBe(400)
    expect((await control('PUT', '/answers/no.such', JSON.stringify({ output })))[0]).toBe(404)
    expect(await code('1')).toBe('Right')
  })

  it('is part of the state: a snapshot has it, a reset forgets it', async () => {
    await control('PUT', path, JSON.stringify({ output }))
    const [, { id }] = (await control('POST', '/snapshots')) as readonly [number, { readonly id: string }]
    await control('POST', '/reset')
    expect(await code('1')).toBe('Right')
    await control('POST', `/snapshots/${id}`)
    expect(await code('2')).toBe('4711')
  })
})
