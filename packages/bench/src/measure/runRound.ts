import { joinSamples, type Sample } from './Sample'
import { shuffled } from './shuffled'
import { startCell, type RunningCell } from './startCell'
import type { Table } from './Table'

/** What each cell of a table cost in one round. */
export type Round = ReadonlyMap<string, Sample>

/** In how many turns a cell's operations are done: others' load comes and goes, and meets all cells alike this way. */
const turns = 10

/**
 * One round: each cell in a fresh process, started and warmed up one after the other; then all of them do their
 * operations in turns, in a new order each turn.
 */
export const runRound = async (table: Table, url: string, onStep: () => void): Promise<Round> => {
  const countOf = (cell: string): number => Math.ceil((table.counts?.[cell] ?? table.count) / turns)
  const running = new Map<string, RunningCell>()
  const samples = new Map<string, Sample[]>(table.cells.map((cell) => [cell, []]))
  try {
    for (const cell of shuffled(table.cells)) {
      running.set(cell, await startCell(table, cell, countOf(cell) * turns, url))
      onStep()
    }
    for (let turn = 0; turn < turns; turn++)
      for (const [cell, { take }] of shuffled([...running]))
        samples.get(cell)?.push(await take(countOf(cell)))
  } finally {
    await Promise.all([...running.values()].map(({ close }) => close()))
  }
  return new Map([...samples].map(([cell, taken]) => [cell, joinSamples(taken)]))
}
