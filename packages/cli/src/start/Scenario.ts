import type { ShippedGateways } from '@paifang/emulator'
import type { AnyOperation, CallHooks } from '@paifang/gateway'
import type { AsyncResult, CallError } from '@paifang/result'
import type { Text } from '../Command'
import type { StartContext } from './StartContext'

/** One thing the main job tries, and what must come of it. */
export interface Scenario {
  readonly part: 'calls' | 'failures'
  readonly title: Text
  readonly operation: AnyOperation<ShippedGateways[number]['name']>
  readonly signMethod: string
  /** What `statusOf` must say. */
  readonly expected: string
  /** Requests that reach the gateway: an input error sends none, a learnt clock sends two. */
  readonly requests: number
  /** The call, through the public API, watched by `hooks`. */
  readonly call: (context: StartContext, hooks: CallHooks) => AsyncResult<CallError, unknown>
}
