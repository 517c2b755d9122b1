import { timeGet } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'

// #region events
const emulator = await startEmulator({ operations: [timeGet] })
const top = createTopClient({
  ...emulator.top,
  onEvent: ({ type, method, caller = '', outcome = '', attempts = 0 }) => {
    // Your logger, your counters; an event holds no value of a call and no secret.
    if (type === 'call.done') console.log(`${method} by ${caller}: ${outcome} after ${attempts} attempt`)
  },
})
await top.run(timeGet, {}, { caller: 'health check' })
// #endregion events

await top.close()
await emulator.close()

// prints
// taobao.time.get by health check: ok after 1 attempt
