import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { describe, isOk } from '@paifang/result'

const emulator = await startEmulator({ operations: [sync] })

// #region client
const top = createTopClient({
  ...emulator.top,
  deadlineMs: 10_000,
  attemptTimeoutMs: 3_000,
  retry: { maxAttempts: 3, transientDelayMs: 10 },
  onRetry: ({ attempt, outcome, policy }) =>
    console.log(`attempt ${attempt}: ${outcome}, repeated by ${policy}`),
})
// #endregion client

// The connection is cut after the gateway has written the row: nobody knows whether it did.
emulator.faults.add({ times: 1, fault: { kind: 'reset', at: 'after-handling' } })

const result = await top.run(sync, {
  user_blacklist_request: {
    // The document names this field as the key: the same id is the same business, so a repeat is safe.
    request_id: 'blacklist-20210103-1',
    request_time: 1656674541001,
    supplier_id: '10000000001',
    service_type: '1',
    ability_type: '1',
    operate_type: 1,
    blacklist: [{ mobile: '13111111111' }],
  },
})
console.log(isOk(result) ? 'done' : describe(result.left))
console.log(`${emulator.state.top.blacklist.size()} row`)

await top.close()
await emulator.close()

// prints
// attempt 1: TransportError, repeated by retry
// done
// 1 row
