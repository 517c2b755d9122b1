// What a user's module of a job looks like: worker.test.ts says where its platform and its Redis are.
const { logisticsExpressUserBlacklistTmsSync: sync } = require('@paifang/api-top-ascp')
const { createTopClient } = require('@paifang/gateway-top')
const { defineJob } = require('@paifang/jobs')
const { blacklistInput } = require('../../../.dev/test/blacklistInput')
const { Redis } = require('ioredis')

const about = () => JSON.parse(process.env.BLACKLIST_MODULE)

// A module has values here; these are made anew, so that a test may load it as several processes do.
module.exports = {
  get queue() {
    const { socket, appSecret } = about()
    const redis = new Redis({ path: socket })
    redis.on('error', () => undefined)
    return { queue: 'blacklist', redis, secret: appSecret }
  },
  get job() {
    const { endpoint, appKey, appSecret, version } = about()
    return defineJob({
      client: createTopClient({ endpoint, appKey, appSecret }),
      operation: version === undefined ? sync : { ...sync, version },
      rows: (from, to = 250) =>
        Array.from({ length: to - from + 1 }, (_, at) => ({ mobile: String(13_000_000_000 + from + at) })),
      toInput: blacklistInput,
    })
  },
}
