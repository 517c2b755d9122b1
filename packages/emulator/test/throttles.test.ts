import { startEmulator, type Emulator } from '../src'
import { operations, save, trade } from './operations'
import { now, postForm, signedTop, topParams, type Params } from './peers'

describe('quotas and bans', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startEmulator({
      operations,
      clock: () => now,
      top: {
        apps: [
          { appKey: '12345678', appSecret: 'helloworld' },
          { appKey: '2', appSecret: 'helloworld', permissions: [save.method], partners: ['us'] },
        ],
      },
    })
  })
  afterEach(() => emulator.close())

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked at member by member
  const error = async (more: Params = {}, method = trade.method): Promise<any> => {
    const timestamp = emulator.clock.text()
    const request = '{"mobile":"1","request_id":"1"}'
    const signed = signedTop(topParams(method, { tid: '1', timestamp, request, ...more }))
    return (await postForm(emulator.top.endpoint, signed)).json.error_response
  }

  it('counts calls of a day to midnight of GMT+8', async () => {
    emulator.state.top.setDailyQuota('12345678', 2)
    expect([await error(), await error()]).toEqual([undefined, undefined])
    expect(await error()).toMatchObject({
      code: 7,
      msg: 'App Call Limited',
      sub_code: 'accesscontrol.limited-by-app-access-count',
      sub_msg: `This ban will last for ${16 * 3600} more seconds`,
    })
    emulator.clock.advance(15 * 3_600_000 + 3_599_500)
    expect(await error()).toMatchObject({ sub_msg: 'This ban will last for 1 more seconds' })
    emulator.clock.toMidnight()
    expect(await error()).toBeUndefined()
    emulator.state.top.setDailyQuota('12345678', undefined)
    emulator.state.top.setDailyQuota('nobody', 1)
    for (const call of [1, 2, 3]) expect([call, await error()]).toEqual([call, undefined])
  })

  it('counts what a scope may do, in a day and in a second', async () => {
    const { top } = emulator.state
    top.setQuota({ scope: 'app-api', appKey: '12345678', method: trade.method, calls: 1, per: 'day' })
    expect(await error()).toBeUndefined()
    expect(await error()).toMatchObject({
      sub_code: 'accesscontrol.limited-by-app-api-access-count',
      sub_msg: `This ban will last for ${16 * 3600} more seconds`,
    })
    expect(await error({ session: emulator.top.session }, save.method)).toBeUndefined()
    top.quotas.clear()
    emulator.clock.freeze()
    top.setQuota({ scope: 'api', method: trade.method, calls: 2, per: 'second', banSeconds: 7 })
    expect([await error(), await error()]).toEqual([undefined, undefined])
    expect(await error()).toMatchObject({
      sub_code: 'accesscontrol.limited-by-api-access-count',
      sub_msg: 'This ban will last for 7 more seconds',
    })
    emulator.clock.advance(6000)
    expect(await error()).toMatchObject({ sub_msg: 'This ban will last for 1 more seconds' })
    emulator.clock.advance(1000)
    expect(await error()).toBeUndefined()
  })

  it.each([
    [{ scope: 'api', method: trade.method }, 'accesscontrol.limited-by-api-access-count'],
    [
      { scope: 'app-api', method: trade.method, appKey: '12345678' },
      'accesscontrol.limited-by-app-api-access-count',
    ],
    [{ scope: 'app', appKey: '12345678' }, 'accesscontrol.limited-by-app-access-count'],
    [{ scope: 'dynamic' }, 'accesscontrol.limited-by-dynamic-access-count'],
  ] as const)('bans by %j', async (ban, sub_code) => {
    emulator.state.top.ban({ ...ban, seconds: 3 })
    expect(await error()).toMatchObject({
      code: 7,
      sub_code,
      sub_msg: 'This ban will last for 3 more seconds',
    })
    const other = await error({ session: emulator.top.session }, save.method)
    expect(other?.code).toBe('method' in ban ? undefined : 7)
    emulator.clock.advance(3000)
    expect(await error()).toBeUndefined()
    emulator.state.top.ban({ ...ban, seconds: 3 })
    emulator.state.top.unban()
    expect(await error()).toBeUndefined()
  })

  it('refuses what an application may not call with 11, a foreign partner with 13, a foreign session with 27', async () => {
    expect(await error({ app_key: '2', partner_id: 'us' })).toMatchObject({
      code: 11,
      sub_code: 'isv.permission-api-package-not-allowed',
    })
    expect(await error({ app_key: '2' }, save.method)).toMatchObject({ code: 13 })
    const foreign = await error(
      { app_key: '2', partner_id: 'us', session: emulator.top.session },
      save.method,
    )
    expect(foreign).toMatchObject({ code: 27, sub_code: 'sessionkey-not-generated-by-server' })
    const session = emulator.state.top.sessions.issue({ app: '2' })
    expect(await error({ app_key: '2', partner_id: 'us', session }, save.method)).toBeUndefined()
  })

  it('lets a session end with the clock', async () => {
    const session = emulator.state.top.sessions.issue({ text: 'S', expiresInMs: 60_000 })
    expect(await error({ session }, save.method)).toBeUndefined()
    emulator.clock.advance(60_000)
    expect(await error({ session }, save.method)).toMatchObject({ code: 27, sub_code: 'session-expired' })
    emulator.state.top.sessions.expire('nobody')
    expect(emulator.state.top.sessions.list()).toHaveLength(2)
  })
})
