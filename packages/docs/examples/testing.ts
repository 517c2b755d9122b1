import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'

const emulator = await startEmulator({ operations: [sync] })
// transport: emulator.transport() is the same server without a socket.
const top = createTopClient({ ...emulator.top, clock: emulator.clock.now, retry: false })

const input = {
  user_blacklist_request: {
    request_id: '1656674541001',
    request_time: 1656674541001,
    supplier_id: '10000000001',
    service_type: '1',
    ability_type: '1',
    operate_type: 1,
    blacklist: [{ mobile: '13111111111' }],
  },
}

// What your code does when the platform answers with an outage page:
emulator.faults.add({ operation: sync.method, nth: 1, fault: { kind: 'html', status: 503 } })
const outage = await top.run(sync, input)
console.log(outage._tag === 'Left' ? outage.left._tag : 'done')

// What it sent, decoded, and what the server kept:
await top.run(sync, input)
emulator.expectCalled(sync, { times: 1, input: { user_blacklist_request: { supplier_id: '10000000001' } } })
console.log(emulator.state.top.blacklist.size())

// The quota of the day is used up; at midnight (GMT+8) it begins anew.
emulator.state.top.setDailyQuota(emulator.top.appKey, 0)
const banned = await top.run(sync, input)
console.log(banned._tag === 'Left' && banned.left._tag === 'GatewayError' ? banned.left.kind : banned._tag)

emulator.reset()
await top.close()
await emulator.close()

// prints
// ProtocolError
// 1
// throttled
