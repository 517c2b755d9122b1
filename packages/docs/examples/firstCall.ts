import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { describe, isOk } from '@paifang/result'

const emulator = await startEmulator({ operations: [sync] })
const top = createTopClient({ ...emulator.top })

const result = await top.run(sync, {
  user_blacklist_request: {
    request_id: '1656674541001',
    request_time: 1656674541001,
    supplier_id: '10000000001',
    service_type: '1',
    ability_type: '1',
    operate_type: 1,
    blacklist: [{ mobile: '13111111111', reason: '1' }],
  },
})

if (isOk(result)) console.log(`done: ${result.right.user_blacklist_response?.message ?? ''}`)
else console.log(describe(result.left, 'en'))

await top.close()
await emulator.close()

// prints
// done: SUCCESS
