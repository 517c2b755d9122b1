import type { Transport } from '@paifang/transport'
import type { CallHooks } from '../events/Event'
import type { BanMemory } from '../policies/bans'
import type { CircuitOptions } from '../policies/circuitBreaker'
import type { ConcurrencyOptions } from '../policies/concurrencyLimit'
import type { RetryOptions } from '../policies/retry'
import type { Policy } from '../policies/Policy'
import type { UnknownFields, Warning } from '../call/warnings'

/** The policies around a call. Every value has a default; times are in milliseconds. */
export interface PolicyOptions extends CallHooks {
  /** The whole call, waits and repeats included. Default 30,000. */
  readonly deadlineMs?: number
  /** One attempt. Default 10,000. */
  readonly attemptTimeoutMs?: number
  /** What is repeated, how often and how soon; `false`: nothing but what the gateway's clock and sessions ask for. */
  readonly retry?: RetryOptions | false
  /** Longest ban ("will last for N more seconds") that a call waits out. Default 60,000; 0: none. A longer one ends it. */
  readonly maxBanWaitMs?: number
  /** What is known of bans; default: a memory of the client's own. Clients that share one learn from each other. */
  readonly bans?: BanMemory
  /** Changes the list of policies: adds one at the place where it belongs, leaves one out, or puts another in its place. */
  readonly policies?: (list: ReadonlyArray<Policy>) => ReadonlyArray<Policy>
  /** How many calls run at once, and how many wait in line; `false`: no limit. */
  readonly concurrency?: ConcurrencyOptions | false
  /** Stops sending for a while after repeated failures. Default: off. */
  readonly circuitBreaker?: CircuitOptions | false
  /**
   * Members of an input that its document does not name: `refuse` ends the call in an InputError, `warn` tells `onWarning`,
   * `send` says nothing. They are sent under `warn` and `send`. Default `warn`.
   */
  readonly unknownFields?: UnknownFields
  /** Told of what is probably a mistake. Default: Node's `process.emitWarning`, once for each operation and field. */
  readonly onWarning?: (warning: Warning) => void
  /** Epoch milliseconds; default `Date.now`. Timestamps of requests come from it. */
  readonly clock?: () => number
  /** Milliseconds that only grow, for durations and deadlines; default `performance.now`. */
  readonly now?: () => number
  /** From 0 up to 1, for jitter; default `Math.random`. */
  readonly random?: () => number
  /** Resolves after `ms`, or as soon as the signal aborts. Waits between attempts go through it. */
  readonly wait?: (ms: number, signal?: AbortSignal) => Promise<void>
}

export interface ClientOptions extends PolicyOptions {
  readonly transport: Transport & { readonly close?: () => Promise<void> }
  /** Whether `close` of the client closes the transport. Default `false`. */
  readonly ownsTransport?: boolean
}
