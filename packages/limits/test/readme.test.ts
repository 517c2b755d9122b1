import { join } from 'node:path'
import { timeGet } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { examplesIn, runExample } from '../../../.dev/test/examples'
import { exampleOverRedis } from '../../../.dev/test/exampleOverRedis'

const [example = '', overRedis = ''] = examplesIn(join(__dirname, '..', 'README.md'))

const all = ['hrtime', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate', 'clearImmediate'] as const
const timers = ['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const

describe('the README', () => {
  // Shortly before midnight it would wait for the next day.
  beforeAll(() => {
    jest.useFakeTimers({ now: Date.UTC(2026, 0, 2, 3), doNotFake: [...all, ...timers] })
  })
  afterAll(() => {
    jest.useRealTimers()
  })

  it('shows calls that keep to their quota of a day', async () => {
    const emulator = await startEmulator({ operations: [timeGet] })
    const { appKey, appSecret, endpoint } = emulator.top
    const env = { TOP_APP_KEY: appKey, TOP_APP_SECRET: appSecret, TOP_ENDPOINT: endpoint }
    expect(await runExample(example, { load: require, env })).toEqual([
      'done',
      'done',
      'the calls of this day are used up',
    ])
    expect(emulator.calls(timeGet)).toHaveLength(2)
    await emulator.close()
  })

  it('shows clients that share limits and sessions in Redis', async () => {
    const env = { TOP_APP_KEY: 'k', TOP_APP_SECRET: 's' }
    await exampleOverRedis(overRedis, { load: require, env })
  })
})
