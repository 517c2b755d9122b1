import { tmcGroupsGet } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { pages } from '@paifang/jobs'
import { describe } from '@paifang/result'

const emulator = await startEmulator({
  operations: [tmcGroupsGet],
  // A platform that hands out at most 40 rows a page, whatever was asked for.
  paged: { [tmcGroupsGet.method]: { count: 95, cap: 40 } },
})
const top = createTopClient({ ...emulator.top })

// #region pages
let rows = 0
for await (const row of pages(top, tmcGroupsGet, { page_no: 1, page_size: 100 })) {
  if (row._tag === 'Left') console.log(describe(row.left))
  else rows += 1
}
console.log(`${rows} rows`)
// #endregion pages

await top.close()
await emulator.close()

// prints
// 95 rows
