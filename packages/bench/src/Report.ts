import type { Machine } from './machine'
import type { Measured } from './measure/runTables'
import type { SingleResult } from './single/Single'

export type Shown = Measured | SingleResult

/** What one run of the benchmarks found; what `--json` prints. */
export interface Report {
  readonly machine: Machine
  readonly rounds: number
  /** How long the run took. */
  readonly seconds: number
  readonly tables: ReadonlyArray<Shown>
}
