import { timeGet } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { createLimits } from '@paifang/limits'
import { createTelemetry } from '@paifang/telemetry'

// #region client
const emulator = await startEmulator({ operations: [timeGet] })
const telemetry = createTelemetry()

const limits = createLimits({ application: emulator.top.appKey, perDay: 1 })
const { bans, policies } = limits.forClient()
const top = createTopClient({
  ...emulator.top,
  bans,
  // Both: the limits where they belong in the list, the span around all of it.
  policies: (list) => telemetry.policies(policies(list)),
})
// #endregion client

for (let i = 0; i < 2; i++) {
  const result = await top.run(timeGet, {})
  console.log(result._tag === 'Left' && result.left._tag === 'GatewayError' ? result.left.code : 'done')
}
await top.close()
await emulator.close()

// prints
// done
// limits.quota
