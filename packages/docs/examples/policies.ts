import { timeGet } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import type { Policy } from '@paifang/gateway'
import { createTopClient } from '@paifang/gateway-top'
import { describe } from '@paifang/result'

// #region measured
/** How long calls take, waits and repeats included, and how they end. */
const measured = (told: (method: string, outcome: string, tookMs: number) => void): Policy => ({
  name: 'measured',
  around: async (call, next) => {
    const startMs = performance.now()
    const outcome = await next()
    told(
      call.operation.method,
      outcome._tag === 'Left' ? outcome.left._tag : 'ok',
      performance.now() - startMs,
    )
    return outcome
  },
})
// #endregion measured

// #region closed
/** Sends nothing while `isClosed` says so: the answer is an error as a gateway's own. */
const closed = (isClosed: () => boolean): Policy => ({
  name: 'closed',
  enter: ({ operation: { gateway, method } }) =>
    isClosed()
      ? {
          _tag: 'GatewayError',
          method,
          gateway,
          kind: 'throttled',
          code: 'own.closed',
          name: 'closed',
          message: 'closed for maintenance',
          sent: 'no',
          retryable: true,
          advice: { en: 'try again after the maintenance', zh: '维护结束后再试' },
        }
      : undefined,
})
// #endregion closed

// #region client
const emulator = await startEmulator({ operations: [timeGet] })
let maintenance = false
const report = (method: string, outcome: string): void => console.log(`${method}: ${outcome}`)
const top = createTopClient({
  ...emulator.top,
  // The list is what the client would do by itself, the first around the others.
  policies: (list) => [measured(report), closed(() => maintenance), ...list],
})
await top.run(timeGet, {})

maintenance = true
const refused = await top.run(timeGet, {})
if (refused._tag === 'Left') console.log(describe(refused.left))
console.log(`${emulator.calls(timeGet).length} request`)
// #endregion client

await top.close()
await emulator.close()

// prints
// taobao.time.get: ok
// taobao.time.get: GatewayError
// taobao.time.get: top refused, code own.closed closed: closed for maintenance. try again after the maintenance
// 1 request
