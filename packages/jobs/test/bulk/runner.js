// A process that runs the job of kill.test.ts to its end or its death: node runner.js <endpoint> <folder> <keyed|unkeyed> <rows>
const { bulk } = require('@paifang/jobs')
const { levelCheckpoint } = require('@paifang/jobs/level')
const { blacklistJob } = require('../blacklistJob')

const [endpoint, folder, write, count, appKey, appSecret] = process.argv.slice(2)

const stop = new globalThis.AbortController()
process.once('SIGTERM', () => stop.abort())

const run = async () => {
  const job = blacklistJob({ endpoint, appKey, appSecret, write, count: Number(count) })
  const ended = await bulk(job.client, job.operation, job.rows(1), {
    ...job,
    job: 'blacklist',
    checkpoint: levelCheckpoint({ folder, secret: appSecret }),
    maxUnknown: 1000,
    signal: stop.signal,
  })
  await job.client.close()
  process.stdout.write(JSON.stringify(ended))
}

void run()
