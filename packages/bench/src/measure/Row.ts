/** One line of a table: a cell against the table's baseline, over all rounds. */
export interface Row {
  readonly cell: string
  /** Median microseconds of CPU per operation. */
  readonly cpuUs: number
  /** Median of the ratios to the baseline of the same round. */
  readonly ratio: number
  readonly lowest: number
  readonly highest: number
}

/** A figure that the performance goals name, and whether this run met it. */
export interface Verdict {
  /** `P1`, … */
  readonly goal: string
  readonly figure: string
  readonly value: number
  /** Over all rounds, where there were several. */
  readonly lowest?: number
  readonly highest?: number
  readonly atMost: number
  readonly met: boolean
}
