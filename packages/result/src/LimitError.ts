import type { Cause } from './Cause'

/**
 * Limits that processes share cannot be kept: whoever runs their store must act. A call that a limit holds back is a
 * GatewayError of kind `throttled` instead, as if the gateway had said it.
 */
export interface LimitError {
  readonly _tag: 'LimitError'
  /** `store`: it cannot be reached; `durability`: it may forget what it was told. */
  readonly reason: 'store' | 'durability'
  /** The limit concerned: `top 12345678 taobao.trade.get`. */
  readonly limit?: string
  readonly detail?: string
  readonly cause?: Cause
}
