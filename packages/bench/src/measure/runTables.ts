import { startServer } from '../server/startServer'
import { costIn, moreIn, ratioIn, rowOf } from './rowOf'
import type { Row, Verdict } from './Row'
import { runRound, type Round } from './runRound'
import type { Goal, Table } from './Table'
import { verdict } from './verdict'

export interface Measured {
  readonly table: Table
  readonly rows: ReadonlyArray<Row>
  readonly verdicts: ReadonlyArray<Verdict>
}

/** Cells are compared through the baseline that each was measured beside. */
const figureIn =
  ({ cell, over, as = 'ratio' }: Goal, baseline: string) =>
  (round: Round): number => {
    if (as === 'µs') return costIn(round, cell)
    if (as === 'µs more') return moreIn(round, cell, over)
    return ratioIn(round, cell) / ratioIn(round, over ?? baseline)
  }

const verdictOf =
  (rounds: ReadonlyArray<Round>, baseline: string) =>
  (goal: Goal): Verdict => {
    const { ratio, lowest, highest } = rowOf(rounds, goal.cell, figureIn(goal, baseline))
    return { ...verdict(goal, ratio), lowest, highest }
  }

/** All rounds of tables with the same cells; half as many where none of them has goals. */
export const runTables = async (
  tables: ReadonlyArray<Table>,
  rounds: number,
  onStep: () => void,
): Promise<ReadonlyArray<Measured>> => {
  const server = tables.some((table) => table.server) ? await startServer() : undefined
  const count = tables.some(({ goals }) => goals !== undefined) ? rounds : Math.ceil(rounds / 2)
  const all: ReadonlyArray<Round>[] = []
  try {
    for (let round = 0; round < count; round++)
      all.push(await runRound(tables, { url: server?.url ?? '', round, onStep }))
  } finally {
    await server?.close()
  }
  return tables.map((table, i) => {
    const own = all.flatMap((round) => round[i] ?? [])
    return {
      table,
      rows: table.cells.map((cell) => rowOf(own, cell)),
      verdicts: (table.goals ?? []).map(verdictOf(own, table.baseline)),
    }
  })
}
