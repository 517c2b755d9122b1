// Makes workers and closes them at once, and ends by itself where nothing is left of them: node closing.js <queue, socket and job as JSON>
const { createJobWorker } = require('@paifang/jobs/bullmq')
const { Redis } = require('ioredis')
const { blacklistJob } = require('../blacklistJob')

const { queue, socket, ...about } = JSON.parse(process.argv[2])

const run = async () => {
  const redis = new Redis({ path: socket })
  const job = blacklistJob(about)
  for (let times = 0; times < 20; times++) {
    const worker = await createJobWorker(job, { queue, redis, secret: 'helloworld' })
    if (worker._tag === 'Left') throw new Error(JSON.stringify(worker.left))
    await worker.right.close()
  }
  redis.disconnect()
  await job.client.close()
}

void run()
