import { randomBytes } from 'node:crypto'
import { createOperations } from './call/Operations'
import { createVirtualClock } from './clock/VirtualClock'
import type { EmulatorContext } from './EmulatorContext'
import type { CommonOptions } from './EmulatorOptions'
import { createEvents } from './events/createEvents'
import { createFaults } from './faults/createFaults'
import type { AnyGateway, EmulatedGateway } from './gateway/GatewayEmulation'
import { defaultLimits } from './http/Limits'
import { createJournal } from './journal/createJournal'
import { createRandom } from './random/Random'
import { defaultSettings, type Settings } from './Settings'
import { createState } from './state/State'
import { createTables } from './state/Tables'
import type { PlatformCaller } from './trigger/PlatformCaller'

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
  onChanged: () => void = () => undefined,
): EmulatorContext => {
  const settings = settingsOf(options)
  const events = createEvents()
  const clock = createVirtualClock(options.clock ?? Date.now, (shown) => events.tell('clock', shown))
  const random = createRandom(settings.seed)
  const tables = createTables((table) => {
    events.changed(table)
    onChanged()
  })
  const gateways = new Map<string, EmulatedGateway>()
  const callers = new Map<string, PlatformCaller>()
  for (const { name, create, caller } of registry) {
    if (caller !== undefined) callers.set(name, caller)
    const own = (options as unknown as Readonly<Record<string, object | undefined>>)[name] ?? {}
    gateways.set(name, create({ tables, clock, random, seed: settings.seed }, own))
  }
  return {
    instance: randomBytes(6).toString('hex'),
    startedMs: Date.now(),
    settings,
    events,
    clock,
    random,
    state: createState(tables, options),
    faults: createFaults(settings.seed, [...gateways.keys()], (rules) => events.tell('faults', { rules })),
    journal: createJournal({
      showSensitive: settings.showSensitive,
      keeps: options.journalKeeps ?? {},
      watcher: {
        recorded: events.recorded,
        noted: events.note,
        cleared: (to) => events.tell('cleared', { to }),
      },
      origin,
      ...(options.journalFile === undefined ? {} : { file: options.journalFile }),
    }),
    operations: createOperations(
      options.operations,
      [...gateways.values()].flatMap(({ operations = [] }) => operations),
    ),
    gateways,
    callers,
    handlers: new Map(),
    wait,
  }
}
