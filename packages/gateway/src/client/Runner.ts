import type { Deadlines, Transport } from '@paifang/transport'
import type { Call } from '../call/Call'
import type { Gateway } from '../Gateway'
import type { Outcome } from '../policies/Policy'
import type { PolicyHooks } from '../policies/policyHooks'
import type { UnknownFields, Warning } from '../call/warnings'

/** What a client is made of, defaults filled in. */
export interface Runner {
  readonly gateway: Gateway<string>
  readonly transport: Transport
  readonly policies: PolicyHooks
  readonly deadlineMs: number
  /** Ends what calls wait for before they are sent. */
  readonly waits: Deadlines
  readonly attemptTimeoutMs: number
  /** The gateway's time as far as it is known: epoch milliseconds. */
  readonly stamp: () => number
  /** Forgets what was learnt of the gateway's clock; `false`: nothing was. */
  readonly forgetClock: () => boolean
  readonly now: () => number
  readonly wait: (ms: number, signal?: AbortSignal) => Promise<void>
  readonly isClosed: () => boolean
  /** Told once of each call, whatever became of it. Does not throw. */
  readonly ended: (call: Call, result: Outcome) => void
  readonly unknownFields: UnknownFields
  readonly warn: (warning: Warning) => void
  /** Who signed last, and with what: the next call may fail before it has read its own. */
  lastSigned: { readonly account?: string | undefined; readonly secrets: ReadonlyArray<string> }
}
