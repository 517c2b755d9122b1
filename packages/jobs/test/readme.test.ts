import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { startEmulator } from '@paifang/emulator'
import { examplesIn, runExample } from '../../../.dev/test/examples'

const [example = '', level = ''] = examplesIn(join(__dirname, '..', 'README.md'))

describe('the README', () => {
  it('shows a job that ends as it says', async () => {
    const emulator = await startEmulator({ operations: [logisticsExpressUserBlacklistTmsSync] })
    const { appKey, appSecret, endpoint } = emulator.top
    const env = { TOP_APP_KEY: appKey, TOP_APP_SECRET: appSecret, TOP_ENDPOINT: endpoint }
    expect(await runExample(example, { load: require, env })).toEqual([
      { read: 2, done: 2, refused: 0, unknown: 0 },
    ])
    expect(emulator.calls(logisticsExpressUserBlacklistTmsSync)).toHaveLength(1)
    await emulator.close()
  })

  it('shows where jobs are kept', async () => {
    const env = { TOP_APP_SECRET: 'helloworld' }
    expect(await runExample(level, { load: require, env })).toEqual(['function'])
  })
})
