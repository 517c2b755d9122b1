import type { TransportError } from '@paifang/result'
import type { Either } from 'fp-ts/Either'
import type { HttpRequest } from './HttpRequest'
import type { HttpResponse } from './HttpResponse'
import type { Progress } from './Progress'

/** What one exchange ends in. */
export type Outcome = Either<TransportError, HttpResponse>

/** The plumbing under a transport: promises that never reject. */
export interface Exchanger {
  /** `progress` is written while the exchange runs, for a caller that has to stop it. */
  readonly send: (request: HttpRequest, progress?: Progress) => Promise<Outcome>
  readonly close: () => Promise<void>
}
