import { logisticsExpressUserBlacklistTmsSync as sync } from '@paifang/api-top-ascp'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { match } from '@paifang/result'

const emulator = await startEmulator({ operations: [sync] })
const top = createTopClient({ ...emulator.top, retry: false })

// #region match
const add = async (mobile: string, timeMs = 1656674541001): Promise<string> => {
  const result = await top.run(sync, {
    user_blacklist_request: {
      request_id: mobile,
      request_time: timeMs,
      supplier_id: '10000000001',
      service_type: '1',
      ability_type: '1',
      operate_type: 1,
      blacklist: [{ mobile }],
    },
  })
  return match(result, {
    ok: () => 'done',
    InputError: ({ issues }) => `nothing was sent: ${issues[0]?.path ?? ''}`,
    TransportError: ({ reason, sent }) => `no answer: ${reason}; carried out: ${sent}`,
    ProtocolError: ({ status }) => `not the gateway: status ${status}`,
    GatewayError: ({ kind, code }) => `refused: ${kind}, code ${code}`,
    BusinessError: ({ retryable }) => `the business said no; may be repeated: ${retryable}`,
    OutputError: () => 'done, but the answer has another shape',
  })
}
// #endregion match

console.log(await add('13111111111'))
console.log(await add('13111111110', Number('yesterday')))
emulator.faults.add({ times: 1, fault: { kind: 'reset' } })
console.log(await add('13111111112'))
emulator.faults.add({ times: 1, fault: { kind: 'html', status: 503 } })
console.log(await add('13111111113'))
emulator.faults.add({
  times: 1,
  fault: { kind: 'error', code: 7, subCode: 'accesscontrol.limited-by-api-access-count' },
})
console.log(await add('13111111114'))
emulator.faults.add({ times: 1, fault: { kind: 'business', retryable: true } })
console.log(await add('13111111115'))

await top.close()
await emulator.close()

// prints
// done
// nothing was sent: user_blacklist_request.request_time
// no answer: reset; carried out: maybe
// not the gateway: status 503
// refused: throttled, code 7
// the business said no; may be repeated: true
