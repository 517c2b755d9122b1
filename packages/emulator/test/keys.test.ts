import { topSecretGet } from '@paifang/api-top-platform'
import { createTopClient } from '@paifang/gateway-top'
import { startEmulator, type Emulator } from '../src'

describe('keys of TOP', () => {
  let emulator: Emulator
  beforeEach(async () => {
    emulator = await startEmulator({ operations: [topSecretGet] })
  })
  afterEach(() => emulator.close())

  const keyOf = async (
    input: { secret_version?: number; customer_user_id?: string } = {},
    session?: string,
  ) => {
    const { appKey, appSecret, endpoint } = emulator.top
    const client = createTopClient({ appKey, appSecret, endpoint, retry: false })
    const options = session === undefined ? {} : { session }
    const result = await client.run(topSecretGet, { random_num: 'r', ...input }, options)
    await client.close()
    return result._tag === 'Right' ? result.right : result.left
  }

  it('are one for each subject and version, the same for the same seed', async () => {
    const { session } = emulator.top
    const all = [await keyOf(), await keyOf({}, session), await keyOf({ customer_user_id: '77' })]
    expect(new Set(all.map((key) => ('secret' in key ? key.secret : key))).size).toBe(3)
    expect(all).toMatchObject(
      [1, 1, 1].map((secret_version) => ({ secret_version, interval: 300, max_interval: 600 })),
    )
    expect(await keyOf({ secret_version: 1 })).toMatchObject({
      secret: ('secret' in all[0]! && all[0].secret) || '',
    })
  })

  it('are turned over, and the ones before stay', async () => {
    const { session } = emulator.top
    const first = await keyOf({}, session)
    emulator.state.top.rotateKey(session)
    expect(await keyOf({}, session)).toMatchObject({ secret_version: 2 })
    expect(await keyOf({ secret_version: -1 }, session)).toEqual({ ...first, request_id: expect.anything() })
    expect(await keyOf({ secret_version: 3 }, session)).toMatchObject({ subCode: '20005' })
    expect(await keyOf()).toMatchObject({ secret_version: 1 })
  })

  it('are withheld, and have intervals and forms of the test', async () => {
    emulator.state.top.keyRules.put(emulator.top.appKey, {
      intervalS: 1,
      maxIntervalS: 2,
      config: { current_nick: '2' },
    })
    expect(await keyOf()).toMatchObject({ interval: 1, max_interval: 2, app_config: '{"current_nick":"2"}' })
    emulator.state.top.withholdKey('_77')
    expect(await keyOf({ customer_user_id: '77' })).toMatchObject({ _tag: 'GatewayError', subCode: '20005' })
    emulator.state.top.withholdKey('_77', false)
    expect(await keyOf({ customer_user_id: '77' })).toMatchObject({ secret_version: 1 })
  })

  it('are changed from outside', async () => {
    const tell = async (path: string, body: object): Promise<number> => {
      const init = {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }
      return (await fetch(`${emulator.controlUrl}${path}`, init)).status
    }
    await tell('/keys/rotate', { subject: '_77' })
    await tell('/keys/rules', { appKey: emulator.top.appKey, intervalS: 1 })
    await tell('/keys/rules', { appKey: emulator.top.appKey, maxIntervalS: 2 })
    expect(await keyOf({ customer_user_id: '77' })).toMatchObject({
      secret_version: 2,
      interval: 1,
      max_interval: 2,
    })
    await tell('/keys/withhold', { subject: '_77' })
    expect(await keyOf({ customer_user_id: '77' })).toMatchObject({ subCode: '20005' })
    await tell('/keys/withhold', { subject: '_77', isWithheld: false })
    expect(await keyOf({ customer_user_id: '77' })).toMatchObject({ secret_version: 2 })
    expect(await tell('/keys/rules', { appKey: emulator.top.appKey, intervalS: -1 })).toBe(400)
  })
})
