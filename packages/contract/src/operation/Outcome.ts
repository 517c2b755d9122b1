import type { Path } from '../Path'

/**
 * Where an answer says how it ended. A path that is absent is not known; a path whose value is missing from an
 * answer says nothing, and the answer counts as a success unless another path contradicts it. A struct or a list where a
 * scalar should say it is no success.
 */
export interface Outcome {
  /** `accepts`: the spellings of success, compared as text: `true` and `'true'` are the same spelling. */
  readonly success?: { readonly path: Path; readonly accepts: ReadonlyArray<string> }
  /**
   * Consulted only where `success` says nothing. `accepts`: codes that mean success, compared as text; without it those that say so
   * by themselves: `0`, `200`, `OK`, `SUCCESS`, `成功`.
   */
  readonly code?: { readonly path: Path; readonly accepts?: ReadonlyArray<string> }
  readonly message?: Path
  /** A flag saying that the same request may be repeated. */
  readonly retryable?: Path
  /** Where the answer repeats its request id, if not in the gateway's own place. */
  readonly requestId?: Path
}
