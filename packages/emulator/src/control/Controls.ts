import type { Expectation } from '../client/Expectation'
import type { Snapshot } from '../state/Tables'
import type { AnyOperation } from '../call/Operations'

/** What a client of the control API left here: expectations and snapshots. */
export interface Controls {
  readonly expectations: Array<{
    readonly operation: AnyOperation
    readonly expectation: Expectation<unknown>
  }>
  readonly snapshots: Map<string, Snapshot>
  /** Everything as at the start. */
  readonly reset: () => void
  /** Origin the emulator listens on. */
  readonly origin: () => string
}
