import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { createTopClient } from '@paifang/gateway-top'
import { bulk, memoryCheckpoint } from '@paifang/jobs'

const top = createTopClient({
  appKey: process.env['TOP_APP_KEY'] ?? '',
  appSecret: process.env['TOP_APP_SECRET'] ?? '',
  endpoint: process.env['TOP_ENDPOINT'] ?? '',
})
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())

// Anything that can be iterated: an array, a generator, a stream of a file.
const rows = Array.from({ length: 120 }, (_none, i) => ({ mobile: String(13_000_000_000 + i) }))

const ended = await bulk(top, sync, rows, {
  job: 'blacklist 2021-01-03',
  // levelCheckpoint({ folder }) of @paifang/jobs/level survives the process.
  checkpoint: memoryCheckpoint(),
  signal: stop.signal,
  toInput: (blacklist, { key, timeMs }) => ({
    user_blacklist_request: {
      request_id: key,
      request_time: timeMs,
      supplier_id: '10000000001',
      service_type: '1',
      ability_type: '1',
      operate_type: 1,
      blacklist,
    },
  }),
})
await top.close()

if (ended._tag === 'Left') console.log(`stopped: ${ended.left.reason}; run it again to go on`)
else console.log(ended.right.rows)

// prints
// { read: 120, done: 120, refused: 0, unknown: 0 }
