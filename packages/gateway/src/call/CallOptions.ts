import type { SessionSource } from '../credentials/Session'
import type { UnknownFields } from './warnings'

/** What one call may say for itself; everything has the client's own value as default. */
export interface CallOptions {
  /** The user's authorization for this call (TOP `session`, opretail token), in place of the client's. */
  readonly session?: SessionSource
  /** Aborting ends the call in a TransportError, reason `aborted`. One that is aborted already sends nothing. */
  readonly signal?: AbortSignal
  /** The whole call, waits and repeats included, in milliseconds. */
  readonly deadlineMs?: number
  /** One attempt, in milliseconds; what is left of the deadline cuts it short. */
  readonly attemptTimeoutMs?: number
  /** Members of the input that its document does not name, in place of what the client says. */
  readonly unknownFields?: UnknownFields
  /** Who calls, for events and policies: a job, a tenant, a route. Not interpreted. */
  readonly caller?: string
  /** Whether repeating this call is harmless, in place of what the operation says. */
  readonly idempotent?: boolean
}
