import type { Emulator } from '@paifang/emulator'
import type { Transport } from '@paifang/transport'

/** What scenarios run in: the emulator of both gateways, and one transport that all clients share. */
export interface World {
  readonly emulator: Emulator
  readonly transport: Transport
}
