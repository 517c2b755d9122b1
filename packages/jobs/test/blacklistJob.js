// The job of both kill.test.ts, as a module that starters and workers load.
const { logisticsExpressUserBlacklistTmsSync: sync } = require('@paifang/api-top-ascp')
const { createTopClient } = require('@paifang/gateway-top')
const { defineJob } = require('@paifang/jobs')
const { blacklistInput } = require('../../../.dev/test/blacklistInput')

const retry = { transientDelayMs: 1, throttledDelayMs: 5, maxDelayMs: 20, budget: 1e9 }

module.exports.mobileOf = (row) => String(13_000_000_000 + row - 1)

module.exports.blacklistJob = ({ endpoint, appKey, appSecret, write, count }) =>
  defineJob({
    client: createTopClient({ endpoint, appKey, appSecret, retry }),
    operation: write === 'keyed' ? sync : { ...sync, idempotent: false },
    chunk: 100,
    *rows(from, to = count) {
      for (let row = from; row <= Math.min(to, count); row++) yield { mobile: module.exports.mobileOf(row) }
    },
    toInput: blacklistInput,
  })
