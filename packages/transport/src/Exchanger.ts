import type { TransportError } from '@paifang/result'
import type { Either } from 'fp-ts/Either'
import type { HttpRequest } from './HttpRequest'
import type { HttpResponse } from './HttpResponse'
import type { Progress } from './Progress'

/** What one exchange ends in. */
export type Outcome = Either<TransportError, HttpResponse>

/** Takes what an exchange ended in; called exactly once. */
export type Settle = (outcome: Outcome) => void

/** The plumbing under a transport. Callbacks, so that a layer that has nothing to wait for adds no promise. */
export interface Exchanger {
  /** Never throws. `progress` is written while the exchange runs, for a caller that has to stop it. */
  readonly send: (request: HttpRequest, settle: Settle, progress?: Progress) => void
  readonly close: () => Promise<void>
}
