import { startEmulator } from '@paifang/emulator'
import { createTopClient } from '@paifang/gateway-top'
import { undiciTransport } from '@paifang/transport'
import { concurrently } from '../cells/concurrently'
import { input, itemGet } from '../cells/itemOperation'
import { median } from '../measure/median'
import type { Single } from './Single'

/** Client and emulator in one process, so on one core together: what a test suite sees. */
export const emulatorTable: Single = {
  name: 'emulator',
  run: async (rounds, onStep) => {
    const emulator = await startEmulator({ operations: [itemGet] })
    const transport = undiciTransport()
    const { appKey, appSecret, url } = emulator.top
    const client = createTopClient({ appKey, appSecret, endpoint: url, transport })
    const call = async (): Promise<void> => {
      const result = await client.call(itemGet, input)()
      if (result._tag === 'Left') throw new Error(JSON.stringify(result.left))
    }
    await concurrently(2000, 16, call)
    const rates: number[] = []
    for (let i = 0; i < rounds; i++) {
      const started = performance.now()
      await concurrently(3000, 16, call)
      rates.push(3_000_000 / (performance.now() - started))
      onStep()
    }
    await client.close()
    await transport.close()
    await emulator.close()
    return {
      title: 'Emulator, verified signed calls a second (client in the same process)',
      head: ['median', 'lowest', 'highest'],
      lines: [[median(rates), Math.min(...rates), Math.max(...rates)].map((rate) => rate.toFixed(0))],
      verdicts: [],
    }
  },
}
