import { startEmulator, type Emulator } from '@paifang/emulator'
import { axiosTransport } from '@paifang/transport'
import type { Lang } from '../Context'
import type { Row } from './Row'
import { runScenario } from './runScenario'
import { scenarios } from './scenarios'

/**
 * Starts both gateways on free loopback ports, runs every scenario one after the other, leaves nothing behind. The gateways
 * stay until `show` has shown what came of it.
 */
export const runScenarios = async (
  lang: Lang,
  show: (rows: ReadonlyArray<Row>, emulator: Emulator) => Promise<void>,
): Promise<ReadonlyArray<Row>> => {
  const emulator = await startEmulator({
    operations: scenarios.map(({ operation }) => operation),
  })
  const transport = axiosTransport()
  const rows: Row[] = []
  try {
    for (const scenario of scenarios) rows.push(await runScenario(scenario, { emulator, transport }, lang))
    await show(rows, emulator)
  } finally {
    await transport.close()
    await emulator.close()
  }
  return rows
}
