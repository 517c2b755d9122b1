import type { Emulator } from '@paifang/emulator'
import type { Transport } from '@paifang/transport'

/** What scenarios run in: the emulator of TOP and opretail, and one transport that all clients share. */
export interface StartContext {
  readonly emulator: Emulator
  readonly transport: Transport
}
