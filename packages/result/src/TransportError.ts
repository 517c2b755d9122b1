import type { Cause } from './Cause'

/**
 * Why no answer was had. `timeout`: one attempt's own limit; `deadline`: the whole call's; `aborted`: the
 * caller's signal; `overloaded` and `circuit-open`: refused by this client's own policies, nothing was sent.
 */
export type TransportReason =
  | 'timeout'
  | 'deadline'
  | 'aborted'
  | 'dns'
  | 'connect'
  | 'tls'
  | 'reset'
  | 'proxy'
  | 'request'
  | 'overloaded'
  | 'circuit-open'
  | 'unknown'

/** The network must recover: no complete answer came. */
export interface TransportError {
  readonly _tag: 'TransportError'
  /** Wire name of the operation; absent when a Transport is used by itself. */
  readonly method?: string
  readonly reason: TransportReason
  /** `no`: the gateway cannot have seen the request. `maybe`: it may have been carried out. */
  readonly sent: 'no' | 'maybe'
  /** The system's own code, e.g. `ECONNRESET`. */
  readonly code?: string
  /** Where the request went, or would have gone: `gw.api.taobao.com:443`. */
  readonly host?: string
  /** English, masked. */
  readonly message: string
  /** What was thrown where nothing should have been, under `unknown`. */
  readonly cause?: Cause
}
