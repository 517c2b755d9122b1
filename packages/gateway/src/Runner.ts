import type { CallError } from '@paifang/result'
import type { Transport } from '@paifang/transport'
import type { Either } from 'fp-ts/Either'
import type { Call } from './Call'
import type { Gateway } from './Gateway'
import type { PolicyHooks } from './policyHooks'

export type Outcome = Either<CallError, unknown>

/** What a client is made of, defaults filled in. */
export interface Runner {
  readonly gateway: Gateway<string>
  readonly transport: Transport
  readonly policies: PolicyHooks
  readonly deadlineMs: number
  readonly attemptTimeoutMs: number
  /** The gateway's time as far as it is known: epoch milliseconds. */
  readonly stamp: () => number
  readonly now: () => number
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly isClosed: () => boolean
  /** Told once of each call, whatever became of it. Does not throw. */
  readonly ended: (call: Call, result: Outcome) => void
}
