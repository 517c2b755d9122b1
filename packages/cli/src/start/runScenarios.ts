import { startEmulator } from '@paifang/emulator'
import { axiosTransport } from '@paifang/transport'
import type { Lang } from '../Context'
import type { Row } from './Row'
import { runScenario } from './runScenario'
import { scenarios } from './scenarios'

/** Starts both gateways on free loopback ports, runs every scenario one after the other, leaves nothing behind. */
export const runScenarios = async (lang: Lang): Promise<ReadonlyArray<Row>> => {
  const emulator = await startEmulator({
    operations: scenarios.map(({ operation }) => operation),
  })
  const transport = axiosTransport()
  const rows: Row[] = []
  try {
    for (const scenario of scenarios) rows.push(await runScenario(scenario, { emulator, transport }, lang))
  } finally {
    await transport.close()
    await emulator.close()
  }
  return rows
}
