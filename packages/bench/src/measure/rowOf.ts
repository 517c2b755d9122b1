import { median } from './median'
import type { Row } from './Row'
import type { Round } from './runRound'
import { cpuPerOperation } from './Sample'

/** A cell's cost over that of the baseline beside it; NaN where it was not measured. */
export const ratioIn = (round: Round, cell: string): number => {
  const pair = round.get(cell)
  return pair === undefined ? NaN : cpuPerOperation(pair.own) / cpuPerOperation(pair.baseline)
}

/** Microseconds that a cell costs above another, or above the baseline beside it; NaN where it was not measured. */
export const moreIn = (round: Round, cell: string, over?: string): number => {
  const pair = round.get(cell)
  const other = over === undefined ? pair?.baseline : round.get(over)?.own
  return pair === undefined || other === undefined ? NaN : cpuPerOperation(pair.own) - cpuPerOperation(other)
}

/** Microseconds that a cell costs; NaN where it was not measured. */
export const costIn = (round: Round, cell: string): number => {
  const pair = round.get(cell)
  return pair === undefined ? NaN : cpuPerOperation(pair.own)
}

/** A line of a table: medians, over all rounds that have the cell, of figures that `ratioOf` takes from each. */
export const rowOf = (
  rounds: ReadonlyArray<Round>,
  cell: string,
  ratioOf: (round: Round) => number = (round) => ratioIn(round, cell),
): Row => {
  const ratios = rounds.map(ratioOf).filter((ratio) => !Number.isNaN(ratio))
  const own = rounds.flatMap((round) => round.get(cell)?.own ?? [])
  return {
    cell,
    cpuUs: median(own.map(cpuPerOperation)),
    ratio: median(ratios),
    lowest: Math.min(...ratios),
    highest: Math.max(...ratios),
  }
}
