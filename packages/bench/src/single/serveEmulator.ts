import { startEmulator } from '@paifang/emulator'
import { logisticsExpressUserBlacklistTmsSync } from '@paifang/api-top-ascp'

/** The emulator in a process of its own: tells where it listens, and whenever it is asked what CPU time it has taken. */
const serve = async (): Promise<void> => {
  const { top, controlUrl } = await startEmulator({ operations: [logisticsExpressUserBlacklistTmsSync] })
  process.on('message', () => process.send?.(process.cpuUsage()))
  process.send?.({ top, controlUrl })
}

// Whoever asked for it may end without a word.
process.once('disconnect', () => process.exit())
void serve()
