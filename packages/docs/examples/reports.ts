import { shopwebLiveCheckStatisticsDetailPageForCustomer as patrols } from '@paifang/api-opretail-livecheck'
import { createOpretailClient } from '@paifang/gateway-opretail'
import { pagesToFile } from '@paifang/jobs'
import { csv } from '@paifang/jobs/csv'
import { describe } from '@paifang/result'

const opretail = createOpretailClient({
  accessKey: process.env['OPRETAIL_ACCESS_KEY'] ?? '',
  accessSecret: process.env['OPRETAIL_ACCESS_SECRET'] ?? '',
  applicationId: process.env['OPRETAIL_APPLICATION_ID'] ?? 'S107',
  endpoint: process.env['OPRETAIL_ENDPOINT'] ?? '',
})
const dayMs = 24 * 3_600_000

// The fields of the window are filled in for each window.
const input = { pageNumber: 1, pageSize: 50, enterpriseId: '1084', startTime: '', endTime: '' }
const written = await pagesToFile(opretail, patrols, input, {
  path: 'patrols.csv',
  format: csv(),
  // No document says how this operation pages, nor which fields bound its time.
  paging: {
    by: 'number',
    page: ['pageNumber'],
    size: ['pageSize'],
    rows: ['records'],
    total: ['total'],
    window: { start: ['startTime'], end: ['endTime'], format: 'date' },
  },
  // Days of GMT+8, both ends belong to it; asked for thirty at a time.
  window: {
    from: new Date('2021-01-01T00:00:00+08:00'),
    to: new Date('2021-03-31T00:00:00+08:00'),
    stepMs: 30 * dayMs,
  },
  // Windows share their border day: what comes twice is told by this, and left out.
  key: (row) => String((row as { readonly id?: unknown }).id),
})
console.log(written._tag === 'Right' ? `${written.right.rows} rows` : describe(written.left))
await opretail.close()

// prints
// 240 rows
