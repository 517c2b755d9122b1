import { startServer } from '../server/startServer'
import { measureCell } from './measureCell'
import { rowsOf, type Round } from './rowsOf'
import type { Row, Verdict } from './Row'
import type { Sample } from './Sample'
import { shuffled } from './shuffled'
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

/** All rounds of a table: cells shuffled within a round, each in a fresh process. */
export const runTable = async (table: Table, rounds: number, onStep: () => void): Promise<Measured> => {
  const server = table.server ? await startServer() : undefined
  const all: Map<string, Sample>[] = []
  try {
    for (let i = 0; i < rounds; i++) {
      const round = new Map<string, Sample>()
      for (const cell of shuffled(table.cells)) {
        round.set(cell, await measureCell(table, cell, server?.url ?? ''))
        onStep()
      }
      all.push(round)
    }
  } finally {
    await server?.close()
  }
  return {
    table,
    rows: rowsOf(all, table.cells, table.baseline),
    verdicts: (table.goals ?? []).map(verdictOf(all, table.baseline)),
  }
}
