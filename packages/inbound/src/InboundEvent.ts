import type { PaifangEvent } from '@paifang/gateway'
import type { Cause, InboundError, Issue } from '@paifang/result'

/**
 * A call was answered; or one that was told to be late has ended after all. No value of it occurs; what it says of itself
 * occurs only where it is proven.
 */
export interface InboundEvent extends PaifangEvent {
  readonly type: 'inbound.call' | 'inbound.late'
  /** Wire name; `''` where the call did not prove what it says and nobody handles what it says. */
  readonly method: string
  /** Key of the application that was called, where that is proven. */
  readonly app?: string
  readonly durationMs: number
  readonly outcome: 'ok' | 'BusinessError' | 'InboundError'
  readonly reason?: InboundError['reason']
  /** Of a business failure. */
  readonly code?: string
  /** What to do next, for who reads the log. */
  readonly detail?: string
  readonly issues?: ReadonlyArray<Issue>
  /** What the handler threw. */
  readonly cause?: Cause
  /** It got the answer that a call with the same idempotency key got before. */
  readonly isRepeat?: true
}
