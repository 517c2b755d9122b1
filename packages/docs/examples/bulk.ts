import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import {
  logisticsExpressUserBlacklistTmsSync as sync,
  type LogisticsExpressUserBlacklistTmsSync as Sync,
} from '@paifang/api-top-ascp'
import { createTopClient } from '@paifang/gateway-top'
import { bulk } from '@paifang/jobs'
import { levelCheckpoint } from '@paifang/jobs/level'
import { describe } from '@paifang/result'
import { formatDateTime } from '@paifang/wire'
import { parse } from 'csv-parse'

const top = createTopClient({
  appKey: process.env['TOP_APP_KEY'] ?? '',
  appSecret: process.env['TOP_APP_SECRET'] ?? '',
  endpoint: process.env['TOP_ENDPOINT'] ?? '',
})
const stop = new AbortController()
process.once('SIGTERM', () => stop.abort())

// Anything that can be iterated: an array, a generator, a stream of a file of any size.
const rows: AsyncIterable<Sync.Blacklist> = pipeline(
  createReadStream('rows.csv'),
  parse({ bom: true, columns: true }),
  // A file that cannot be read ends the job, which says so.
  () => undefined,
)

const halfADayMs = 12 * 3_600_000
const night = formatDateTime(Date.now() - halfADayMs).slice(0, 10)
const ended = await bulk(top, sync, rows, {
  // The same name goes on with the same job: one from noon to noon, GMT+8, so also after midnight.
  job: `blacklist ${process.env['NIGHT'] ?? night}`,
  // A text of your own, not the app secret: that may be wrong at first, or be changed, and the job must still know its rows.
  checkpoint: levelCheckpoint({ folder: '.paifang/jobs', secret: process.env['JOBS_SECRET'] ?? '' }),
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
  // Says why, and what to do.
  console.log(describe(ended.left))
  process.exitCode = ['paused', 'cancelled', 'locked'].includes(ended.left.reason) ? 3 : 4
} else {
  console.log(ended.right.rows)
  for (const one of ended.right.exceptions.slice(0, 20))
    console.log(one.from, one.to, one.state, one.state === 'refused' ? [one.path, one.code] : one.why)
  // cron tells somebody.
  if (ended.right.rows.refused + ended.right.rows.unknown > 0) process.exitCode = 1
}

// prints
// { read: 120, done: 120, refused: 0, unknown: 0 }
