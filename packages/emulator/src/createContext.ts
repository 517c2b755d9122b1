import { createOperations } from './call/Operations'
import { createVirtualClock } from './clock/VirtualClock'
import type { EmulatorContext } from './EmulatorContext'
import type { CommonOptions } from './EmulatorOptions'
import { createFaults } from './faults/createFaults'
import type { AnyGateway, EmulatedGateway } from './gateway/GatewayEmulation'
import { defaultLimits } from './http/Limits'
import { createJournal } from './journal/createJournal'
import { createRandom } from './random/Random'
import { defaultSettings, type Settings } from './Settings'
import { createState } from './state/State'
import { createTables } from './state/Tables'

const settingsOf = (options: CommonOptions<string>): Settings => {
  const chosen = Object.fromEntries(
    Object.keys(defaultSettings)
      .map((name) => [name, options[name as keyof typeof defaultSettings]] as const)
      .filter(([, value]) => value !== undefined),
  )
  return { ...defaultSettings, ...chosen, limits: { ...defaultLimits, ...options.limits } }
}

/** Everything an emulator is, without a socket. `origin` is known once it listens. */
export const createContext = (
  options: CommonOptions<string>,
  registry: ReadonlyArray<AnyGateway>,
  wait: EmulatorContext['wait'],
  origin: () => string,
): EmulatorContext => {
  const settings = settingsOf(options)
  const clock = createVirtualClock(options.clock ?? Date.now)
  const random = createRandom(settings.seed)
  const tables = createTables()
  const gateways = new Map<string, EmulatedGateway>()
  for (const { name, create } of registry) {
    const own = (options as unknown as Readonly<Record<string, object | undefined>>)[name] ?? {}
    gateways.set(name, create({ tables, clock, random, seed: settings.seed }, own))
  }
  return {
    settings,
    clock,
    random,
    state: createState(tables),
    faults: createFaults(settings.seed, [...gateways.keys()]),
    journal: createJournal({
      showSensitive: settings.showSensitive,
      origin,
      ...(options.journalFile === undefined ? {} : { file: options.journalFile }),
    }),
    operations: createOperations(options.operations),
    gateways,
    handlers: new Map(),
    wait,
  }
}
