import { startEmulator, type Emulator, type EmulatorOptions } from '../src'
import { operations } from './operations'
import { now } from './peers'

/** An emulator of the tests' operations, at their moment and without its banner. */
export const startQuiet = (options: Partial<EmulatorOptions> = {}): Promise<Emulator> =>
  startEmulator({ operations, clock: () => now, onBanner: () => undefined, ...options })
