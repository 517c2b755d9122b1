import { startServer } from '../server/startServer'
import { rowsOf } from './rowsOf'
import type { Row, Verdict } from './Row'
import { runRound, type Round } from './runRound'
import type { Goal, Table } from './Table'
import { verdict } from './verdict'

export interface Measured {
  readonly table: Table
  readonly rows: ReadonlyArray<Row>
  readonly verdicts: ReadonlyArray<Verdict>
}

const verdictOf =
  (rounds: ReadonlyArray<Round>, baseline: string) =>
  (goal: Goal): Verdict => {
    const over = goal.over ?? baseline
    const [row] = rowsOf(rounds, [goal.cell], over)
    const found = verdict(goal, row?.ratio ?? NaN)
    return row === undefined ? found : { ...found, lowest: row.lowest, highest: row.highest }
  }

/** All rounds of a table. */
export const runTable = async (table: Table, rounds: number, onStep: () => void): Promise<Measured> => {
  const server = table.server ? await startServer() : undefined
  const all: Round[] = []
  try {
    for (let i = 0; i < rounds; i++) all.push(await runRound(table, server?.url ?? '', onStep))
  } finally {
    await server?.close()
  }
  return {
    table,
    rows: rowsOf(all, table.cells, table.baseline),
    verdicts: (table.goals ?? []).map(verdictOf(all, table.baseline)),
  }
}
