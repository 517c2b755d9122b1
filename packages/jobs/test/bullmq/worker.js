// A worker of kill.test.ts, until its death or SIGTERM: node worker.js <queue, socket and job as JSON>
const { createJobWorker } = require('@paifang/jobs/bullmq')
const { Redis } = require('ioredis')
const { blacklistJob } = require('../blacklistJob')

const { queue, socket, ...about } = JSON.parse(process.argv[2])

const run = async () => {
  const redis = new Redis({ path: socket, lazyConnect: true })
  redis.on('error', () => undefined)
  const shared = { queue, redis, secret: about.appSecret }
  const worker = await createJobWorker(blacklistJob(about), shared, {
    lockMs: 1_500,
    stalledMs: 750,
    maxUnknown: 1e6,
  })
  if (worker._tag === 'Left') throw new Error(JSON.stringify(worker.left))
  process.once('SIGTERM', async () => {
    await worker.right.close()
    process.exit(0)
  })
}

void run()
