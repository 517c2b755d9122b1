import type { EmulatorOptions } from './EmulatorOptions'
import { createVirtualClock } from './clock/VirtualClock'
import { createFaults } from './faults/createFaults'
import { defaultLimits } from './http/Limits'
import { createJournal } from './journal/createJournal'
import { createRandom } from './random/Random'
import { createState } from './state/createState'
import { demoApps } from './state/demoApps'
import { seedInspections } from './state/seedInspections'
import type { State } from './state/State'
import { createOperations } from './world/AnyOperation'
import { defaultSettings, type Settings } from './world/Settings'
import type { World } from './world/World'

const settingsOf = (options: EmulatorOptions): Settings => {
  const chosen = Object.fromEntries(
    Object.keys(defaultSettings)
      .map((name) => [name, options[name as keyof typeof defaultSettings]] as const)
      .filter(([, value]) => value !== undefined),
  )
  return { ...defaultSettings, ...chosen, limits: { ...defaultLimits, ...options.limits } }
}

/** Everything an emulator is, without a socket. `origin` is known once it listens. */
export const createWorld = (options: EmulatorOptions, wait: World['wait'], origin: () => string): World => {
  const settings = settingsOf(options)
  const clock = createVirtualClock(options.clock ?? Date.now)
  const random = createRandom(settings.seed)
  const fill = (state: State): void => {
    for (const app of [...(options.apps ?? []), ...demoApps(options.apps ?? [])]) {
      if ('appKey' in app) state.addTopApp(app)
      else state.addOpretailApp(app)
    }
    state.sessions.issue()
    state.tokens.issue()
    seedInspections(state.tables, settings.seed)
  }
  return {
    settings,
    clock,
    random,
    state: createState({ clock, random, fill }),
    faults: createFaults(settings.seed),
    journal: createJournal({
      showSensitive: settings.showSensitive,
      origin,
      ...(options.journalFile === undefined ? {} : { file: options.journalFile }),
    }),
    operations: createOperations(options.operations),
    handlers: new Map(),
    wait,
  }
}
