import { startEmulator } from '@paifang/emulator'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'

/** The emulator in a process of its own: tells where it listens. */
const serve = async (): Promise<void> => {
  const { top } = await startEmulator({ operations: [logisticsExpressUserBlacklistTmsSync] })
  process.send?.(top)
}

// Whoever asked for it may end without a word.
process.once('disconnect', () => process.exit())
void serve()
