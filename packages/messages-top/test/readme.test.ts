import { join } from 'node:path'
import * as contract from '@paifang/contract'
import * as gatewayTop from '@paifang/gateway-top'
import * as messagesTop from '@paifang/messages-top'
import * as frames from '@paifang/messages-top/frames'
import { examplesIn, runExample } from '../../../.dev/test/examples'
import { startEmulator, type Emulator } from '@paifang/emulator'
import * as bullmq from 'bullmq'
import { startRedis } from '../../../.dev/test/startRedis'

const examples = examplesIn(join(__dirname, '../README.md'))
const packages: Readonly<Record<string, unknown>> = {
  bullmq,
  '@paifang/contract': contract,
  '@paifang/gateway-top': gatewayTop,
  '@paifang/messages-top': messagesTop,
  '@paifang/messages-top/frames': frames,
}
const load = (name: string): unknown => packages[name]

let emulator: Emulator
beforeEach(async () => {
  emulator = await startEmulator({ operations: [], top: { tmc: { redeliverMs: 20 } } })
})
afterEach(() => emulator.close())

const env = (): Readonly<Record<string, string>> => ({
  TOP_APP_KEY: emulator.top.appKey,
  TOP_APP_SECRET: emulator.top.appSecret,
  TOP_ENDPOINT: emulator.top.endpoint,
  TMC_ENDPOINT: emulator.url.replace('http', 'ws'),
})
const put = (topic: string, content: string): string => {
  const ids = emulator.state.top.tmc.publish({ topic, content })
  if (ids._tag === 'Left') throw new Error(ids.left)
  return ids.right[0] ?? ''
}
const until = async (isSo: () => boolean | Promise<boolean>): Promise<void> => {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 1))
}

/** Runs an example that goes on until it is asked to end. */
const running = async (
  code: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly printed: ReadonlyArray<unknown>; readonly terminate: () => unknown }> => {
  let terminate: () => unknown = () => undefined
  const printed = await runExample(code, {
    load,
    env: { ...env(), ...more },
    once: (signal, listener) => {
      expect(signal).toBe('SIGTERM')
      terminate = listener
    },
  })
  return { printed, terminate: () => terminate() }
}

describe('README.md', () => {
  it('handles messages as its first example says', async () => {
    const [first, second] = [
      put('taobao_trade_TradeBuyerPay', '{"tid":2001234567890123456,"status":"WAIT_SELLER_SEND_GOODS"}'),
      put('taobao_item_ItemUpdate', '{}'),
    ]
    const { printed, terminate } = await running(examples[0] ?? '')
    await until(() => emulator.state.top.tmc.messages.size() === 0)
    await terminate()
    expect([first, second]).toEqual(['4160600000000000001', '4160600000000000002'])
    expect(printed).toEqual([
      '4160600000000000001: 2001234567890123456 WAIT_SELLER_SEND_GOODS',
      'not for us: taobao_item_ItemUpdate',
      'closed, 0 left',
    ])
  })

  it('hands messages to a queue as its second example says, and confirms what is stored only', async () => {
    const redis = await startRedis()
    if (redis === undefined) {
      console.warn('skipped: there is no redis-server on this machine')
      return
    }
    const look = new bullmq.Queue('messages', { connection: { path: redis.socket } })
    const stored = async (): Promise<ReadonlyArray<string>> =>
      (await look.getJobs(['waiting'])).map(({ id }) => id ?? '')
    const { messages } = emulator.state.top.tmc
    // Each is delivered twice, and once more after its time: to a queue that knows its id that is one job.
    emulator.faults.add({ operation: 'tmc.message', fault: { kind: 'duplicate' } })
    const ids = Array.from({ length: 20 }, (_, n) => put('t', `{"n":${n}}`))
    const { terminate } = await running(examples[1] ?? '', { REDIS_SOCKET: redis.socket })
    try {
      await until(() => messages.size() === 0)
      expect([...(await stored())].sort()).toEqual(ids.map((id) => `tmc-${id}`))

      await redis.kill()
      const late = put('t', '{"n":20}')
      await until(() => messages.get(late)?.failure !== undefined)
      expect(messages.size()).toBe(1)
      await redis.start()
      await until(() => messages.size() === 0)
      expect(await stored()).toHaveLength(21)
      expect((await look.getJob(`tmc-${late}`))?.data).toBe('{"n":20}')
    } finally {
      await terminate()
      await look.close()
      await redis.stop()
    }
  })

  it('reads a frame as its last example says', async () => {
    expect(await runExample(examples[2] ?? '', { load })).toEqual(['connectAck', 'TOKEN-1'])
  })
})
