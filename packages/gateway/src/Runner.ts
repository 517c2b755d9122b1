import type { CallError } from '@paifang/result'
import type { Transport } from '@paifang/transport'
import type { Either } from 'fp-ts/Either'
import type { Gateway } from './Gateway'
import type { Policy } from './Policy'

/** What a client is made of, defaults filled in. */
export interface Runner {
  readonly gateway: Gateway<string>
  readonly transport: Transport
  /** In order. */
  readonly policies: ReadonlyArray<Policy>
  readonly deadlineMs: number
  readonly attemptTimeoutMs: number
  /** The gateway's time as far as it is known: epoch milliseconds. */
  readonly stamp: () => number
  readonly now: () => number
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly isClosed: () => boolean
}

export type Outcome = Either<CallError, unknown>
