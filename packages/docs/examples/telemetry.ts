import { NodeTracerProvider, type SpanProcessor } from '@opentelemetry/sdk-trace-node'
import { timeGet } from '@paifang/api-top-platform'
import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { createTelemetry } from '@paifang/telemetry'

// #region sdk
// Yours is probably there already, with an exporter; this one prints what ends.
const printer: SpanProcessor = {
  onStart: () => undefined,
  onEnd: ({ name, attributes }) =>
    console.log(name, attributes['error.type'] ?? 'ok', attributes['paifang.caller']),
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
}
const provider = new NodeTracerProvider({ spanProcessors: [printer] })
provider.register()
// #endregion sdk

// #region client
const emulator = await startEmulator({ operations: [timeGet] })

// After the SDK is registered: what is made before records nothing.
const telemetry = createTelemetry()
const top = createTopClient({ ...emulator.top, policies: telemetry.policies })
await top.run(timeGet, {}, { caller: 'health check' })

const wrong = createTopClient({ ...emulator.top, appSecret: 'not it', policies: telemetry.policies })
await wrong.run(timeGet, {}, { caller: 'nightly' })
// #endregion client

await wrong.close()
await top.close()
await provider.shutdown()
await emulator.close()

// prints
// taobao.time.get ok health check
// taobao.time.get GatewayError.signature nightly
