import { isLoopback } from '@paifang/transport'
import { createWaits } from './createWaits'
import { createWorld } from './createWorld'
import type { Call } from './client/Call'
import { callsOf } from './client/callsOf'
import { expectCalls } from './client/expectCalls'
import { inProcessTransport } from './client/inProcess'
import type { Emulator } from './Emulator'
import type { EmulatorOptions } from './EmulatorOptions'
import { listen } from './http/listen'
import type { RawRequest } from './http/RawRequest'
import { platformId } from './opretail/OpretailCase'
import { exchange } from './world/exchange'
import { controlPath } from './control/serveControl'
import type { Controls } from './control/Controls'
import { handlerKey } from './world/handlerOf'

const lenientBanner =
  'LENIENT: this emulator accepts wrong signatures, clocks and sessions. What passes here may fail on the real gateway.'

const firstOf = <A>(rows: ReadonlyArray<A>): A => {
  const [first] = rows
  if (first === undefined) throw new TypeError('an emulator needs at least one application of each gateway')
  return first
}

/**
 * Starts both gateways and the control API on one port of this machine.
 * @throws TypeError for a host that others can reach without `exposed`; the system's error when the port is taken
 */
export const startEmulator = async (options: EmulatorOptions): Promise<Emulator> => {
  const { host = '127.0.0.1', port = 0, exposed = false } = options
  if (!isLoopback(host) && !exposed) {
    throw new TypeError(`host: expected a loopback address, or exposed: true to let others reach ${host}`)
  }
  const say = options.onBanner ?? ((text) => void process.stderr.write(`${text}\n`))
  const waits = createWaits()
  let origin = ''
  const world = createWorld(options, waits.wait, () => origin)
  const { state, settings } = world
  const topApp = firstOf(state.tables.topApps.values())
  const opretailApp = firstOf(state.tables.opretailApps.values())
  const session = firstOf(state.sessions.list()).text
  const token = firstOf(state.tokens.list()).text
  const reset = (): void => {
    world.clock.reset()
    world.state.reset()
    world.faults.clear()
    world.journal.clear()
    controls.expectations.length = 0
  }
  const controls: Controls = { expectations: [], snapshots: new Map(), reset, origin: () => origin }
  const answer = (request: RawRequest): ReturnType<typeof exchange> => exchange(world, controls, request)
  const listening = await listen({ host, port, limits: settings.limits, pause: waits.wait, answer })
  origin = listening.origin
  if (settings.lenient) say(lenientBanner)
  if (!isLoopback(host))
    say(`EXPOSED: ${origin} can be reached by others, its control API and secrets with it.`)
  const calls: Emulator['calls'] = (operation) =>
    callsOf(world.journal.kept(), operation) as ReadonlyArray<Call<never>>
  return {
    url: origin,
    top: {
      url: `${origin}/router/rest`,
      batchUrl: `${origin}/router/batch`,
      appKey: topApp.appKey,
      appSecret: topApp.appSecret,
      session,
    },
    opretail: {
      url: `${origin}/cloud.api`,
      mUrl: `${origin}/m.api`,
      accessKey: opretailApp.accessKey,
      accessSecret: opretailApp.accessSecret,
      applicationId: platformId,
      token,
    },
    controlUrl: `${origin}${controlPath}`,
    on: (operation, handler) => void world.handlers.set(handlerKey(operation), handler),
    faults: world.faults,
    clock: world.clock,
    state,
    journal: world.journal,
    calls,
    expectCalled: (operation, expectation = {}) =>
      expectCalls(operation, calls(operation), expectation) as ReadonlyArray<Call<never>>,
    transport: () => inProcessTransport({ bodyBytes: settings.limits.bodyBytes, pause: waits.wait, answer }),
    reset,
    close: async () => {
      waits.endAll()
      await listening.close()
      await world.journal.close()
    },
  }
}
