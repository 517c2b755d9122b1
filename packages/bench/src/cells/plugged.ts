import { NodeTracerProvider, NoopSpanProcessor } from '@opentelemetry/sdk-trace-node'
import type { Call, Policy } from '@paifang/gateway'
import { createClient } from '@paifang/gateway/author'
import { createLimits, type Limits } from '@paifang/limits'
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
const limits = (): Limits => createLimits({ application: 'bench', perSecond: unlimited, perDay: unlimited })

const callOf = (number: number): Call => {
  const startedMs = performance.now()
  return {
    number,
    gateway: itemGet.gateway,
    operation: itemGet,
    caller: undefined,
    startedMs,
    endsMs: startedMs + 30_000,
    attemptTimeoutMs: 10_000,
    signal: undefined,
    account: 'bench',
    attempt: 1,
    attemptStartedMs: startedMs,
    waitedMs: 0,
    place: undefined,
    outOfTime: 'timeout',
    sent: 'no',
    requestId: undefined,
    reports: false,
    response: undefined,
    policy: undefined,
  }
}

const answered = {
  error: undefined,
  request: { url: 'http://127.0.0.1/', verb: 'POST', headers: {} },
  response: undefined,
} as const

/** What a client asks of a policy for one call after the other, sixteen at once, and nothing else of a client. */
const asked =
  (policyOf: () => Policy | undefined): Cell =>
  () => {
    const policy = policyOf()
    const end = (call: Call): void => {
      policy?.after?.(call, answered)
      policy?.leave?.(call)
    }
    const run = (count: number): void => {
      const running: Call[] = []
      for (let i = 0; i < count; i++) {
        const call = callOf(i)
        if (policy?.before?.(call) !== undefined) throw new Error('a call was not let go at once')
        running.push(call)
        if (running.length === 16) running.splice(0).forEach(end)
      }
      running.forEach(end)
    }
    return { run }
  }

/** One call, nothing on the wire, with something plugged into the client. */
export const cells: Readonly<Record<string, Cell>> = {
  'client.call': called(() => ({})),
  'a policy of its own': called(() => ({ policies: (list) => [counting(), ...list] })),
  'limits in memory': called(() => limits().forClient()),
  'calls that begin and end, no limits': asked(() => undefined),
  'limits in memory, their own cost': asked(() => limits().forClient().policies([])[0]),
  'telemetry, no SDK': called(() => ({ policies: createTelemetry().policies })),
  'telemetry, an SDK whose spans go nowhere': called(() => {
    new NodeTracerProvider({ spanProcessors: [new NoopSpanProcessor()] }).register()
    return { policies: createTelemetry().policies }
  }),
}
