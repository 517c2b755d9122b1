import { join } from 'node:path'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'
import { startEmulator } from '@paifang/emulator'
import { examplesIn, runExample } from '../../../../.dev/test/examples'
import { startRedis } from '../../../../.dev/test/startRedis'

const example = examplesIn(join(__dirname, '..', '..', 'README.md')).find((code) =>
  code.includes('@paifang/jobs/bullmq'),
)

describe('the README', () => {
  it('shows a job on many machines', async () => {
    const server = await startRedis()
    if (server === undefined) {
      console.warn('skipped: there is no redis-server on this machine')
      return
    }
    const emulator = await startEmulator({ operations: [logisticsExpressUserBlacklistTmsSync] })
    const { appKey, appSecret, endpoint } = emulator.top
    const env = {
      TOP_APP_KEY: appKey,
      TOP_APP_SECRET: appSecret,
      TOP_ENDPOINT: endpoint,
      REDIS_PATH: server.socket,
      JOBS_SECRET: 'of the jobs',
    }
    try {
      expect(await runExample(example ?? '', { load: require, env })).toEqual([
        { read: 2500, done: 2500, refused: 0, unknown: 0 },
      ])
    } finally {
      await emulator.close()
      await server.stop()
    }
  })
})
