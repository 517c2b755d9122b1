// A process that runs the job of kill.test.ts to its end or its death: node runner.js <endpoint> <folder> <keyed|unkeyed> <rows>
const { logisticsExpressUserBlacklistTmsSync: sync } = require('@paifang/api-top-ascp')
const { createTopClient } = require('@paifang/gateway-top')
const { bulk } = require('@paifang/jobs')
const { levelCheckpoint } = require('@paifang/jobs/level')

const [endpoint, folder, write, count, appKey, appSecret] = process.argv.slice(2)
const operation = write === 'keyed' ? sync : { ...sync, idempotent: false }

function* rows() {
  for (let row = 0; row < Number(count); row++) yield { mobile: String(13_000_000_000 + row) }
}

const stop = new globalThis.AbortController()
process.once('SIGTERM', () => stop.abort())

const run = async () => {
  const retry = { transientDelayMs: 1, throttledDelayMs: 5, maxDelayMs: 20, budget: 1e9 }
  const top = createTopClient({ endpoint, appKey, appSecret, retry })
  const ended = await bulk(top, operation, rows(), {
    job: 'blacklist',
    checkpoint: levelCheckpoint({ folder, secret: appSecret }),
    chunk: 100,
    maxUnknown: 1000,
    signal: stop.signal,
    toInput: (blacklist, { key, timeMs }) => ({
      user_blacklist_request: {
        request_id: key,
        request_time: timeMs,
        supplier_id: '1',
        service_type: '1',
        ability_type: '1',
        operate_type: 1,
        blacklist,
      },
    }),
  })
  await top.close()
  process.stdout.write(JSON.stringify(ended))
}

void run()
