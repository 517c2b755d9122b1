import { median } from './median'
import type { Row } from './Row'
import type { Sample } from './Sample'

export type Round = ReadonlyMap<string, Sample>

/** Medians of paired ratios: each cell is divided by the baseline of its own round. */
export const rowsOf = (
  rounds: ReadonlyArray<Round>,
  cells: ReadonlyArray<string>,
  baseline: string,
): ReadonlyArray<Row> =>
  cells.map((cell) => {
    const figures = rounds.map((round) => round.get(cell)?.cpuUs ?? NaN)
    const ratios = rounds.map((round, i) => (figures[i] ?? NaN) / (round.get(baseline)?.cpuUs ?? NaN))
    return {
      cell,
      cpuUs: median(figures),
      ratio: median(ratios),
      lowest: Math.min(...ratios),
      highest: Math.max(...ratios),
    }
  })
