import { NodeTracerProvider, NoopSpanProcessor } from '@opentelemetry/sdk-trace-node'
import type { Policy } from '@paifang/gateway'
import { createClient } from '@paifang/gateway/author'
import { createLimits } from '@paifang/limits'
import { createTelemetry } from '@paifang/telemetry'
import type { Cell } from '../measure/Subject'
import { benchGateway, exchange } from './benchGateway'
import { concurrently } from './concurrently'
import { itemGet, nextInput } from './itemOperation'
import { mustBeRight } from './mustBeRight'

type Options = Omit<Parameters<typeof createClient>[0], 'gateway' | 'transport'>

const called =
  (optionsOf: () => Options): Cell =>
  () => {
    const client = createClient({ gateway: benchGateway, transport: () => exchange, ...optionsOf() })
    return { run: (count) => concurrently(count, 16, () => client.call(itemGet, nextInput())(), mustBeRight) }
  }

/** Knows how many calls run. */
const counting = (): Policy => {
  const state = { running: 0 }
  return {
    name: 'counting',
    around: (_call, next) => {
      state.running++
      return next()
    },
    leave: () => {
      state.running--
    },
  }
}

const unlimited = 1_000_000_000

/** One call, nothing on the wire, with something plugged into the client. */
export const cells: Readonly<Record<string, Cell>> = {
  'client.call': called(() => ({})),
  'a policy of its own': called(() => ({ policies: (list) => [counting(), ...list] })),
  'limits in memory': called(() =>
    createLimits({ application: 'bench', perSecond: unlimited, perDay: unlimited }).forClient(),
  ),
  'telemetry, no SDK': called(() => ({ policies: createTelemetry().policies })),
  'telemetry, an SDK whose spans go nowhere': called(() => {
    new NodeTracerProvider({ spanProcessors: [new NoopSpanProcessor()] }).register()
    return { policies: createTelemetry().policies }
  }),
}
