import { batch, createTopClient } from '@paifang/gateway-top'
import { startEmulator, type Emulator } from '../src'
import { operations, save, trade } from './operations'

describe('a batch of the client', () => {
  let emulator: Emulator
  beforeAll(async () => {
    emulator = await startEmulator({ operations })
  })
  afterAll(() => emulator.close())

  const made = (appSecret: string, separator?: string) => {
    const { appKey, endpoint, session } = emulator.top
    const client = createTopClient({ appKey, appSecret, endpoint, session, retry: false })
    return batch(
      client,
      [
        [trade, { tid: 1 }],
        [save, { request: { mobile: '13800138000', request_id: 'a' } }],
        [trade, { tid: 2 }, { session: 'nobody' }],
      ],
      separator === undefined ? {} : { separator },
    ).finally(() => client.close())
  }

  it.each([undefined, '|~|'])(
    'is taken apart and answered call by call, separated by %j',
    async (separator) => {
      expect(await made(emulator.top.appSecret, separator)).toMatchObject([
        { right: { tid: '7091800003790954036' } },
        { _tag: 'Right' },
        { left: { _tag: 'GatewayError', kind: 'session' } },
      ])
    },
  )

  it('is refused as a whole when its signature is not right', async () => {
    const refused = { left: { _tag: 'GatewayError', kind: 'signature', batchRefused: true } }
    expect(await made('another')).toMatchObject([refused, refused, refused])
  })
})
