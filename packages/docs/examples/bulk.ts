import { createReadStream } from 'node:fs'
import {
  logisticsExpressUserBlacklistTmsSync as sync,
  type LogisticsExpressUserBlacklistTmsSync as Sync,
} from '@paifang/api-top-ascp'
import { createTopClient } from '@paifang/gateway-top'
import { bulk } from '@paifang/jobs'
import { levelCheckpoint } from '@paifang/jobs/level'
import { parse } from 'csv-parse'

const appSecret = process.env['TOP_APP_SECRET'] ?? ''
const top = createTopClient({
  appKey: process.env['TOP_APP_KEY'] ?? '',
  appSecret,
  endpoint: process.env['TOP_ENDPOINT'] ?? '',
})
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())

// Anything that can be iterated: an array, a generator, a stream of a file of any size.
const rows: AsyncIterable<Sync.Blacklist> = createReadStream('rows.csv').pipe(parse({ columns: true }))

const ended = await bulk(top, sync, rows, {
  // The same name goes on with the same job, also after midnight.
  job: `blacklist ${process.env['NIGHT'] ?? new Date().toISOString().slice(0, 10)}`,
  checkpoint: levelCheckpoint({ folder: '.paifang/jobs', secret: appSecret }),
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

if (ended._tag === 'Left') {
  console.log(`stopped: ${ended.left.reason}; run it again to go on`)
  process.exitCode = 3
} else {
  console.log(ended.right.rows)
  for (const row of ended.right.exceptions) console.log(row.from, row.state)
  // cron tells somebody.
  if (ended.right.rows.refused + ended.right.rows.unknown > 0) process.exitCode = 1
}

// prints
// { read: 120, done: 120, refused: 0, unknown: 0 }
