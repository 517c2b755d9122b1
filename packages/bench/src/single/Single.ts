import type { Verdict } from '../measure/Row'

/** A table whose figures are not CPU per operation. */
export interface SingleResult {
  readonly title: string
  readonly head: ReadonlyArray<string>
  readonly lines: ReadonlyArray<ReadonlyArray<string>>
  readonly verdicts: ReadonlyArray<Verdict>
}

export interface Single {
  readonly name: string
  readonly run: (rounds: number, onStep: () => void) => Promise<SingleResult>
}
