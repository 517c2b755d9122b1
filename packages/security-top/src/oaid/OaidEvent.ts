import type { PaifangEvent } from '@paifang/gateway'

/** A call for receivers, or for groups of them, ended. Counts alone: no oaid, order or receiver is named. */
export interface OaidEvent extends PaifangEvent {
  readonly type: 'oaid.decrypted' | 'oaid.merged'
  readonly gateway: 'top'
  readonly outcome: NonNullable<PaifangEvent['outcome']>
  readonly durationMs: number
  /** How many were asked for: what a quota counts. */
  readonly asked: number
  /** Of `oaid.decrypted`: receivers that came. */
  readonly answered?: number
  /** Of those, masked by the platform. */
  readonly masked?: number
  /** Of those, with an address that was changed since. */
  readonly unmatched?: number
}
