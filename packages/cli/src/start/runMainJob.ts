import { startEmulator } from '@paifang/emulator'
import { axiosTransport } from '@paifang/transport'
import type { Lang } from '../Context'
import { calls } from './calls'
import { failures } from './failures'
import type { Row } from './Row'
import { runScenario } from './runScenario'

/** Starts both gateways on free loopback ports, runs every scenario one after the other, leaves nothing behind. */
export const runMainJob = async (lang: Lang): Promise<ReadonlyArray<Row>> => {
  const emulator = await startEmulator({
    operations: calls.map(({ operation }) => operation),
  })
  const transport = axiosTransport()
  const rows: Row[] = []
  try {
    for (const scenario of [...calls, ...failures])
      rows.push(await runScenario(scenario, { emulator, transport }, lang))
  } finally {
    await transport.close()
    await emulator.close()
  }
  return rows
}
