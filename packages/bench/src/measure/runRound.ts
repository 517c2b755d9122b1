import type { Turn } from './runCell'
import { joinSamples, type Sample } from './Sample'
import { shuffled } from './shuffled'
import { startCell, type RunningCell } from './startCell'
import type { Table } from './Table'

/** A cell and the table's baseline, measured in turns. */
export interface Pair {
  readonly own: Sample
  readonly baseline: Sample
}

/** What each cell of a table cost in one round. */
export type Round = ReadonlyMap<string, Pair>

/** In how many turns a pair does its operations: others' load comes and goes, and meets both alike this way. */
const turns = 4

const turnOf = ({ count, counts, concurrency = 1 }: Table, cell: string): Turn => ({
  count: Math.ceil((counts?.[cell] ?? count) / turns),
  concurrency,
})

/** Both do their operations a part at a time, in a new order each turn. */
const inTurns = async (
  table: Table,
  cell: string,
  own: RunningCell,
  baseline: RunningCell,
): Promise<Pair> => {
  const taken = { own: [] as Sample[], baseline: [] as Sample[] }
  const sides = [
    () => own.take(turnOf(table, cell)).then((sample) => taken.own.push(sample)),
    () => baseline.take(turnOf(table, table.baseline)).then((sample) => taken.baseline.push(sample)),
  ]
  for (let turn = 0; turn < turns; turn++) for (const side of shuffled(sides)) await side()
  return { own: joinSamples(taken.own), baseline: joinSamples(taken.baseline) }
}

type Start = (cell: string) => Promise<RunningCell>

const startOf =
  (table: Table, url: string): Start =>
  (cell) =>
    startCell(table, cell, table.warmUps?.[cell] ?? table.counts?.[cell] ?? table.warmUp ?? table.count, url)

/**
 * One round of tables with the same cells: for each cell a fresh process, and another for the baseline beside it, both as
 * warm as the other, in which all the tables are measured. Where nothing has to be fetched from a server the baseline is
 * one call of the engine and needs no other warmth: there one process of it serves all cells.
 */
export const runRound = async (
  tables: ReadonlyArray<Table>,
  url: string,
  onStep: () => void,
): Promise<ReadonlyArray<Round>> => {
  const [first] = tables
  if (first === undefined) return []
  const start = startOf(first, url)
  const shared = first.server === true ? undefined : await start(first.baseline)
  const rounds = tables.map(() => new Map<string, Pair>())
  try {
    for (const cell of shuffled(first.cells.filter((name) => name !== first.baseline))) {
      const beside = shared ?? (await start(first.baseline))
      const own = await start(cell)
      try {
        for (const [i, table] of tables.entries())
          rounds[i]?.set(cell, await inTurns(table, cell, own, beside))
      } finally {
        await own.close()
        if (shared === undefined) await beside.close()
      }
      onStep()
    }
  } finally {
    await shared?.close()
  }
  for (const pairs of rounds) {
    const all = joinSamples([...pairs.values()].map(({ baseline }) => baseline))
    pairs.set(first.baseline, { own: all, baseline: all })
  }
  return rounds
}
