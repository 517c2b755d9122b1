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

/** Every cell but the baseline, which stands beside each; the slow ones in every third round. */
const isMeasured =
  ({ baseline, slow = [] }: Table, round: number) =>
  (cell: string): boolean =>
    cell !== baseline && (round % 3 === 0 || !slow.includes(cell))

export interface RoundOptions {
  readonly url: string
  /** From 0. */
  readonly round: number
  readonly onStep: () => void
}

const startOf =
  (table: Table, url: string) =>
  (cell: string): Promise<RunningCell> => {
    const { count, counts, warmUp = count, slow = [], slowWarmUp } = table
    const own = counts?.[cell] ?? warmUp
    return startCell(table, cell, slow.includes(cell) ? (slowWarmUp ?? own) : own, url)
  }

/**
 * One round of tables with the same cells: for each cell a fresh process, and another for the baseline beside it, both as
 * warm as the other, in which all the tables are measured.
 */
export const runRound = async (
  tables: ReadonlyArray<Table>,
  { url, round, onStep }: RoundOptions,
): Promise<ReadonlyArray<Round>> => {
  const [first] = tables
  if (first === undefined) return []
  const start = startOf(first, url)
  const rounds = tables.map(() => new Map<string, Pair>())
  for (const cell of shuffled(first.cells.filter(isMeasured(first, round)))) {
    const [own, beside] = await Promise.all([start(cell), start(first.baseline)])
    try {
      for (const [i, table] of tables.entries()) rounds[i]?.set(cell, await inTurns(table, cell, own, beside))
    } finally {
      await Promise.all([own.close(), beside.close()])
    }
    onStep()
  }
  for (const pairs of rounds) {
    const all = joinSamples([...pairs.values()].map(({ baseline }) => baseline))
    pairs.set(first.baseline, { own: all, baseline: all })
  }
  return rounds
}
