import type { Outcome } from './Exchanger'

/** Something that can be stopped; safe to repeat. */
export interface Stoppable {
  readonly stop: (reason: 'aborted' | 'timeout', message: string) => void
}

/**
 * How far one request has come, and the way to stop it. A class, so that axios hands it on as it is when it merges
 * configurations (plain objects are copied there).
 */
export class Progress {
  /** Whether bytes of the request may have left. */
  sent: 'no' | 'maybe' = 'no'
  /** Set once nobody waits any more: nothing may be sent from then on. */
  cancelled = false
  /** What is on the wire, or in line for a connection. */
  running: Stoppable | undefined = undefined
  /** What the last exchange on the wire ended in, whatever interceptors make of it. */
  last: Outcome | undefined = undefined
}
