import type { Expectation } from '../client/Expectation'
import type { AnyOperation } from '../call/Operations'
import type { RawAnswer } from '../http/RawAnswer'
import type { RawRequest } from '../http/RawRequest'

/** What a client of the control API left here: expectations and snapshots. */
export interface Controls {
  readonly expectations: Array<{
    readonly id: string
    readonly operation: AnyOperation
    readonly expectation: Expectation<unknown>
  }>
  /** Serialised, so that they cost what they hold; and when each was taken, GMT+8 text of the virtual clock. */
  readonly snapshots: Map<string, { readonly at: string; readonly data: Buffer }>
  /** Everything as at the start. */
  readonly reset: () => void
  /** Origin the emulator listens on. */
  readonly origin: () => string
  /** Serves a request that no socket brought. */
  readonly answer: (request: RawRequest) => Promise<RawAnswer>
}
