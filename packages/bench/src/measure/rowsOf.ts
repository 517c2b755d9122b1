import { median } from './median'
import type { Row } from './Row'
import type { Round } from './runRound'
import { cpuPerOperation } from './Sample'

/** Medians of paired ratios: each cell is divided by the baseline of its own round. */
export const rowsOf = (
  rounds: ReadonlyArray<Round>,
  cells: ReadonlyArray<string>,
  baseline: string,
): ReadonlyArray<Row> =>
  cells.map((cell) => {
    const figures = rounds.map((round) => figureOf(round, cell))
    const ratios = rounds.map((round, i) => (figures[i] ?? NaN) / figureOf(round, baseline))
    return {
      cell,
      cpuUs: median(figures),
      ratio: median(ratios),
      lowest: Math.min(...ratios),
      highest: Math.max(...ratios),
    }
  })

const figureOf = (round: Round, cell: string): number => {
  const sample = round.get(cell)
  return sample === undefined ? NaN : cpuPerOperation(sample)
}
