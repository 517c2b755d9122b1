import { listProblem, wishProblem } from './lists/listProblem'
import { isLoopback } from '@paifang/transport'
import { createContext } from './createContext'
import { createWaits } from './createWaits'
import { handlerKey } from './call/handlerOf'
import { createRouter } from './call/route'
import { checkOptions, optionNames } from './optionNames'
import type { Call } from './client/Call'
import { callsOf } from './client/callsOf'
import { expectCalls } from './client/expectCalls'
import { inProcessTransport } from './client/inProcess'
import type { Controls } from './control/Controls'
import { controlPath } from './control/serveControl'
import type { Emulator, EmulatorOf } from './Emulator'
import type { CommonOptions, EmulatorOptions } from './EmulatorOptions'
import type { AnyGateway } from './gateway/GatewayEmulation'
import { shippedGateways, type ShippedGateways } from './gateways'
import { stateKeeper } from './state/stateKeeper'
import { acceptSockets } from './http/acceptSockets'
import { listen } from './http/listen'

const lenientBanner =
  'LENIENT: this emulator accepts wrong signatures, clocks and sessions. What passes here may fail on the real gateway.'

/** Members of the emulator, of its options and of its state: no gateway can be called so. */
const taken = new Set([
  ...Object.keys(optionNames),
  ...(
    'url controlUrl accounts on faults state journal calls expectCalled limitCalls transport reset close ' +
    'table rules sizes kept save saves requests paged batches answers shelves writes snapshot restore'
  ).split(' '),
])

const checkNames = (
  gateways: ReadonlyArray<AnyGateway>,
  operations: CommonOptions<string>['operations'],
): void => {
  const names = new Set<string>()
  for (const { name } of gateways) {
    if (names.has(name) || taken.has(name) || !/^[a-z][A-Za-z0-9]*$/.test(name))
      throw new TypeError(`gateways: expected for each a name of its own that is not taken; got "${name}"`)
    names.add(name)
  }
  for (const { gateway, method } of operations)
    if (!names.has(gateway))
      throw new TypeError(
        `operations: ${method} is of gateway "${gateway}"; this emulator has ${[...names].join(', ')}`,
      )
}

/**
 * Starts the gateways and the control API on one port of this machine.
 * @throws TypeError for an option that nobody reads, for a host that others can reach without `exposed`, for operations of a gateway it does not
 * have, and for a `stateFile` that holds no state it can read; the system's error when the port is taken
 */
export const startEmulator = async <Gs extends ReadonlyArray<AnyGateway> = ShippedGateways>(
  options: EmulatorOptions<Gs>,
): Promise<Emulator<Gs>> => {
  const common: CommonOptions<string> = options
  const { host = '127.0.0.1', port = 0, exposed = false } = common
  if (!isLoopback(host) && !exposed) {
    throw new TypeError(`host: expected a loopback address, or exposed: true to let others reach ${host}`)
  }
  const say = common.onBanner ?? ((text) => void process.stderr.write(`${text}\n`))
  const registry: ReadonlyArray<AnyGateway> = options.gateways ?? shippedGateways
  checkOptions(options, registry)
  checkNames(registry, common.operations)
  for (const name of ['paged', 'batches'] as const)
    for (const [method, wish] of Object.entries(common[name] ?? {})) {
      const operation = common.operations.find((one) => one.method === method)
      const problem = operation === undefined ? listProblem(name, wish) : wishProblem(name, wish, operation)
      if (problem !== undefined) throw new TypeError(`${name}: ${method}: ${problem}`)
    }
  const waits = createWaits(common.wait)
  let origin = ''
  const keeper = stateKeeper(common.stateFile)
  const context = createContext(common, registry, waits.wait, () => origin, keeper.changed)
  keeper.begin(context.state)
  const { settings, gateways } = context
  const reset = (): void => {
    context.clock.reset()
    context.state.reset()
    context.faults.clear()
    context.journal.clear()
    controls.expectations.length = 0
    context.events.tell('reset', {})
  }
  const controls: Controls = {
    expectations: [],
    snapshots: new Map(),
    reset,
    origin: () => origin,
    answer: (request) => answer(request),
  }
  const answer = createRouter(context, controls, common.explorer)
  const listening = await listen({
    host,
    port,
    limits: settings.limits,
    pause: waits.wait,
    answer,
    upgrade: acceptSockets(context),
    onUnread: (request, refused, startedAt) =>
      void context.journal.record({
        at: context.clock.now(),
        startedAt,
        request,
        answer: refused,
        faults: [],
      }),
  })
  origin = listening.origin
  if (settings.lenient) say(lenientBanner)
  if (!isLoopback(host))
    say(
      `EXPOSED: others reach this emulator on ${host}, port ${new URL(origin).port}, its control API and secrets with it.`,
    )
  const byName = <A>(of: (name: string) => A): Readonly<Record<string, A>> =>
    Object.fromEntries([...gateways.keys()].map((name) => [name, of(name)]))
  const accounts = byName((name) => gateways.get(name)?.account(origin) ?? {})
  const calls: EmulatorOf<string>['calls'] = (operation) =>
    callsOf(context.journal.kept(), operation) as ReadonlyArray<Call<never>>
  const emulator: EmulatorOf<string> = {
    url: origin,
    controlUrl: `${origin}${controlPath}`,
    accounts,
    on: (operation, handler) => void context.handlers.set(handlerKey(operation), handler),
    faults: context.faults,
    clock: context.clock,
    state: { ...context.state, ...byName((name) => gateways.get(name)?.state) },
    journal: context.journal,
    calls,
    expectCalled: (operation, expectation = {}) =>
      expectCalls(operation, calls(operation), expectation) as ReadonlyArray<Call<never>>,
    limitCalls: (count) => {
      for (const { limitCalls } of gateways.values()) limitCalls?.(count)
    },
    transport: () => inProcessTransport({ bodyBytes: settings.limits.bodyBytes, pause: waits.wait, answer }),
    reset,
    close: async () => {
      waits.endAll()
      context.events.close()
      // One turn for the streams to say so.
      await new Promise(setImmediate)
      await listening.close()
      await context.journal.close()
      await keeper.close()
    },
  }
  return { ...emulator, ...accounts } as unknown as Emulator<Gs>
}
